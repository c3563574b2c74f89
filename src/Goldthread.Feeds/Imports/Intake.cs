using Goldthread.Feeds.Declarations;
using Goldthread.Feeds.Formats;
using Goldthread.Feeds.Items;
using Goldthread.Reading;
using Goldthread.Records;

namespace Goldthread.Feeds.Imports;

/// <summary>Takes a file in: every item is read, made statements of, and each statement sorted by what is known already.</summary>
/// <param name="known">What has been told already, by key.</param>
/// <param name="keys">All keys under which something has been told: asked for where something is taken back.</param>
/// <param name="at">The civil minute at which it is taken in; null = nothing is past its time.</param>
/// <param name="closed">Identities of which nothing is taken in; null = there are none.</param>
public sealed class Intake(Format format, Feed feed, Vocabulary vocabulary, Func<string, Known?> known, Func<IEnumerable<string>>? keys = null, long? at = null, ClosedIdentities? closed = null)
{
    private readonly Dictionary<Fate, long> items = Enum.GetValues<Fate>().ToDictionary(f => f, _ => 0L);
    private readonly Dictionary<Fate, long> statements = Enum.GetValues<Fate>().ToDictionary(f => f, _ => 0L);
    private readonly Sorting sorting = new(feed, known, keys ?? (() => []), format.AsTold);
    private readonly Dictionary<string, (int Times, Place First)> notKnown = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Rows, string Why)> left = new(StringComparer.Ordinal);
    private long leftOut;

    /// <summary>Of what has been read so far.</summary>
    public Tally Tally => new(items, statements, leftOut);

    /// <summary>Paths that the format says nothing of.</summary>
    public IReadOnlyDictionary<string, (int Times, Place First)> NotKnown => notKnown;

    /// <summary>Tables of which the format takes nothing in, with the number of their rows and the reason. They are no items.</summary>
    public IReadOnlyDictionary<string, (int Rows, string Why)> Left => left;

    /// <summary>Why the file could not be read to its end; null = it was.</summary>
    public Problem? Broken { get; private set; }

    /// <param name="file">Its name, for places.</param>
    public IEnumerable<Sorted> Read(Stream stream, string file, Limits? limits = null)
    {
        var (table, mappers, columns) = (format.ByItem ? null : format.TableOf([]), new Dictionary<string, Func<Item, Mapped>>(StringComparer.Ordinal), (IReadOnlyList<string>)[]);
        foreach (var found in Items(stream, file, limits ?? Limits.Usual))
            switch (found)
            {
                case Found.Headers h:
                    table = format.TableOf(columns = h.Columns);
                    if (table is { Left: { } why }) left.TryAdd(table.Name, (0, why));
                    if (table is not null || h.Name.Length > 0) break;
                    Broken = NoTable(h.Where, columns);
                    yield break;
                case Found.Broken b:
                    Broken = b.Problem;
                    yield break;
                case Found.Unread u:
                    yield return Count([Rejected(u.Item, u.Problem)])[0];
                    break;
                case Found.One one:
                    var of = format.ByItem ? format.TableOf(one.Item) : table;
                    if (of is { Left: { } reason }) Leave(of, reason);
                    else if (of is null)
                        foreach (var sorted in Count([Rejected(one.Item, NoTable(new(file, one.Item.Line, format.ByItem ? one.Item.Column : 1), columns))])) yield return sorted;
                    else if (Of(of)(one.Item) is var mapped && mapped.Left is { } because) Leave(of, because);
                    else
                        foreach (var sorted in Count(Sort(mapped))) yield return sorted;
                    break;
            }

        Func<Item, Mapped> Of(Table t) => mappers.TryGetValue(t.Name, out var mapper) ? mapper : mappers[t.Name] = MapperOf(t, file);

        void Leave(Table t, string why)
        {
            var name = t.Name.Length > 0 ? t.Name : format.Name;
            left[name] = (left.GetValueOrDefault(name).Rows + 1, why);
        }
    }

    /// <summary>Takes in an item by itself, as somebody has corrected it: as of the table that it says, or that knows most of its parts.</summary>
    public IReadOnlyList<Sorted> Take(Item item)
    {
        if (format.ByItem && format.TableOf(item) is null) return Count([Rejected(item, NoTable(new(item.Name, item.Line, item.Column), []))]);
        var table = format.ByItem ? format.TableOf(item)! : format.Tables.Where(t => t.Left is null).MaxBy(t => item.Parts.Count(p => t.Used.Contains(p.Name) || t.Unused.ContainsKey(p.Name)))!;
        return Count(Sort(MapperOf(table, item.Name)(format.File == FileForm.Fhir ? FhirItems.Again(item) : item)));
    }

    private Func<Item, Mapped> MapperOf(Table table, string file) => table.AsTold ? new AsTold(format, feed, vocabulary, file, at).Map : new Mapper(format, table, feed, vocabulary, file, at, notKnown).Map;

    private Problem NoTable(Place where, IReadOnlyList<string> says) => format.ByItem
        ? new(ProblemKind.UnknownSort, where, "", $"{format.Name} knows {string.Join(", ", format.Tables.Select(t => t.Name))}, and this is none of them.")
        : new(ProblemKind.UnknownTable, where, string.Join(", ", says), $"No table of {format.Name} has these columns. It has: {string.Join("; ", format.Tables.Select(t => $"{t.Name} ({string.Join(", ", t.Columns)})"))}.");

    private static Sorted Rejected(Item item, Problem problem) => new(Fate.Rejected, null, item, problem.Place, [problem]);

    /// <summary>What the file holds, one after another, before anything is made of it.</summary>
    internal IEnumerable<Found> Items(Stream stream, string file, Limits limits)
    {
        if (stream.CanSeek && stream.Length > limits.FileBytes) return [new Found.Broken(new(ProblemKind.PastLimits, new(file, 1, 1), "", $"The file has {stream.Length >> 20} MB, and {limits.FileBytes >> 20} are taken."))];
        return format.File switch
        {
            FileForm.Xml => XmlItems.Read(stream, file, format.Each, format.Beside, limits),
            FileForm.Csv => CsvItems.Read(stream, file, limits, null, feed.Encoding is { } name ? FeedReader.Known(name) : null),
            FileForm.Xlsx => XlsxItems.Read(stream, file, limits),
            FileForm.Json => JsonItems.Read(stream, file, format.Each, format.Beside, limits),
            FileForm.Fhir => FhirItems.Read(stream, file, format.Each, format.Types, limits),
            _ => throw new ArgumentOutOfRangeException(nameof(stream)),
        };
    }

    private IReadOnlyList<Sorted> Sort(Mapped mapped)
    {
        if (mapped.Statements.Count == 0) return [new(Fate.Rejected, null, mapped.Item, mapped.Where, [.. mapped.Refused, .. mapped.Lost])];
        if (closed?.AnyOf(mapped.Statements) == true)
            return [.. mapped.Statements.Select((s, i) => new Sorted(Fate.Quarantined, s, mapped.Item, mapped.Where, i > 0 ? [] : [new(ProblemKind.KeptApart, mapped.Where, "", "It is for somebody else to look at.")]))];
        leftOut += mapped.Refused.Count;
        return [.. mapped.Statements.SelectMany((s, i) => sorting.Of(s, mapped.Item, i == 0 ? mapped.Refused : [])), .. mapped.Lost.Select(l => new Sorted(Fate.Rejected, null, mapped.Item, l.Place, [l]))];
    }

    // An item is what the worst of its statements is: what needs somebody to look comes before what is new.
    private IReadOnlyList<Sorted> Count(IReadOnlyList<Sorted> sorted)
    {
        foreach (var one in sorted) statements[one.Fate]++;
        items[sorted.Select(s => s.Fate).MaxBy(f => Array.IndexOf(Order, f))]++;
        return sorted;
    }

    private static readonly Fate[] Order = [Fate.Unchanged, Fate.Accepted, Fate.Superseding, Fate.Quarantined, Fate.Rejected];
}
