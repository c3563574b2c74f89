using System.Text.RegularExpressions;
using Goldthread.Reading;
using Goldthread.Records;

namespace Goldthread.Safeguards;

/// <summary>What a safeguard must hold beyond its shape: tests on both sides, no case named, no circumstance as a trigger on its own.</summary>
public static partial class SafeguardLint
{
    // Circumstances of people, never what anybody did or left undone.
    private static readonly string[] NeverAlone = ["circumstance.*", "person.*", "ethnicity.*", "faith.*", "disability.*", "poverty.*", "mental-health.diagnosis", "care-history.*"];

    /// <param name="testsOf">The names and expectation kinds of the tests beside a safeguard, and what was wrong with them.</param>
    public static IReadOnlyList<Problem> Check(IReadOnlyList<Safeguard> safeguards, Func<Safeguard, (IReadOnlyList<string> Names, IReadOnlyList<string> Kinds, IReadOnlyList<Problem> Problems)> testsOf)
    {
        var problems = new ProblemList();
        foreach (var g in safeguards)
        {
            if (Dated().IsMatch(g.Id + g.Title + g.Say)) problems.Add(ProblemKind.CaseNamed, g.Place, $"'{g.Id}' speaks of a date or a case.", g.Id);
            if (g.When.Count == 1 && g.OnlyIf.Count == 0 && g.AppliesTo.Count == 0 && g.When[0].Form is Form.Exists e && e.Selector.Kinds.All(Circumstance))
                problems.Add(ProblemKind.NeverAlone, g.Place, $"'{g.Id}' begins with {e.Selector.Text} alone.", g.Id);
            var (names, kinds, wrong) = testsOf(g);
            problems.AddRange(wrong);
            if (wrong.Count > 0) continue;
            string[] need = ["Speaks", "Silent"];
            var missing = need.Where(k => !kinds.Contains(k) && !(k == "Speaks" && kinds.Contains("Overdue"))).ToList();
            if (!kinds.Any(k => k is "CannotTell" or "Possibly" or "Undated" or "NotDatable")) missing.Add("CannotTell");
            if (missing.Count > 0) problems.Add(ProblemKind.MissingTests, g.Place, $"'{g.Id}' has {names.Count} tests, but none that expects {string.Join(", nor ", missing.Select(m => m.ToLowerInvariant()))}.", g.Id);
        }
        return problems.All;
    }

    private static bool Circumstance(KindPattern kind) => NeverAlone.Any(n => new KindPattern(n).Matches(kind.Text) || n == kind.Text);

    [GeneratedRegex(@"\b(19|20)\d\d\b|\bCase [A-Z]|\bChild [A-Z]\b", RegexOptions.None, 1000)]
    private static partial Regex Dated();
}
