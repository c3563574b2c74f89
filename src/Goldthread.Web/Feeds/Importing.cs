using Goldthread.Feeds;
using Goldthread.Feeds.Declarations;
using Goldthread.Feeds.Imports;
using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Store.Journals;
using Entry = Goldthread.Store.Entries.Entry;

namespace Goldthread.Web.Feeds;

/// <summary>Takes a file of a feed into a journal: read through once to see that it is whole, then again to be written.</summary>
public sealed class Importing(FeedList feeds, Vocabulary vocabulary, Feed feed)
{
    /// <summary>Of the parts that were not taken as they are, those told in full.</summary>
    public const int MostTold = 10_000;

    /// <param name="journal">Null = nothing has been told yet.</param>
    /// <param name="write">False = what would become of it is said, and nothing is written.</param>
    /// <exception cref="IOException">The file cannot be read, or the journal cannot be written.</exception>
    public async Task<Imported> Take(string path, Journal? journal, bool write, DateTimeOffset now)
    {
        var known = journal is null ? new Dictionary<string, Known>() : Arrivals.Told(journal, feed);
        if (await Pass(path, known, null) is var tried && (tried.Broken is not null || !write)) return tried;
        var taken = await Pass(path, known, journal);
        await Append(journal!, [.. Arrivals.Declared(feed, now)]);
        return taken;
    }

    private async Task<Imported> Pass(string path, IReadOnlyDictionary<string, Known> known, Journal? journal)
    {
        var intake = new Intake(feeds.Formats[feed.Format], feed, vocabulary, known.GetValueOrDefault);
        var (told, batch) = (new List<Sorted>(), new List<Entry>());
        await using var stream = File.OpenRead(path);
        foreach (var sorted in intake.Read(stream, Path.GetFileName(path)))
        {
            if (sorted.Problems.Count > 0 && told.Count < MostTold) told.Add(sorted);
            if (journal is null || sorted.Fate is not (Fate.Accepted or Fate.Superseding)) continue;
            batch.Add(Arrivals.Of(sorted.Statement!, feed));
            if (batch.Count == Journal.MostAtOnce) await Send();
        }
        await Send();
        return new(intake.Tally, told, intake.NotKnown, intake.Broken);

        async Task Send()
        {
            if (batch.Count > 0) await Append(journal!, batch);
            batch.Clear();
        }
    }

    private async Task Append(Journal journal, IReadOnlyList<Entry> entries)
    {
        foreach (var answer in await journal.Append(entries, new($"feed:{feed.Name}", "import"), Urgency.Import))
            if (answer is Answer.Refused refused) throw new IOException($"The journal does not take what the file says: {refused.Why}. What came before it was written, and is not written twice.");
    }
}

/// <summary>What became of a file.</summary>
/// <param name="Told">Parts with something to say of them: rejected, held back, or without a value; at most <see cref="Importing.MostTold"/>.</param>
/// <param name="NotKnown">Paths that the format says nothing of.</param>
/// <param name="Broken">Why nothing was taken; null = the file is whole.</param>
public sealed record Imported(Tally Tally, IReadOnlyList<Sorted> Told, IReadOnlyDictionary<string, (int Times, Place First)> NotKnown, Problem? Broken);
