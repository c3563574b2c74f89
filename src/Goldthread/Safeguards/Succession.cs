namespace Goldthread.Safeguards;

/// <summary>
/// What is watched for when editions of the safeguards follow one another. A duty keeps the version that raised it, so a version that is followed by another stays beside it: it raises what started before the
/// day of the new one, and the new one what starts from then on. An edition that leaves a safeguard out ends it; a safeguard that changed without a new version is only said otherwise, and takes the place of what it was.
/// </summary>
public sealed class Succession
{
    private readonly IReadOnlyList<Version> versions;

    /// <param name="first">The edition that nothing was before.</param>
    public Succession(IReadOnlyList<Safeguard> first)
        : this([.. first.Select(g => new Version(g, g))])
    {
    }

    private Succession(IReadOnlyList<Version> versions)
    {
        this.versions = versions;
        Safeguards = [.. versions.Select(v => v.Stands)];
    }

    /// <summary>Every version that may still have duties, those of one safeguard in their order.</summary>
    public IReadOnlyList<Safeguard> Safeguards { get; }

    /// <summary>The next edition.</summary>
    /// <param name="day">The first on which a new version raises duties, unless it says a later one itself.</param>
    public Succession Then(IReadOnlyList<Safeguard> edition, DateOnly day)
    {
        var before = versions.ToLookup(v => v.Written.Id, StringComparer.Ordinal);
        // What another safeguard takes the place of, or what takes the place of another, is bound to it by its id.
        var bound = edition.Where(g => g.Supersedes is not null).SelectMany(g => new[] { g.Id, g.Supersedes! }).ToHashSet(StringComparer.Ordinal);
        return new([.. edition.SelectMany(g => Following([.. before[g.Id]], g, bound.Contains(g.Id), day))]);
    }

    private static IEnumerable<Version> Following(IReadOnlyList<Version> before, Safeguard g, bool bound, DateOnly day)
    {
        if (before.Count == 0 || bound || g.Version < before[^1].Written.Version) return [new(g, g)];
        var (last, earlier) = (before[^1], before.Take(before.Count - 1));
        if (ReferenceEquals(last.Written, g)) return before;
        if (g.Version > last.Written.Version) return [.. before, new(g, g with { Id = Safeguard.IdOf(g.Id, g.Version), From = g.From > day ? g.From : day, Supersedes = last.Stands.Id })];
        return [.. earlier, new(g, before.Count == 1 ? g : g with { Id = last.Stands.Id, From = last.Stands.From, Supersedes = last.Stands.Supersedes })];
    }

    /// <param name="Written">As its edition has it.</param>
    /// <param name="Stands">As it is watched for.</param>
    private sealed record Version(Safeguard Written, Safeguard Stands);
}
