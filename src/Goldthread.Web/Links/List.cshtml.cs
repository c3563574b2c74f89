using Goldthread.Linkage;
using Goldthread.Store.Entries;
using Goldthread.Store.Projections;
using Goldthread.Web.Feeds;
using Goldthread.Web.Running;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Web.Links;

/// <summary>Who may be one person: what is proposed to the agencies that hold them, the likeliest first, side by side, with what speaks for it and against; and what was decided.</summary>
public sealed class ListPage(IServiceProvider services, LinkDesk desk, FeedDesk feeds) : ActingPage(services)
{
    /// <summary>Shown at once; the next follow when these are decided.</summary>
    public const int MostShown = 10;

    private IReadOnlyDictionary<string, IReadOnlySet<string>> agencies = new Dictionary<string, IReadOnlySet<string>>();

    /// <summary>Two records that may be of one person.</summary>
    /// <param name="IsWhole">How both are held may be shown; else only that somebody is held, and by whom.</param>
    public sealed record Pair(LinkBook.Standing Standing, Entry.PersonHeld One, Entry.PersonHeld Other, IReadOnlyList<WaterfallStep> Steps, bool IsWhole);

    public IReadOnlyList<Pair> Proposed { get; private set; } = [];

    public int InAll { get; private set; }

    /// <summary>What people decided, the latest first.</summary>
    public IReadOnlyList<Pair> Decided { get; private set; } = [];

