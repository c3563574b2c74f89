using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Goldthread.Properties.Tales;

/// <summary>A random story before it is written down: every value is already in the words of a story file.</summary>
/// <param name="Seed">Makes the same tale again.</param>
/// <param name="Safeguards">Ids of those that it was made around.</param>
/// <param name="Agencies">Name and what stands behind it.</param>
/// <param name="People">Label and word.</param>
public sealed record Tale(int Seed, ImmutableList<string> Safeguards, ImmutableSortedDictionary<string, string> Agencies, ImmutableSortedDictionary<string, string> People, ImmutableList<TaleRecord> Records)
{
    /// <summary>For a tale on day numbers: what is known of day 0, as written. Null: it has dates.</summary>
    public string? Days { get; init; }

    public string Yaml =>
        $"""
        # seed {Seed}, made around {string.Join(", ", Safeguards)}
        story: invented
        source: invented{(Days is null ? "" : $"\ndays: {Days}")}
        agencies:
        {string.Join('\n', Agencies.Select(a => $"  {a.Key}: {a.Value}"))}
        people: {Flow(People)}
        records:
        {string.Join('\n', Records.Select(r => $"  - {r.Yaml}"))}

        """;

    internal static string Flow(IEnumerable<KeyValuePair<string, string>> pairs) => $"{{ {string.Join(", ", pairs.Select(p => $"{p.Key}: {p.Value}"))} }}";
}

/// <summary>One record of a tale.</summary>
/// <param name="Known">Null: when it occurred.</param>
/// <param name="More">Every other key with its value as written.</param>
public sealed partial record TaleRecord(string Id, string Kind, string Occurred, string? Known, string By, ImmutableList<string> About, ImmutableSortedDictionary<string, string> More)
{
    public string Yaml => Tale.Flow(
    [
        new("id", Id), new("kind", Kind), new("occurred", Occurred), .. Known is null ? [] : new[] { new KeyValuePair<string, string>("known", Known) }, new("by", By),
        .. About.Count == 0 ? [] : new[] { new KeyValuePair<string, string>("about", $"[{string.Join(", ", About)}]") }, .. More,
    ]);

    /// <summary>Ids of the records that its dates are told by.</summary>
    public IEnumerable<string> Anchors => Ids($"{Occurred} {Known}");

    /// <summary>Ids of every record that it names.</summary>
    public IEnumerable<string> Names => Anchors.Concat(More.Where(m => Links.Contains(m.Key)).SelectMany(m => Ids(m.Value)));

    public static IReadOnlyList<string> Links { get; } = ["concerning", "of", "same_event_as", "supersedes", "withdraws", "disputes"];

    /// <summary>Quite another statement of the same date, about nobody: dates stand, since others may be told by them.</summary>
    public TaleRecord Rewritten => More.ContainsKey("planned")
        ? this with { Kind = "visit.planned", About = ["placeholder"], More = More.Clear().Add("planned", "yes") }
        : this with { Kind = "log.incident", About = ["placeholder"], More = More.Clear() };

    private static IEnumerable<string> Ids(string text) => RecordId().Matches(text).Select(m => m.Value);

    [GeneratedRegex(@"\b[rf]\d+\b", RegexOptions.None, 1000)]
    private static partial Regex RecordId();
}
