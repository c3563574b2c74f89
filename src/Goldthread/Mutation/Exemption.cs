using Goldthread.Reading;

namespace Goldthread.Mutation;

/// <summary>A mutant that no test need notice, with the reason: an item of the tests beside the safeguard.</summary>
/// <param name="Mutant">As the mutant is called.</param>
public sealed record Exemption(string Mutant, string Why, Place Place)
{
    /// <summary>Of all mutants, at most so many in a hundred may be exempt.</summary>
    public const int MostPercent = 3;

    public static IReadOnlyList<string> Keys { get; } = ["exempt", "why"];

    public static IReadOnlyList<Exemption> Read(Node tests, ProblemList problems)
    {
        var exemptions = new List<Exemption>();
        foreach (var item in (tests as Sequence)?.Items.OfType<Mapping>().Where(m => m["exempt"] is not null) ?? [])
        {
            var before = problems.Count;
            var s = Section.Open(item, problems, "an exemption", Keys)!;
            var exemption = new Exemption(s.Required("exempt"), s.Required("why"), s.Place);
            if (problems.Count == before) exemptions.Add(exemption);
        }
        return exemptions;
    }

    /// <summary>Adds a problem for each exemption that is of no mutant.</summary>
    public static void Check(IReadOnlyList<Exemption> exemptions, IReadOnlyList<Mutant> mutants, ProblemList problems)
    {
        foreach (var e in exemptions.Where(e => mutants.All(m => m.What != e.Mutant)))
            problems.Unknown(ProblemKind.UnknownMutant, e.Place, e.Mutant, "a mutant of this safeguard", mutants.Select(m => m.What));
        foreach (var twice in exemptions.GroupBy(e => e.Mutant, StringComparer.Ordinal).SelectMany(g => g.Skip(1)))
            problems.Add(ProblemKind.UnknownMutant, twice.Place, $"'{twice.Mutant}' is exempt already.", twice.Mutant);
    }
}
