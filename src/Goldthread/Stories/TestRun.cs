using Goldthread.Safeguards;

namespace Goldthread.Stories;

/// <summary>A story or a test beside a safeguard, replayed, with every expectation held against the replay.</summary>
public sealed record TestRun(Story Story, Replay Replay, IReadOnlyList<Verdict> Verdicts)
{
    /// <summary>It expects something, and all of it is kept.</summary>
    public bool Passes => Verdicts.Count > 0 && Verdicts.All(v => v.Kept);

    public static TestRun Of(Story story, IReadOnlyList<Safeguard> safeguards, Setting setting)
    {
        var replay = Replay.Of(story, Asked(story, safeguards), setting);
        return new(story, replay, [.. story.Expectations.Select(e => Verdict.Of(e, replay))]);
    }

    // An expectation about records may rest on any safeguard.
    private static IReadOnlyList<Safeguard> Asked(Story story, IReadOnlyList<Safeguard> safeguards) =>
        story.Expectations.Any(e => e.Kind is ExpectationKind.SilentOn or ExpectationKind.Barred) ? safeguards : Named(story, safeguards);

    /// <summary>The safeguards that the expectations name, and those that give way to them or to which they give way.</summary>
    public static IReadOnlyList<Safeguard> Named(Story story, IReadOnlyList<Safeguard> safeguards)
    {
        var named = story.Expectations.Select(e => e.Safeguard).OfType<string>().ToHashSet(StringComparer.Ordinal);
        for (var before = -1; before != named.Count;)
        {
            before = named.Count;
            foreach (var g in safeguards.Where(g => g.Supersedes is { } older && (named.Contains(older) || named.Contains(g.Id)))) named.UnionWith([g.Id, g.Supersedes!]);
        }
        return [.. safeguards.Where(g => named.Contains(g.Id))];
    }
}
