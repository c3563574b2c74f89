using System.Globalization;
using Goldthread.Linkage;
using Goldthread.Records;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Watching;

namespace Goldthread.Web.Links;

/// <summary>Says of people whom a feed tells of who they may be, among everybody whom agencies hold: linked where nobody needs to be asked, proposed where somebody does.</summary>
public sealed class Linking
{
    /// <summary>By whom links are told that nobody decided.</summary>
    public const string Who = "goldthread:linkage";

    // More than so many are no help to whoever looks.
    private const int MostProposed = 3;

    private readonly Journal journal;
    private readonly LinkBook book = new();
    private readonly HashSet<string> indexed = new(StringComparer.Ordinal);
    private readonly LinkIndex index;

    private Linking(Journal journal, LinkWords words)
    {
        this.journal = journal;
        book.Follow(journal);
        var table = new RecordTable(HeldRow.Schema, words.Names, words.Missing);
        foreach (var held in book.People.Where(p => indexed.Add(p.Person))) table.Add(HeldRow.SourceOf(held), HeldRow.Values(held));
        index = new(table, words.Model);
        Decided();
    }

    /// <summary>Everybody whom a journal holds already is known, and nothing is said of them.</summary>
    /// <returns>Null where there is nothing to compare by.</returns>
    public static Linking? Over(Journal? journal, LinkWords? words) => journal is null || words is null ? null : new(journal, words);

    /// <summary>The links that follow from whoever has been told of since.</summary>
    public IReadOnlyList<Entry.Link> Follow()
    {
        book.Follow(journal);
        var links = new List<Entry.Link>();
        foreach (var held in book.People.Where(p => indexed.Add(p.Person))) links.AddRange(Of(held, index.Insert(HeldRow.SourceOf(held), HeldRow.Values(held)).Matching));
        links.AddRange(Births());
        return [.. links.Where(l => book.Of(l.Person, l.Other) is null).DistinctBy(l => l.Identity)];
    }

    // What was decided before holds, whatever the likeness.
    private void Decided()
    {
        foreach (var pair in book.Pairs.Where(p => p.Link.Is is LinkState.Confirmed or LinkState.Refused))
            index.Decide(new(pair.Link.Identity, pair.Link.Person, pair.Link.Other, pair.Link.Is == LinkState.Confirmed, pair.Who, ""));
    }

    private static IEnumerable<Entry.Link> Of(Entry.PersonHeld held, Matching matching) => matching.Outcome switch
    {
        Outcome.Link => matching.People.Where(p => p.Verdict.Outcome == Outcome.Link).Select(p => Link(held, p, LinkState.Confirmed)),
        Outcome.Review or Outcome.Many => matching.People.Take(MostProposed).Select(p => Link(held, p, LinkState.Proposed)),
        _ => [],
    };

    private static Entry.Link Link(Entry.PersonHeld held, PersonMatch match, LinkState state) =>
        new(held.Person, match.Record, state, match.Verdict.Rule == Rule.None ? string.Create(CultureInfo.InvariantCulture, $"alike in {Waterfall.Best(match.Waterfall)}") : Waterfall.Say(match.Verdict.Rule), (long)(match.Score.Bits * 100));

    // A child who was expected is presumed to be the one who was born, so that no duty is left without a child.
    private IEnumerable<Entry.Link> Births()
    {
        var identities = new Identities();
        foreach (var p in book.People) identities.Hold(p.Person, p.Label);
        foreach (var pair in book.Pairs.Where(p => p.Link.Is == LinkState.Confirmed)) identities.Link(pair.Link.Person, pair.Link.Other);
        var children = book.People.Where(p => p.Label != PersonLabel.Adult).SelectMany(p => book.Mothers.GetValueOrDefault(p.Person, []).Select(m => (Held: p, Mother: identities.NameOf(m), Day: DateOnly.TryParseExact(p.Born?.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null))).Where(c => c.Day is not null).ToList();
        var born = children.Where(c => !HeldRow.IsExpected(c.Held)).Select(c => new Born(c.Held.Person, c.Mother, c.Day!.Value)).ToList();
        var expected = children.Where(c => HeldRow.IsExpected(c.Held)).Select(c => new Expected(c.Held.Person, c.Mother, c.Day!.Value));
        return Linkage.Births.Presumed(expected, born, index.Decisions).Select(p => new Entry.Link(p.Expected.Key, p.Born.Key, LinkState.Confirmed, "presumed: born to the same mother in the time of that pregnancy"));
    }
}
