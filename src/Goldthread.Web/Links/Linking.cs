using System.Globalization;
using Goldthread.Feeds.Imports;
using Goldthread.Linkage;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;

namespace Goldthread.Web.Links;

/// <summary>
/// Says of everybody whom agencies tell of who they may be, among everybody whom agencies hold: linked where nobody needs to be asked, proposed where somebody does, and taken back where what is held now does not speak for
/// it any more. It follows the journal, in which it also stands how far it has come; so it does not matter by which way somebody was told of, nor whether the program ended in between.
/// </summary>
public sealed class Linking
{
    /// <summary>By whom links are told that nobody decided.</summary>
    public const string Who = "goldthread:linkage";

    public static Cause Own { get; } = new(Who, "linkage");

    // More than so many are no help to whoever looks.
    private const int MostProposed = 3;

    // When so many records of the index hold no more, it is made anew.
    private const int MostRetired = 5_000;

    private readonly Journal journal;
    private readonly LinkWords words;
    private readonly long begin;
    private readonly Dictionary<string, string> decided = new(StringComparer.Ordinal);
    private LinkBook book = new();
    private Mothers mothers;
    private LinkIndex? index;
    private long through;

    private Linking(Journal journal, LinkWords words)
    {
        (this.journal, this.words, mothers) = (journal, words, new(journal));
        var last = journal.LastOf("people.compared")?.Entry as Entry.PeopleCompared;
        HasBegun = last is not null;
        through = begin = last?.Through ?? journal.Head.Position;
    }

    /// <summary>Where the journal does not say how far it has come, everybody whom it holds already is known, and nothing is said of them.</summary>
    /// <returns>Null where there is nothing to compare by.</returns>
    public static Linking? Over(Journal? journal, LinkWords? words) => journal is null || words is null ? null : new(journal, words);

    /// <summary>Whether the journal says how far it has come.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Written before anybody is told of for the first time, it says that whoever follows is to be compared.</summary>
    public Entry Beginning => new Entry.PeopleCompared(begin);

    /// <summary>What follows from whatever has been told since: links, and last how far it has come. Empty where nothing was told that bears on it.</summary>
    public IReadOnlyList<Entry> Follow()
    {
        if (journal.Head.Position == through) return [];
        var waiting = new OrderedDictionary<string, bool>(StringComparer.Ordinal);
        var bears = false;
        if (index is null)
        {
            if (!journal.ReadOf(Bearing, through, journal.Head.Position).Any(Bears)) return [];
            Open();
        }
        foreach (var kept in journal.Read(through))
        {
            through = kept.Position;
            HasBegun |= kept.Entry is Entry.PeopleCompared;
            bears |= Bears(kept);
            Take(kept, waiting);
        }
        if (!bears) return [];
        var changes = new LinkChanges(book);
        for (var i = 0; i < waiting.Count; i++) Compare(waiting.GetAt(i).Key, changes, waiting);
        Births(changes);
        if (index!.Retired > MostRetired) index = null;
        return [.. changes.Steps, new Entry.PeopleCompared(through)];
    }

    private static readonly IReadOnlySet<string> Bearing = LinkBook.Types.Append("record.told").ToHashSet(StringComparer.Ordinal);

    private static bool Bears(Kept kept) => kept.Entry is Entry.PersonHeld or Entry.IdentitySealed or Entry.NumberSuperseded or Entry.Told { Record.Kind.Asserts: "mother" } || (kept.Entry is Entry.Link && kept.Who != Who);

    // Everybody who had been compared by then, as they stood.
    private void Open()
    {
        book = new();
        decided.Clear();
        mothers = new(journal);
        foreach (var kept in journal.ReadOf(LinkBook.Types, 0, through)) book.Take(kept);
        var table = new RecordTable(HeldRow.Schema, words.Names, words.Missing, superseded: book.Superseded);
        foreach (var held in book.People) table.Add(SourceOf(held), HeldRow.Values(held), earlierValues: book.History(held.Person)!.Earlier);
        index = new(table, words.Model);
        foreach (var pair in book.Pairs) Take(pair);
    }

    private void Take(Kept kept, OrderedDictionary<string, bool> waiting)
    {
        var before = kept.Entry is Entry.PersonHeld p ? book.History(p.Person) : null;
        book.Take(kept);
        switch (kept.Entry)
        {
            case Entry.PersonHeld held when before is null || !before.IsComparedAs(book.History(held.Person)!):
                waiting[held.Person] = true;
                break;
            case Entry.IdentitySealed:
                foreach (var held in book.People.Where(h => book.IsClosed(h.Person))) waiting[held.Person] = true;
                break;
            case Entry.NumberSuperseded s:
                foreach (var held in book.People.Where(h => h.NhsNumber is { } number && ClosedIdentities.Digits(number) == s.Old)) waiting[held.Person] = true;
                break;
            case Entry.Link link:
                Take(book.Of(link.Person, link.Other)!);
                // Whoever is parted by a person may be somebody else.
                if (link.Is == LinkState.Undone && kept.Who != Who) waiting[link.Person] = waiting[link.Other] = true;
                break;
        }
    }