    /// <summary>The address of one that is shown.</summary>
    [BindProperty(Name = "pair")]
    public string? Chosen { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    protected override IReadOnlyList<string> Concerned => [.. Asked()?.Standing.Link.About ?? []];

    /// <summary>A label says which system holds somebody, so the page does not have it.</summary>
    public string AddressOf(Pair pair) => $"{Board!.Register.AddressOf(pair.One.Person)}-{Board.Register.AddressOf(pair.Other.Person)}";

    public async Task<IActionResult> OnGetAsync()
    {
        await Look();
        return Page();
    }

    public Task<IActionResult> OnPostLink() => Decide("two records linked", LinkState.Confirmed, p => p.Standing.Link.Is is LinkState.Proposed or LinkState.Refused or LinkState.Undone);

    public Task<IActionResult> OnPostApart() => Decide("two records told to be two people", LinkState.Refused, p => p.Standing.Link.Is is LinkState.Proposed or LinkState.Undone);

    public Task<IActionResult> OnPostUndo() => Decide("a link undone", LinkState.Undone, p => p.Standing.Link.Is == LinkState.Confirmed);

    /// <summary>Puts a question to the agency that holds the other record; it stands in that record's file as well.</summary>
    public async Task<IActionResult> OnPostAsk()
    {
        await Look();
        var pair = Asked();
        var (own, theirs) = pair is not null && IsOurs(pair.One) ? (pair.One, pair.Other) : (pair?.Other!, pair?.One!);
        return await Write("another agency asked who somebody is", _ => pair is null ? ["This pair is not for you to decide, or it has been decided."] : string.IsNullOrWhiteSpace(Reason) ? ["Say what you ask."] : [], by => Question(by, own, theirs))
            ?? Redirect($"/links{With}");
    }

    /// <summary>Agencies for which a person is held.</summary>
    public IReadOnlyCollection<string> AgenciesOf(Entry.PersonHeld held) => agencies.GetValueOrDefault(held.Feed) ?? (IReadOnlyCollection<string>)[held.Feed];

    /// <summary>What the reader's own agency holds, and of others what agreements let it learn.</summary>
    public bool MayShow(Entry.PersonHeld held) => IsOurs(held) || Board!.Screens.MayName(Board, held, Reader);

    /// <summary>Who decided and when. Why is content of the agency that wrote it: others learn which agency decided, and in what role.</summary>
    public string Decision(LinkBook.Standing standing)
    {
        var (who, at) = (standing.Who[DecisionEntries.User.Length..], Minutes.Of(standing.When));
        var view = Board!.Register.Staff.At(at) is var then && then.PostsOf(who).Count > 0 ? then : Staff;
        var when = Telling.When(at);
        return view.PostsOf(who) is not [var post, ..] || view.AgencyOf(post.Team) is not { } agency ? $"{when}, by somebody who is not in post any more."
            : agency == Reader ? $"{when}, by {Telling.Practitioner(who)}: {standing.Link.Reason}"
            : $"{when}, by {Telling.Agency(agency)}, {post.Role.Replace('-', ' ')}. Why is for that agency to say.";
    }

    /// <summary>Why it is proposed; of what an invention knows and no system holds, what the two have alike.</summary>
    public static string Because(Pair pair) => pair.Standing.Link.Reason is var reason && reason == Partnerships.Told.SamePerson.Alike[^1] && Waterfall.Best(pair.Steps) is { Length: > 0 } best ? $"alike in {best}" : reason;

    /// <summary>Another agency holds one of the two, and can be asked.</summary>
    public bool IsOthers(Pair pair) => !IsOurs(pair.One) || !IsOurs(pair.Other);

    private bool IsOurs(Entry.PersonHeld held) => AgenciesOf(held).Contains(Reader);

    private Pair? Asked() => Proposed.Concat(Decided).FirstOrDefault(p => AddressOf(p) == Chosen);

    private async Task<IActionResult> Decide(string what, LinkState state, Func<Pair, bool> may)
    {
        await Look();
        return await Write(what, _ => Asked() is not { } pair || !may(pair) ? ["This pair is not for you to decide, or it has been decided."] : string.IsNullOrWhiteSpace(Reason) ? ["Say why."] : [], _ => Asked()!.Standing.Link with { Is = state, Reason = Reason!.Trim(), Weight = null })
            ?? Redirect($"/links{With}");
    }

    private Entry.Told Question(string by, Entry.PersonHeld own, Entry.PersonHeld theirs) => new(OwnFeed, Written("question.asked", by, own.Person) with
    {
        To = [.. AgenciesOf(theirs)],
        Fields = new Dictionary<string, string> { ["of"] = "other", ["question"] = Reason!.Trim() },
    });

    private async Task Look()
    {
        if (Live?.Store is not { } store || Board is not { } board) return;
        var book = desk.Book(store.Journal);
        agencies = feeds.Books(store.Journal).ToDictionary(f => f.Key, f => (IReadOnlySet<string>)f.Value.Covers.Select(c => c.Agency).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        // Most pairs were linked by what a system says itself: nobody is asked about them.
        var pairs = book.Pairs.Where(s => (s.Link.Is == LinkState.Proposed || s.Who.StartsWith(DecisionEntries.User, StringComparison.Ordinal)) && !s.Link.About.Any(book.IsClosed)).Select(s => (Standing: s, One: book.Person(s.Link.Person), Other: book.Person(s.Link.Other))).Where(p => p.One is not null && p.Other is not null)
            .Select(p => (p.Standing, One: p.One!, Other: p.Other!)).Where(p => (IsOurs(p.One) || IsOurs(p.Other)) && new[] { p.One, p.Other }.All(h => AgenciesOf(h).Any(a => board.MayKnow(a, Reader)) && (IsOurs(h) || board.Screens.Guard(board, board.Register.NameOf(h.Person), Reader) is null))).ToList();
        var proposed = pairs.Where(p => p.Standing.Link.Is == LinkState.Proposed).OrderByDescending(p => p.Standing.Link.Weight ?? 0).ToList();
        var decided = pairs.Where(p => p.Standing.Who.StartsWith(DecisionEntries.User, StringComparison.Ordinal)).Reverse().ToList();
        InAll = proposed.Count;
        await Audited("who may be one person", () =>
        {
            Proposed = [.. proposed.Take(MostShown).Select(p => MayShow(p.One) && MayShow(p.Other) ? new Pair(p.Standing, p.One, p.Other, desk.Waterfall(p.One, p.Other), true) : new Pair(p.Standing, p.One, p.Other, [], false))];
            Decided = [.. decided.Take(MostShown).Select(p => new Pair(p.Standing, p.One, p.Other, [], MayShow(p.One) && MayShow(p.Other)))];
            return (true, (IReadOnlyList<string>)[.. Proposed.Concat(Decided).SelectMany(p => new[] { p.One.Person, p.Other.Person }).Distinct(StringComparer.Ordinal)], (IReadOnlyList<long>)[]);
        });
    }
}
