namespace Goldthread.Records;

/// <summary>Every word that records and safeguards may use; read from vocabulary/.</summary>
public sealed record Vocabulary
{
    public required IReadOnlyDictionary<string, Kind> Kinds { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Codes { get; init; }

    public required IReadOnlyDictionary<string, Exchange> Exchanges { get; init; }

    public required IReadOnlyDictionary<string, Episode> Episodes { get; init; }

    public required IReadOnlyDictionary<string, PersonAttribute> Attributes { get; init; }

    public required IReadOnlyDictionary<string, string> Roles { get; init; }

    /// <summary>Agency kinds and their labels.</summary>
    public required IReadOnlyDictionary<string, string> AgencyKinds { get; init; }

    public bool Knows(KindPattern pattern) => pattern.Text.Contains('*', StringComparison.Ordinal)
        ? Kinds.Keys.Any(pattern.Matches) : Kinds.ContainsKey(pattern.Text);

    public IEnumerable<Kind> Matching(IEnumerable<KindPattern> patterns) => Kinds.Values.Where(k => patterns.Any(p => p.Matches(k.Name)));
}
