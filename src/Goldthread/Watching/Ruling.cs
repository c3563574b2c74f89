using Goldthread.Safeguards;

namespace Goldthread.Watching;

/// <summary>What other safeguards, or other versions, make other: which have come, which have gone, and which stay but are followed by others now.</summary>
internal sealed class Ruling
{
    public Ruling(IReadOnlyList<Safeguard> before, IReadOnlyList<Safeguard> after)
    {
        var (old, now) = (Set(before), Set(after));
        Come = [.. after.Where(g => !old.Contains(g))];
        Gone = [.. before.Where(g => !now.Contains(g))];
        var followed = Come.Concat(Gone).Select(g => g.Supersedes).OfType<string>().ToHashSet(StringComparer.Ordinal);
        Followed = [.. after.Where(g => old.Contains(g) && followed.Contains(g.Id))];
    }

    public IReadOnlyList<Safeguard> Come { get; }

    public IReadOnlyList<Safeguard> Gone { get; }

    public IReadOnlyList<Safeguard> Followed { get; }

    private static HashSet<Safeguard> Set(IEnumerable<Safeguard> safeguards) => safeguards.ToHashSet<Safeguard>(ReferenceEqualityComparer.Instance);
}
