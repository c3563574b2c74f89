using Goldthread.Reading;

namespace Goldthread.Safeguards;

/// <summary>What a safeguard must hold beyond its shape: it rests on what somebody did or left undone, asks what its owner can do, speaks between agencies, cites its clocks, blames nobody, names no case, and has tests on both sides.</summary>
public static class SafeguardLint
{
    /// <param name="testsOf">The names and expectation kinds of the tests beside a safeguard, and what was wrong with them.</param>
    public static IReadOnlyList<Problem> Check(IReadOnlyList<Safeguard> safeguards, SafeguardWords words, Func<Safeguard, (IReadOnlyList<string> Names, IReadOnlyList<string> Kinds, IReadOnlyList<Problem> Problems)> testsOf)
    {
        var problems = new ProblemList();
        var alone = new NeverAlone(words.Vocabulary);
        foreach (var g in safeguards)
        {
            if (alone.Of(g) is { } circumstance) problems.Add(ProblemKind.NeverAlone, g.Place, $"'{g.Id}' rests on nothing but {circumstance}.", g.Id);
            foreach (var duty in new WithinPower(words, g).OthersDeeds)
                problems.Add(ProblemKind.OthersDeed, g.Place, $"'{g.Id}' asks {duty.Who} for '{duty.Id}', which is done by {string.Join(", or ", duty.DoneBy.Select(s => Plain.Say(s, words.Vocabulary)))}.", g.Id);
            if (OneAgency.Of(g, words) is { } agency) problems.Add(ProblemKind.OneAgency, g.Place, $"'{g.Id}' begins, is asked for and is done inside {agency}, and nobody else is told.", g.Id);
            foreach (var (where, blaming, instead) in Wording.Blame(g, words.Vocabulary))
                problems.Add(ProblemKind.Blames, g.Place, $"'{blaming}' in the {where} of '{g.Id}'; better: {instead}.", blaming);
            Clocks(g, problems);
            if (Wording.NamesACase(g)) problems.Add(ProblemKind.CaseNamed, g.Place, $"'{g.Id}' speaks of a date or a case.", g.Id);
            Tests(g, testsOf(g), problems);
        }
        return problems.All;
    }

    private static void Clocks(Safeguard g, ProblemList problems)
    {
        var used = CitedClocks.Used(g);
        foreach (var clock in used.Except(g.Guidance).Order(StringComparer.Ordinal)) problems.Add(ProblemKind.ClockNotCited, g.Place, $"'{g.Id}' uses the clock '{clock}' and does not cite it.", clock);
        // A gate has no deadline, and an age is written out; their guidance says on what they rest.
        if (g.Then.Count == 0 || g.When[0].Form is Form.Reaches || g.Then.Any(d => d.By?.From is Anchor.Reached)) return;
        foreach (var clock in g.Guidance.Except(used).Order(StringComparer.Ordinal)) problems.Add(ProblemKind.ClockNotCited, g.Place, $"'{g.Id}' cites the clock '{clock}' and does not use it.", clock);
    }

    private static void Tests(Safeguard g, (IReadOnlyList<string> Names, IReadOnlyList<string> Kinds, IReadOnlyList<Problem> Problems) tests, ProblemList problems)
    {
        var (names, kinds, wrong) = tests;
        problems.AddRange(wrong);
        if (wrong.Count > 0) return;
        string[] need = ["Speaks", "Silent"];
        var missing = need.Where(k => !kinds.Contains(k) && !(k == "Speaks" && kinds.Contains("Overdue"))).ToList();
        if (!kinds.Any(k => k is "CannotTell" or "Possibly" or "Undated" or "NotDatable")) missing.Add("CannotTell");
        if (missing.Count > 0) problems.Add(ProblemKind.MissingTests, g.Place, $"'{g.Id}' has {names.Count} tests, but none that expects {string.Join(", nor ", missing.Select(m => m.ToLowerInvariant()))}.", g.Id);
    }
}
