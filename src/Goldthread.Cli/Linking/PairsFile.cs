using System.Globalization;
using System.Text.Json;
using Goldthread.Linkage;

namespace Goldthread.Cli.Linking;

/// <summary>What a run was made of, beside the pairs: where the records are, so that they need not be copied.</summary>
/// <param name="Files">The paths of the files that were linked.</param>
/// <param name="Rows">How many rows of each were taken.</param>
/// <param name="Maps">The map of each: a name, a path, or null for the usual names of columns.</param>
sealed record LinkRun(IReadOnlyList<string> Files, IReadOnlyList<int> Rows, IReadOnlyList<string?> Maps, string Model, int Version, double Threshold, IReadOnlyList<string> Fields);

/// <summary>The files that linking writes: the pairs, the people (beside them, *.people.csv), and what the run was made of (*.run.json).</summary>
static class PairsFile
{
    static readonly JsonSerializerOptions Options = new() { WriteIndented = true };

    public static string People(string pairs) => Path.ChangeExtension(pairs, ".people.csv");

    public static string Run(string pairs) => Path.ChangeExtension(pairs, ".run.json");

    public static void Write(string path, RecordTable table, Linker linker, LinkModel model, Scoring scoring, People people, LinkRun run)
    {
        File.WriteAllText(Run(path), JsonSerializer.Serialize(run, Options));
        using (var writer = new StreamWriter(People(path)))
        {
            writer.WriteLine("id,person,outcome");
            for (var r = 0; r < table.Count; r++) writer.WriteLine($"{Cell(table[r].Key)},{Cell(table[people.Of[r]].Key)},{(people.Many.Contains(r) ? "many" : table[r].Standing == Standing.Sealed ? "quarantined" : "")}");
        }
        using var pairs = new StreamWriter(path);
        pairs.WriteLine($"id_l,id_r,outcome,rule,probability,bits,family_probability,{string.Join(',', table.Schema.Fields.Select(f => $"{f.Name},{f.Name}_bits"))},start_bits,family_bits");
        var waterfalls = linker.Waterfalls(model);
        foreach (var pair in scoring.Pairs)
        {
            var steps = waterfalls.Of(pair.A, pair.B).ToDictionary(s => s.Step, StringComparer.Ordinal);
            pairs.Write(string.Create(CultureInfo.InvariantCulture, $"{Cell(table[pair.A].Key)},{Cell(table[pair.B].Key)},{Say(Outcome(pair, people))},{Say(pair.Verdict.Rule)},{pair.Score.Probability:0.######},{pair.Score.Bits:0.##},{pair.Score.Family:0.####}"));
            foreach (var field in table.Schema.Fields) pairs.Write(steps.TryGetValue(field.Name, out var step) ? string.Create(CultureInfo.InvariantCulture, $",{LinkModelFile.Word(step.Level)},{step.Bits:0.##}") : ",,");
            pairs.WriteLine(string.Create(CultureInfo.InvariantCulture, $",{steps["start"].Bits:0.##},{steps["family"].Bits:0.##}"));
        }
    }

    /// <summary>Null when the file is not one that linking wrote, or what it was made of is not there.</summary>
    public static LinkRun? ReadRun(string pairs)
    {
        try
        {
            return File.Exists(pairs) && File.Exists(Run(pairs)) && File.Exists(People(pairs)) ? JsonSerializer.Deserialize<LinkRun>(File.ReadAllText(Run(pairs))) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What the pair came to: a link that its people did not become is looked at.</summary>
    static Outcome Outcome(ScoredPair pair, People people) => pair.Verdict.Outcome != Goldthread.Linkage.Outcome.Link || people.Of[pair.A] == people.Of[pair.B]
        ? pair.Verdict.Outcome
        : people.Many.Contains(pair.A) || people.Many.Contains(pair.B) ? Goldthread.Linkage.Outcome.Many : Goldthread.Linkage.Outcome.Review;

    static string Say(Outcome outcome) => outcome.ToString().ToLowerInvariant();

    static string Say(Rule rule) => rule == Rule.None ? "" : string.Concat(rule.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    // Quoted where the sign itself would part it, and never a formula to whoever opens it in a spreadsheet.
    static string Cell(string text) => text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