    // What people decided holds, whatever the likeness; and whom they parted, likeness does not join again.
    private void Take(LinkBook.Standing pair)
    {
        var link = pair.Link;
        if (decided.Remove(link.Identity, out var earlier)) index!.Undo(earlier);
        if (pair.IsByLikeness)
        {
            if (link.Is == LinkState.Confirmed && !index!.IsOne(link.Person, link.Other)) index.Link(link.Person, link.Other, (link.Weight ?? 0) / 100.0);
            else if (link.Is is LinkState.Undone) index!.Unlink(link.Person, link.Other);
        }
        else if (link.Is is LinkState.Confirmed or LinkState.Refused or LinkState.Undone)
        {
            decided[link.Identity] = $"{link.Identity}\n{index!.Decisions.Made.Count}";
            index.Decide(new(decided[link.Identity], link.Person, link.Other, link.Is == LinkState.Confirmed, pair.Who, ""));
        }
    }

    private Source SourceOf(Entry.PersonHeld held) => HeldRow.SourceOf(held) is var source && book.IsClosed(held.Person) ? source with { Standing = Standing.Sealed } : source;

    private void Compare(string label, LinkChanges changes, OrderedDictionary<string, bool> waiting)
    {
        if (book.History(label) is not { Now: var held } history) return;
        var linked = index!.Records(label).SelectMany(book.PairsOf).Where(p => p is { IsByLikeness: true, Link: { Is: LinkState.Confirmed, Weight: not null } }).Distinct().ToList();
        var (_, matching) = index.Replace(SourceOf(held), HeldRow.Values(held), earlier: history.Earlier);
        foreach (var pair in linked.Where(p => !index.IsOne(p.Link.Person, p.Link.Other) && !p.Link.About.All(book.IsClosed)))
        {
            changes.Say(pair.Link with { Is = LinkState.Undone, Weight = null, Reason = "what is held of the two now does not speak for it" });
            index.Unlink(pair.Link.Person, pair.Link.Other);
            foreach (var end in pair.Link.About) waiting.TryAdd(end, true);
        }
        foreach (var pair in book.PairsOf(label).Where(p => p is { IsByLikeness: true, Link: { Is: LinkState.Confirmed, Weight: null } }))
            if (IsForbidden(pair.Link)) changes.Say(pair.Link with { Is = LinkState.Undone, Reason = "what is held of the two now forbids it" });
            else index.Link(pair.Link.Person, pair.Link.Other, 0);
        var found = Of(held, matching).Where(l => l.Is == LinkState.Confirmed || !index.IsOne(l.Person, l.Other)).ToList();
        foreach (var pair in book.PairsOf(label).Where(p => p is { IsByLikeness: true, Link.Is: LinkState.Proposed } && found.TrueForAll(l => !index.IsOne(l.Other, p.Link.Person == label ? p.Link.Other : p.Link.Person))))
            changes.Say(pair.Link with { Is = LinkState.Withdrawn, Weight = null, Reason = "what is held of the two now does not speak for it" });
        foreach (var link in found.Where(l => !StandsAlready(l, changes))) changes.Say(link);
    }

    // The same was said of another record of the person, and stands.
    private bool StandsAlready(Entry.Link link, LinkChanges changes) =>
        book.PairsOf(link.Person).Select(p => p.Link).Any(l => l.Identity != link.Identity && changes.StateOf(l.Person, l.Other) == link.Is && index!.IsOne(link.Other, l.Person == link.Person ? l.Other : l.Person));

    // A child who was expected and is born need not be alike; but two numbers, or another birth, are two children.
    private bool IsForbidden(Entry.Link link) => !link.About.All(book.IsClosed) && link.About.All(l => book.Person(l) is { } held && !HeldRow.IsExpected(held)) && index!.Between(link.Person, link.Other).Barred;

    private static IEnumerable<Entry.Link> Of(Entry.PersonHeld held, Matching matching) => matching.Outcome switch
    {
        Outcome.Link => matching.People.Where(p => p.Verdict.Outcome == Outcome.Link).Select(p => Link(held, p, LinkState.Confirmed)),
        Outcome.Review or Outcome.Many => matching.People.Take(MostProposed).Select(p => Link(held, p, LinkState.Proposed)),
        _ => [],
    };

    private static Entry.Link Link(Entry.PersonHeld held, PersonMatch match, LinkState state) =>
        new(held.Person, match.Record, state, match.Verdict.Rule == Rule.None ? string.Create(CultureInfo.InvariantCulture, $"alike in {Waterfall.Best(match.Waterfall)}") : Waterfall.Say(match.Verdict.Rule), (long)(match.Score.Bits * 100));

    // A child who was expected is presumed to be the one who was born, so that no duty is left without a child; and no more when it was no birth of that pregnancy.
    private void Births(LinkChanges changes)
    {
        mothers.Read(book);
        var presumed = Presumption.Of(book, index!.Decisions);
        foreach (var link in presumed.Where(l => book.Of(l.Person, l.Other) is not { Link.Is: LinkState.Confirmed })) changes.Say(link);
        var stands = presumed.Select(l => l.Identity).ToHashSet(StringComparer.Ordinal);
        foreach (var pair in book.Pairs.Where(p => p is { IsByLikeness: true, Link: { Is: LinkState.Confirmed, Weight: null } } && !stands.Contains(p.Link.Identity) && p.Link.About.Any(l => book.Person(l) is { } held && HeldRow.IsExpected(held))))
            changes.Say(pair.Link with { Is = LinkState.Undone, Reason = "it was no birth of that pregnancy" });
    }
}
