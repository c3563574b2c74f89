using Goldthread.Safeguards;
using Goldthread.Stories;

namespace Goldthread.Mutation;

/// <summary>Which mutants of a safeguard the tests beside it notice: an expectation that is kept by the safeguard breaks.</summary>
/// <param name="Exempt">Not noticed, and excused with a reason.</param>
/// <param name="Unnoticed">Not noticed, and not excused.</param>
public sealed record Noticing(Safeguard Safeguard, int Mutants, int Noticed, IReadOnlyList<Mutant> Exempt, IReadOnlyList<Mutant> Unnoticed)
{
    /// <param name="safeguards">All of them: the tests may name others too.</param>
    /// <param name="setting">With the twins of the clocks among its timescales.</param>
    public static Noticing Of(Safeguard safeguard, IReadOnlyList<Mutant> mutants, IReadOnlyList<Story> tests, IReadOnlyList<Exemption> exemptions, IReadOnlyList<Safeguard> safeguards, Setting setting)
    {
        var kept = tests.Select(t => (Story: t, Expected: Kept(t, safeguard, safeguards, setting))).Where(t => t.Expected.Count > 0).ToList();
        var slept = mutants.Where(m => !kept.Exists(t => Notices(t.Story, t.Expected, m, safeguards, setting))).ToList();
        var excused = exemptions.Select(e => e.Mutant).ToHashSet(StringComparer.Ordinal);
        return new(safeguard, mutants.Count, mutants.Count - slept.Count, [.. slept.Where(m => excused.Contains(m.What))], [.. slept.Where(m => !excused.Contains(m.What))]);
    }

    // What holds before anything is done otherwise. Pairs of records that contradict each other hold whatever a safeguard says.
    private static List<Expectation> Kept(Story test, Safeguard safeguard, IReadOnlyList<Safeguard> safeguards, Setting setting)
    {
        var replay = With(safeguard, test, safeguards, setting);
        return [.. test.Expectations.Where(e => e.Kind != ExpectationKind.Contradiction && Verdict.Of(e, replay).Kept)];
    }

    private static bool Notices(Story test, List<Expectation> kept, Mutant mutant, IReadOnlyList<Safeguard> safeguards, Setting setting) => mutant.Readings.Any(reading =>
    {
        var replay = With(reading, test, safeguards, mutant.UnknownIsNo ? setting with { UnknownIsNo = true } : setting);
        return kept.Exists(e => !Verdict.Of(e, replay).Kept);
    });

    private static Replay With(Safeguard reading, Story test, IReadOnlyList<Safeguard> safeguards, Setting setting) =>
        Replay.Of(test, [.. TestRun.Named(test, safeguards).Where(g => g.Id != reading.Id), reading], setting);
}
