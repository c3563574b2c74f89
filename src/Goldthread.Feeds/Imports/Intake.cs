using Goldthread.Feeds.Declarations;
using Goldthread.Feeds.Formats;
using Goldthread.Feeds.Items;
using Goldthread.Reading;
using Goldthread.Records;

namespace Goldthread.Feeds.Imports;

/// <summary>Takes a file in: every item is read, made statements of, and each statement sorted by what is known already.</summary>
/// <param name="known">What has been told already, by key.</param>
public sealed class Intake(Format format, Feed feed, Vocabulary vocabulary, Func<string, Known?> known)
{
    private readonly Dictionary<Fate, long> items = Enum.GetValues<Fate>().ToDictionary(f => f, _ => 0L);
    private readonly Dictionary<Fate, long> statements = Enum.GetValues<Fate>().ToDictionary(f => f, _ => 0L);
    private readonly Dictionary<string, Known> here = new(StringComparer.Ordinal);
    private long leftOut;
    private Mapper? mapper;

    /// <summary>Of what has been read so far.</summary>
    public Tally Tally => new(items, statements, leftOut);

    /// <summary>Paths that the format says nothing of.</summary>
    public IReadOnlyDictionary<string, (int Times, Place First)> NotKnown => mapper?.NotKnown ?? new Dictionary<string, (int, Place)>();

    /// <summary>Why the file could not be read to its end; null = it was.</summary>
    public Problem? Broken { get; private set; }

    /// <param name="file">Its name, for places.</param>
    public IEnumerable<Sorted> Read(Stream stream, string file, Limits? limits = null)
    {
        mapper = new(format, feed, vocabulary, file);
        foreach (var found in Items(stream, file, limits ?? Limits.Usual))
            switch (found)
            {
                case Found.Broken b:
                    Broken = b.Problem;
                    yield break;
                case Found.Unread u:
                    yield return Count([new(Fate.Rejected, null, u.Item, u.Problem.Place, [u.Problem])])[0];
                    break;
                case Found.One one:
                    foreach (var sorted in Take(one.Item)) yield return sorted;
                    break;
            }
    }

    /// <summary>Takes in an item by itself, as somebody has corrected it.</summary>
    public IReadOnlyList<Sorted> Take(Item item)
    {
        mapper ??= new(format, feed, vocabulary, item.Name);
        return Count(Sort(mapper.Map(item)));
    }

    private IEnumerable<Found> Items(Stream stream, string file, Limits limits)
    {
        if (stream.CanSeek && stream.Length > limits.FileBytes) return [new Found.Broken(new(ProblemKind.PastLimits, new(file, 1, 1), "", $"The file has {stream.Length >> 20} MB, and {limits.FileBytes >> 20} are taken."))];
        return format.File switch
        {
            FileForm.Xml => XmlItems.Read(stream, file, format.Each, format.Beside, limits),
            FileForm.Csv => CsvItems.Read(stream, file, limits, null, feed.Encoding is { } name ? FeedReader.Known(name) : null),
            _ => throw new ArgumentOutOfRangeException(nameof(stream)),
        };
    }

    private IReadOnlyList<Sorted> Sort(Mapped mapped)
    {
        if (mapped.Statements.Count == 0) return [new(Fate.Rejected, null, mapped.Item, mapped.Where, mapped.Refused)];
        leftOut += mapped.Refused.Count;
        return [.. mapped.Statements.Select((s, i) => Sort(s, mapped.Item, i == 0 ? mapped.Refused : []))];
    }

    private Sorted Sort(Statement statement, Item item, IReadOnlyList<Problem> valuesLeftOut)
    {
        var (fate, sorted, problem) = Sort(statement);
        return new(fate, sorted, item, statement.Where, problem is null ? valuesLeftOut : [.. valuesLeftOut, problem]);
    }

    private (Fate Fate, Statement? Statement, Problem? Problem) Sort(Statement statement)
    {
        if (statement is Statement.OfRecord { Record.Kind: var kind } && feed.Of(kind) is null)
            return (Fate.Quarantined, statement, new(ProblemKind.NotAgreed, statement.Where, kind.Name, $"The feed '{feed.Name}' is not declared to send {kind.Label} ({kind.Name})."));
        var content = Fingerprint.Of(statement);
        if (here.TryGetValue(statement.Key, out var before))
            return before.Content == content ? (Fate.Unchanged, statement, null) : (Fate.Rejected, null, new(ProblemKind.KeyTwice, statement.Where, "", "Something else stands in this file under the same key."));
        here[statement.Key] = new(0, content);
        return known(statement.Key) is not { } told ? (Fate.Accepted, statement, null)
            : told.Content == content ? (Fate.Unchanged, statement, null)
            : (Fate.Superseding, At(statement, told.Version + 1), null);
    }

    private Statement At(Statement statement, int version) => statement switch
    {
        Statement.OfRecord r => r with { Record = r.Record with { Id = mapper!.Identity(r.Key, version), Supersedes = mapper.Identity(r.Key, version - 1), Source = r.Record.Source! with { Version = version } } },
        Statement.OfPerson p => p with { Version = version },
        _ => throw new ArgumentOutOfRangeException(nameof(statement)),
    };

    // An item is what the worst of its statements is: what needs somebody to look comes before what is new.
    private IReadOnlyList<Sorted> Count(IReadOnlyList<Sorted> sorted)
    {
        foreach (var one in sorted) statements[one.Fate]++;
        items[sorted.Select(s => s.Fate).MaxBy(f => Array.IndexOf(Order, f))]++;
        return sorted;
    }

    private static readonly Fate[] Order = [Fate.Unchanged, Fate.Accepted, Fate.Superseding, Fate.Quarantined, Fate.Rejected];
}
