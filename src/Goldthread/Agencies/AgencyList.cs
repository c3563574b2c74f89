using System.Collections.Concurrent;

namespace Goldthread.Agencies;

/// <summary>The agencies of a partnership, and the groups that safeguards name ("health").</summary>
public sealed class AgencyList(IEnumerable<Agency> agencies, Routes routes)
{
    public IReadOnlyDictionary<string, Agency> All { get; } = agencies.ToDictionary(a => a.Name, StringComparer.Ordinal);

    public Routes Routes { get; } = routes;

    public Agency? this[string name] => All.GetValueOrDefault(name);

    /// <summary>Is the agency of this kind, in this group, or itself so called?</summary>
    public bool Is(string agency, string kindOrGroup) =>
        agency == kindOrGroup || (All.TryGetValue(agency, out var a) && Routes.Expand(kindOrGroup).Contains(a.Kind));

    /// <summary>By name.</summary>
    public IReadOnlyList<Agency> OfKind(string kindOrGroup) => ofKind.GetOrAdd(kindOrGroup, word => [.. All.Values.Where(a => Is(a.Name, word)).OrderBy(a => a.Name, StringComparer.Ordinal)]);

    private readonly ConcurrentDictionary<string, IReadOnlyList<Agency>> ofKind = new(StringComparer.Ordinal);
}
