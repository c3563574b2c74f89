using Goldthread.Feeds;
using Goldthread.Feeds.Declarations;
using Goldthread.Feeds.Imports;
using Goldthread.Feeds.Items;
using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Web.Links;
using Goldthread.Web.Running;
using Entry = Goldthread.Store.Entries.Entry;

namespace Goldthread.Web.Feeds;

/// <summary>Takes a file of a feed into a journal: read through once to see that it is whole, then again to be written. What cannot be taken waits there.</summary>
/// <param name="journal">Null = nothing has been told yet, and nothing can be written.</param>
/// <param name="append">Where entries go: the journal, or the keeper that watches over it.</param>
/// <param name="words">By what those whom the feed tells of are compared with everybody known; null = whoever appends sees to it.</param>
public sealed class Importing(FeedList feeds, Vocabulary vocabulary, Feed feed, Journal? journal, Importing.Appending append, LinkWords? words = null)
{
    /// <summary>Appends entries; answers when they are on the disk.</summary>
    public delegate Task<IReadOnlyList<Answer>> Appending(IReadOnlyList<Entry> entries, Cause cause, Urgency urgency);

    private ClosedIdentities closed = ClosedIdentities.None;

    private static readonly IReadOnlySet<string> Links = new HashSet<string>(StringComparer.Ordinal) { "person.link" };

    /// <summary>Of the parts that were not taken as they are, those told in full.</summary>
    public const int MostTold = 10_000;

    /// <param name="write">False = what would become of it is said, and nothing is written.</param>
    /// <exception cref="IOException">The file cannot be read, or the journal cannot be written.</exception>
    public async Task<Imported> Take(string path, bool write, DateTimeOffset now)
    {
        var before = journal is null ? Arrivals.Nothing : Arrivals.Of(journal, feed, feeds.Formats[feed.Format], new FileInfo(path).Length);
        // Read through once, it knows by which labels a closed identity is told of.
        closed = journal is null ? ClosedIdentities.None : SealedIdentities.Of(journal).Closed;
        if (await Pass(path, before, now, write: false) is var tried && (tried.Broken is not null || !write)) return tried;
        var (linking, from) = (await Begin(), journal!.Head.Position);
        var taken = await Pass(path, before, now, write: true);
        await Append([.. Arrivals.Declared(feed, now)]);
        await Link(linking);
        return taken with { Links = [.. journal.ReadOf(Links, from, journal.Head.Position).Where(k => k.Who == Linking.Who).Select(k => k.Entry).OfType<Entry.Link>()] };
    }

    /// <summary>Takes in a part that waited, as somebody has corrected it.</summary>
    /// <param name="now">Null = nothing of it is past its time.</param>
    /// <returns>Everything that was made of it; it waits on unless all was taken.</returns>
    public async Task<IReadOnlyList<Sorted>> Correct(Entry.NotTaken waiting, Item corrected, DateTimeOffset? now = null)
    {
        var linking = await Begin();
        closed = journal is null ? ClosedIdentities.None : SealedIdentities.Of(journal).Closed;
        var before = journal is null ? Arrivals.Nothing : Arrivals.Of(journal, feed, feeds.Formats[feed.Format], waiting.Content.Length);
        var sorted = Intake(before, now).Take(corrected);
        if (sorted.Any(Waits)) return sorted;
        await Append([.. sorted.Where(s => s.Fate is Fate.Accepted or Fate.Superseding).SelectMany(s => EntriesOf(s.Statement!, before)), waiting with { Is = NotTakenState.Taken, Content = "", Reason = "corrected" }]);
        await Link(linking);
        return sorted;
    }

    // Should it end before it has compared, it is written that it has to.
    private async Task<Linking?> Begin()
    {
        var linking = Linking.Over(journal, words);
        if (linking is { HasBegun: false }) await append([linking.Beginning], Linking.Own, Urgency.Import);
        return linking;
    }

    private async Task Link(Linking? linking)
    {
        foreach (var some in (linking?.Follow() ?? []).Chunk(Journal.MostAtOnce)) await append(some, Linking.Own, Urgency.Import);
    }

    private async Task<Imported> Pass(string path, Arrivals before, DateTimeOffset now, bool write)
    {
        var intake = Intake(before, now);
        var (told, batch, file) = (new List<Sorted>(), new List<Entry>(), Path.GetFileName(path));
        await using var stream = File.OpenRead(path);
        foreach (var of in ByItem(intake.Read(stream, file)))
        {
            told.AddRange((IsApart(of) ? Apart(of[0]) : of.Where(s => s.Problems.Count > 0)).Take(MostTold - told.Count));
            if (!write) continue;
            batch.AddRange(of.Where(s => s.Fate is Fate.Accepted or Fate.Superseding).SelectMany(s => EntriesOf(s.Statement!, before)));
            batch.AddRange(Waiting(of, before, file));
            if (batch.Count > Journal.MostAtOnce / 2) await Send();
        }
        await Send();
        return new(intake.Tally, told, intake.NotKnown, intake.Left, intake.Broken);

        async Task Send()
        {
            foreach (var some in batch.Chunk(Journal.MostAtOnce)) await Append(some);
            batch.Clear();
        }
    }

