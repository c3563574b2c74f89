namespace Goldthread.Watching;

/// <summary>What is heard of every duty. Where two standpoints say it, because a record of one agency tells of an event that others tell of too, the joined one is heard; of two subjects that say it, the first by name.</summary>
internal static class Voices
{
    public static IEnumerable<Said> Heard(IEnumerable<Said> says) => says.GroupBy(s => s.Finding.Key, StringComparer.Ordinal).Select(its => its.Aggregate(First));

    private static Said First(Said a, Said b) =>
        string.CompareOrdinal(a.Agency ?? "", b.Agency ?? "") is var agencies && agencies != 0 ? agencies < 0 ? a : b : string.CompareOrdinal(a.Finding.Subject, b.Finding.Subject) <= 0 ? a : b;

    /// <summary>What has become of each duty, in order of their keys.</summary>
    public static IEnumerable<Change> Changes(IReadOnlyCollection<Looked> looked, long minute)
    {
        var (before, after) = (Heard(looked.SelectMany(l => l.Before)).ToDictionary(s => s.Finding.Key, StringComparer.Ordinal), Heard(looked.SelectMany(l => l.After)).ToDictionary(s => s.Finding.Key, StringComparer.Ordinal));
        return before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).SelectMany(key => Change.Between(before.GetValueOrDefault(key), after.GetValueOrDefault(key), minute));
    }
}
