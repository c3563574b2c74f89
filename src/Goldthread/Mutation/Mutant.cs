using Goldthread.Reading;
using Goldthread.Safeguards;

namespace Goldthread.Mutation;

/// <summary>A safeguard with one thing done otherwise, that can be read and means something else.</summary>
/// <param name="What">What was done; the name by which a test file may exempt it.</param>
/// <param name="Readings">The safeguards that it may be read as; noticed when one of them is.</param>
/// <param name="UnknownIsNo">Evaluated with whatever nobody said counted as no.</param>
public sealed record Mutant(string What, Place Place, IReadOnlyList<Safeguard> Readings, bool UnknownIsNo = false)
{
    public const string Unknown = "unknown counts as no";

    /// <summary>All mutants of a safeguard, in the order of its file. What is refused when read, or means the same, is none.</summary>
    /// <param name="words">With the twins of the clocks among its timescales.</param>
    public static IReadOnlyList<Mutant> Of(Safeguard safeguard, Mapping file, SafeguardWords words)
    {
        var same = Meaning.Of(safeguard, words);
        var mutants = new List<Mutant>();
        foreach (var change in SafeguardChanges.Of(file))
        {
            var readings = change.Trees.Select(tree => new SafeguardReader(words, new ProblemList()).Read(tree, safeguard.Family)).OfType<Safeguard>()
                .Where(reading => Meaning.Of(reading, words) != same).ToList();
            if (readings.Count > 0) mutants.Add(new(change.What, change.Place, readings));
        }
        return [.. mutants, new(Unknown, safeguard.Place, [safeguard], UnknownIsNo: true)];
    }
}