    private Intake Intake(Arrivals before, DateTimeOffset? now) => new(feeds.Formats[feed.Format], feed, vocabulary, before.Find, () => before.Keys, now is { } moment ? Minutes.Of(moment) : null, closed);

    private IReadOnlyList<Entry> EntriesOf(Statement statement, Arrivals before)
    {
        if (statement is Statement.OfPerson person) return [Arrivals.Of(person, feed), .. GivenUp.Of(person).Select(n => new Entry.NumberSuperseded(n.Old, n.Current, feed.Name))];
        if (statement is not Statement.OfRecord of) return [Arrivals.Of(statement, feed)];
        var record = feeds.Formats[feed.Format].AsTold ? of.Record : before.OfADay.Joined(feed.Name, of.Record);
        before.OfADay.Take(feed.Name, record);
        return [Arrivals.Of(of with { Record = record }, feed)];
    }

    private static bool Waits(Sorted sorted) => sorted.Fate is Fate.Rejected or Fate.Quarantined;

    // An item waits as a whole; one that waited and is taken now waits no more.
    private IEnumerable<Entry> Waiting(IReadOnlyList<Sorted> of, Arrivals before, string file)
    {
        var waits = of.Any(Waits);
        if (!waits && before.Waiting.Count == 0) yield break;
        var key = ItemText.DigestOf(of[0].Item);
        if (IsApart(of))
            yield return new Entry.NotTaken(feed.Name, key, NotTakenState.Apart, $"{file}:{of[0].Item.Line}:{of[0].Item.Column}", [ProblemKind.KeptApart.Code], ItemText.Write(of[0].Item)) { People = closed.Among(of.Select(s => s.Statement).OfType<Statement>()) };
        else if (waits && !before.Settled.Contains(key))
            yield return new Entry.NotTaken(feed.Name, key, NotTakenState.Waiting, $"{file}:{of[0].Item.Line}:{of[0].Item.Column}", [.. of.Where(Waits).SelectMany(s => s.Problems).Select(p => p.Kind.Code).Distinct(StringComparer.Ordinal)], ItemText.Write(of[0].Item));
        else if (!waits && before.Waiting.TryGetValue(key, out var waited))
            yield return waited with { Is = NotTakenState.Taken, Content = "", Reason = "taken as it was sent" };
    }

    // Whether what an item tells of may be a closed identity: also where nothing could be made of it, and the number stands in it.
    private bool IsApart(IReadOnlyList<Sorted> of) => of.Any(Waits) && (of.Any(s => s.Problems.Any(p => p.Kind == ProblemKind.KeptApart)) || closed.StandIn(ItemText.Write(of[0].Item)));

    // Whoever imports may see who the child is now, and so learns nothing of what the item says.
    private static IEnumerable<Sorted> Apart(Sorted first) => [new(Fate.Quarantined, null, first.Item, first.Where, [new(ProblemKind.KeptApart, first.Where, "", "It is for somebody else to look at.")])];

    private static IEnumerable<IReadOnlyList<Sorted>> ByItem(IEnumerable<Sorted> all)
    {
        var of = new List<Sorted>();
        foreach (var one in all)
        {
            if (of.Count > 0 && of[0].Item != one.Item)
            {
                yield return of;
                of = [];
            }
            of.Add(one);
        }
        if (of.Count > 0) yield return of;
    }

    private async Task Append(IReadOnlyList<Entry> entries)
    {
        foreach (var answer in await append(entries, new($"feed:{feed.Name}", "import"), Urgency.Import))
            if (answer is Answer.Refused refused) throw new IOException($"The journal does not take what the file says: {refused.Why}. What came before it was written, and is not written twice.");
    }
}

/// <summary>What became of a file.</summary>
/// <param name="Told">Parts with something to say of them: rejected, held back, or without a value; at most <see cref="Importing.MostTold"/>.</param>
/// <param name="NotKnown">Paths that the format says nothing of.</param>
/// <param name="Left">Tables of which nothing is taken in, with their rows and the reason.</param>
/// <param name="Broken">Why nothing was taken; null = the file is whole.</param>
public sealed record Imported(Tally Tally, IReadOnlyList<Sorted> Told, IReadOnlyDictionary<string, (int Times, Place First)> NotKnown, IReadOnlyDictionary<string, (int Rows, string Why)> Left, Problem? Broken)
{
    /// <summary>Who of those told of may be somebody that another system knows.</summary>
    public IReadOnlyList<Entry.Link> Links { get; init; } = [];

    /// <summary>What there is to say of single parts, those alike together: the fate in words, and each problem.</summary>
    public IReadOnlyList<(string Fate, IReadOnlyList<Problem> Problems)> Alike =>
        [.. Told.SelectMany(t => t.Problems.Select(p => (Fate: WordOf(t.Fate), Problem: p))).GroupBy(p => (p.Fate, p.Problem.Kind, p.Problem.Message)).Select(g => (g.Key.Fate, (IReadOnlyList<Problem>)[.. g.Select(p => p.Problem)]))];

    /// <summary>A statement that stands without a value is not itself in question.</summary>
    public static string WordOf(Fate fate) => fate switch { Fate.Rejected => "rejected", Fate.Quarantined => "held back", _ => "left out" };
}
