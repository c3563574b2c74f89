namespace Goldthread.Safeguards;

/// <summary>A version of a safeguard as its edition has it, and the days on which what began raised duties by it.</summary>
/// <param name="From">Null: from the beginning.</param>
/// <param name="To">The last of them; null = no other has followed.</param>
public sealed record VersionInForce(Safeguard Safeguard, DateOnly? From, DateOnly? To);

/// <summary>Which versions of each safeguard have been in force, over editions that followed one another: for whoever looks at a duty and asks what was said then.</summary>
public sealed class VersionHistory
{
    private readonly Dictionary<string, List<VersionInForce>> versions = new(StringComparer.Ordinal);

    private VersionHistory()
    {
    }

    /// <param name="editions">In their order, each with the first day on which a new version of it raises duties; the day of the first is not asked.</param>
    public static VersionHistory Of(IEnumerable<(IReadOnlyList<Safeguard> Edition, DateOnly Day)> editions)
    {
        var history = new VersionHistory();
        foreach (var (edition, day) in editions) history.Take(edition, history.versions.Count == 0 ? null : day);
        return history;
    }

    /// <summary>Every version of a safeguard, the earliest first; none, where there was never one of this name.</summary>
    public IReadOnlyList<VersionInForce> Of(string id) => versions.GetValueOrDefault(id) ?? [];

    private void Take(IReadOnlyList<Safeguard> edition, DateOnly? day)
    {
        foreach (var g in edition) Take(g, day);
        if (day is not { } first) return;
        var there = edition.Select(g => g.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (id, all) in versions)
            if (!there.Contains(id)) End(all, first);
    }

    private void Take(Safeguard g, DateOnly? day)
    {
        if (!versions.TryGetValue(g.Id, out var all)) versions[g.Id] = all = [];
        if (all is [.., { To: null } last] && last.Safeguard.Version == g.Version)
        {
            // It is said otherwise, and means the same duties.
            all[^1] = last with { Safeguard = g };
            return;
        }
        var from = g.From > day || day is null ? g.From : day;
        if (from is { } first) End(all, first);
        all.Add(new(g, from, null));
    }

    private static void End(List<VersionInForce> all, DateOnly next)
    {
        if (all is [.., { To: null } last]) all[^1] = last with { To = next.AddDays(-1) };
    }
}
