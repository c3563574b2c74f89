using Goldthread.Feeds.Imports;
using Goldthread.Linkage;
using Goldthread.Reading;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Web.Layout;
using Goldthread.Web.Running;
using Microsoft.AspNetCore.Mvc;
using Entry = Goldthread.Store.Entries.Entry;

namespace Goldthread.Web.Links;

/// <summary>
/// Identities that adoption closed, and what is told of them late. Only who keeps adoption records sees that there is such a page; nowhere in it does it stand who a child is now, and nobody else sees it, nor how much of it there is.
/// </summary>
public sealed class ApartPage(IServiceProvider services, LinkDesk desk) : ActingPage(services)
{
    public sealed record Closed(Entry.IdentitySealed Entry, string Who, DateTimeOffset When);

    /// <summary>Somebody whom the reader's agency held under an identity that is closed, with what it told of them. What others told of them is for their keepers.</summary>
    public sealed record Held(Entry.PersonHeld Person, IReadOnlyList<Kept> Told);

    public IReadOnlyList<Held> HeldHere { get; private set; } = [];

    public IReadOnlyList<Closed> Identities { get; private set; } = [];

    public IReadOnlyList<Entry.NotTaken> Parts { get; private set; } = [];

    [BindProperty]
    public string? Number { get; set; }

    /// <summary>Whom the reader's systems hold as the same child without that number: a line each, the feed and its key.</summary>
    [BindProperty]
    public string? Others { get; set; }

    [BindProperty]
    public string? Basis { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Feed { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    protected override IReadOnlyList<string> Concerned => [];

    public string Here => $"/kept-apart?as={Reader}&by={By}";

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "by")] string? by)
    {
        By = by;
        return await Found() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostClose()
    {
        if (!await Found()) return NotFound();
        var number = ClosedIdentities.Digits(Number ?? "");
        return await Write("an identity closed", _ => Why(number), _ => Closing(number)) ?? Redirect(Here);
    }

    /// <summary>What was told late was dealt with, and is not needed here any more.</summary>
    public async Task<IActionResult> OnPostDrop()
    {
        if (!await Found()) return NotFound();
        var part = Parts.FirstOrDefault(p => p.Feed == Feed && p.Key == Key);
        return await Write("a part that was kept apart dropped", _ => part is null ? ["It was dealt with already."] : string.IsNullOrWhiteSpace(Reason) ? ["Say why."] : [], _ => [part! with { Is = NotTakenState.Dropped, Content = "", People = [], Reason = Reason!.Trim() }]) ?? Redirect(Here);
    }

    private IEnumerable<string> Why(string number)
    {
        if (!NhsNumber.Checks(number)) yield return "Write the NHS number from before the adoption: ten digits that agree with their check digit.";
        foreach (var (line, _) in OthersHeld().Where(o => o.Held is null)) yield return $"Nobody is held here as '{line}'. Write the feed, a space, and the key.";
        if (string.IsNullOrWhiteSpace(Basis)) yield return "Say on what legal basis.";
        if (string.IsNullOrWhiteSpace(Reason)) yield return "Say why.";
    }

    // Whoever linked the closed identity with another, nobody is linked with it from here on; and what waited to be corrected is kept apart too.
    private IReadOnlyList<Entry> Closing(string number)
    {
        var (journal, book) = (Live!.Store!.Journal, desk.Book(Live.Store.Journal));
        var held = book.People.Where(p => p.NhsNumber is { } own && ClosedIdentities.Digits(own) == number).Concat(OthersHeld().Select(o => o.Held).OfType<Entry.PersonHeld>()).Select(p => p.Person).ToHashSet(StringComparer.Ordinal);
        var ended = held.SelectMany(book.PairsOf).Distinct().Where(p => !p.Link.About.All(held.Contains)).Select(p => p.Link.Is switch
        {
            LinkState.Confirmed => p.Link with { Is = LinkState.Undone, Weight = null, Reason = "no longer linked" },
            LinkState.Proposed => p.Link with { Is = LinkState.Withdrawn, Weight = null, Reason = "no longer proposed" },
            _ => null,
        });
        var closed = new ClosedIdentities([number], held);
        var waiting = journal.ReadOf(Types, 0, journal.Head.Position).Select(k => k.Entry).OfType<Entry.NotTaken>().GroupBy(n => n.Identity, StringComparer.Ordinal).Select(n => n.Last()).Where(n => n.Is == NotTakenState.Waiting && closed.StandIn(n.Content));
        return [.. ended.OfType<Entry.Link>(), new Entry.IdentitySealed(number, [.. held.Order(StringComparer.Ordinal)], Basis!.Trim(), Reason!.Trim()), .. waiting.Select(n => n with { Is = NotTakenState.Apart, Why = [ProblemKind.KeptApart.Code], People = [.. held.Order(StringComparer.Ordinal)] })];
    }

    private IEnumerable<(string Line, Entry.PersonHeld? Held)> OthersHeld()
    {
        var book = desk.Book(Live!.Store!.Journal);
        foreach (var line in (Others ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            yield return (line, line.Split(' ', 2) is [var feed, var key] && Board!.Register.AgenciesOf(feed).Contains(Reader) ? book.People.FirstOrDefault(p => p.Feed == feed && p.Key == key) : null);
    }

    private async Task<bool> Found()
    {
        if (Live?.Store is not { } store || Board is null || By is not { } by || !Present.Any(p => p.Id == by) || !Staff.PostsOf(by).Any(p => Live.Casebook.Catalogue.Access.AdoptionRecords.Contains(p.Role)))
        {
            Missing.Tell(HttpContext, "There is no such page.", [("/", "Goldthread")]);
            return false;
        }
        return await Audited("what is kept apart", () =>
        {
            var (identities, parts) = (new List<Closed>(), new OrderedDictionary<string, Entry.NotTaken>(StringComparer.Ordinal));
            foreach (var kept in store.Journal.ReadOf(Types, 0, store.Journal.Head.Position))
                switch (kept.Entry)
                {
                    case Entry.IdentitySealed s: identities.Add(new(s, kept.Who, kept.When)); break;
                    case Entry.NotTaken { Is: NotTakenState.Apart } n: parts[n.Identity] = n; break;
                    case Entry.NotTaken n: parts.Remove(n.Identity); break;
                }
            (Identities, Parts) = (identities, [.. parts.Values]);
            HeldHere = [.. Board.Register.Closed.Where(h => Board.Register.AgenciesOf(h.Feed).Contains(Reader)).Select(h => new Held(h, Told(store.Journal, h.Person)))];
            return (true, (IReadOnlyList<string>)[.. HeldHere.Select(h => h.Person.Person).Distinct(StringComparer.Ordinal)], (IReadOnlyList<long>)[.. HeldHere.SelectMany(h => h.Told).Select(k => k.Position)]);
        });
    }

    // Of every statement the last version; one that was taken back tells nothing any more.
    private List<Kept> Told(Journal journal, string person) =>
        [.. journal.Of(person).Where(k => k.Entry is Entry.Told t && t.Record.By == Reader).GroupBy(k => ((Entry.Told)k.Entry!).Record.Source is { } s ? (s.System, s.Key) : ("", ((Entry.Told)k.Entry!).Record.Id)).Select(g => g.Last()).Where(k => ((Entry.Told)k.Entry!).Record.Withdraws is null)];

    private static readonly IReadOnlySet<string> Types = new HashSet<string>(StringComparer.Ordinal) { "identity.sealed", "feed.not-taken" };
}
