using System.Collections.Concurrent;
using Goldthread.Records;
using Goldthread.Safeguards;

namespace Goldthread.Watching;

/// <summary>From kinds of record to the safeguards that look at them, and those that may begin at them.</summary>
internal sealed class Interests
{
    private readonly Vocabulary vocabulary;
    private readonly ConcurrentDictionary<string, IReadOnlyList<Safeguard>> reading = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<Safeguard>> beginning = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Safeguard, IReadOnlySet<string>> kinds = new(ReferenceEqualityComparer.Instance);
    private readonly ILookup<string, Safeguard> successors;

    public Interests(IReadOnlyList<Safeguard> safeguards, Vocabulary vocabulary)
    {
        (Safeguards, this.vocabulary) = (safeguards, vocabulary);
        successors = safeguards.Where(g => g.Supersedes is not null).ToLookup(g => g.Supersedes!, StringComparer.Ordinal);
    }

    public IReadOnlyList<Safeguard> Safeguards { get; }

    /// <summary>The safeguards that look at records of a kind.</summary>
    public IReadOnlyList<Safeguard> Reading(string kind) =>
        reading.GetOrAdd(kind, k => vocabulary.Kinds.ContainsKey(k) ? [.. Safeguards.Where(g => Looks(g, k))] : Safeguards);

    /// <summary>Those of them that a record may begin.</summary>
    public IReadOnlyList<Safeguard> Beginning(Record r) =>
        beginning.GetOrAdd(r.Planned ? r.Kind.Name + " planned" : r.Kind.Name, _ => [.. Safeguards.Where(g => Triggers.MayBind(g.When[0].Form, r))]);

    public bool Looks(Safeguard g, string kind) => kinds.GetOrAdd(g, its => Reads.Of(its, vocabulary)).Contains(kind);

    /// <summary>The versions that take a safeguard's place.</summary>
    public IEnumerable<Safeguard> Successors(Safeguard g) => successors[g.Id];
}
