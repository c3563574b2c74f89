using System.Runtime.CompilerServices;

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

    /// <summary>Aids and tools that records may keep the outcome of.</summary>
    public required IReadOnlyDictionary<string, Aid> Aids { get; init; }

    /// <summary>What is never a trigger on its own.</summary>
    public IReadOnlyList<Circumstance> Circumstances { get; init; } = [];

    /// <summary>Words that lay blame, and what to say instead.</summary>
    public IReadOnlyDictionary<string, string> Blame { get; init; } = new Dictionary<string, string>();

    public bool Knows(KindPattern pattern) => pattern.Text.Contains('*', StringComparison.Ordinal)
        ? Kinds.Keys.Any(pattern.Matches) : Kinds.ContainsKey(pattern.Text);

    /// <summary>The kinds that a list of patterns means. Remembered by the list that asks.</summary>
    public IReadOnlyList<Kind> Matching(IReadOnlyList<KindPattern> patterns) =>
        matching.GetValue(patterns, list => [.. Kinds.Values.Where(k => list.Any(p => p.Matches(k.Name)))]);

    private readonly ConditionalWeakTable<IReadOnlyList<KindPattern>, IReadOnlyList<Kind>> matching = [];
}
