using Goldthread.Feeds.Items;

namespace Goldthread.Feeds.Formats;

/// <summary>What each part of a file of one kind means. Read from formats/.</summary>
/// <param name="Name">"cin-census".</param>
/// <param name="Label">Reads inside a sentence: "a children in need census".</param>
/// <param name="Source">Who says what stands where.</param>
/// <param name="Each">Names from the root to the elements or objects that are read one by one; empty for tables.</param>
/// <param name="Beside">What stands once for the whole file.</param>
/// <param name="Dates">How days are written, in the order in which they are tried, beside yyyy-MM-dd.</param>
public sealed record Format(string Name, string Label, string Source, FileForm File, IReadOnlyList<string> Each, IReadOnlyList<IReadOnlyList<string>> Beside, IReadOnlyList<string> Dates)
{
    /// <summary>How often it has been changed so that the same file means something else.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Where a part says which agency sends it; null = nowhere.</summary>
    public ItemPath? Sender { get; init; }

    /// <summary>One, for what has one shape.</summary>
    public IReadOnlyList<Table> Tables { get; init; } = [];

    /// <summary>Tables: what a file writes, and what it means. "*" is whatever is not listed; what means "*" stays as it is written.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Codes { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>The kinds of record that may be made of a table.</summary>
    public IEnumerable<string> KindsOf(Table table) => table.Records.SelectMany(r => r.Kind.Always is { } one ? [one] : Codes[r.Kind.Codes!].Values.Where(v => v.Length > 0)).Distinct(StringComparer.Ordinal);

    /// <summary>Whether what becomes of a file hangs on how it came to what is known: the system says when it said things, or takes them back.</summary>
    public bool Remembers => Tables.Any(t => t.Said is not null || t.Withdrawals.Count > 0);

    /// <summary>Goldthread wrote it. Ids are as they were, so what stands in the journal already is known by them, whoever told it.</summary>
    public bool AsTold => Tables.Any(t => t.AsTold);

    /// <summary>The first name of every path that is used, or is not and it is said why: of FHIR, the types of resources.</summary>
    public IReadOnlySet<string> Types => types ??= [.. Tables.SelectMany(t => t.Used.Concat(t.Unused.Keys)).Select(p => p.Split('/')[0])];

    private HashSet<string>? types;

    /// <summary>Each object says itself of which table it is.</summary>
    public bool ByItem => Tables.Any(t => t.When.Count > 0);

    /// <summary>The table that an object is of; null = of none.</summary>
    public Table? TableOf(Item item) => Tables.FirstOrDefault(t => t.Is(item));

    /// <summary>The table whose headers these are, the one that asks for most of them first; null = of none.</summary>
    public Table? TableOf(IReadOnlyCollection<string> headers) => Tables.Where(t => t.Is(headers)).MaxBy(t => t.Columns.Count);
}

/// <summary>How a file is written.</summary>
public enum FileForm { Xml, Csv, Xlsx, Json, Fhir }
