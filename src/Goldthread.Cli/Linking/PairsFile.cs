using System.Collections.Frozen;
using System.Text;
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
    const int RowsOfASlice = 20_000;

    static readonly JsonSerializerOptions Options = new() { WriteIndented = true };
    static readonly FrozenDictionary<Outcome, string> Outcomes = Enum.GetValues<Outcome>().ToFrozenDictionary(o => o, o => o.ToString().ToLowerInvariant());
    static readonly FrozenDictionary<Rule, string> Rules = Enum.GetValues<Rule>().ToFrozenDictionary(r => r, Words);
    static readonly FrozenDictionary<Level, string> Levels = Enum.GetValues<Level>().ToFrozenDictionary(l => l, LinkModelFile.Word);

    public static string People(string pairs) => Path.ChangeExtension(pairs, ".people.csv");

    public static string Run(string pairs) => Path.ChangeExtension(pairs, ".run.json");

    public static void Write(string path, RecordTable table, Linker linker, LinkModel model, Scoring scoring, People people, LinkRun run)
    {
        File.WriteAllText(Run(path), JsonSerializer.Serialize(run, Options));
        using (var file = File.Create(People(path))) Write(file, "id,person,outcome", table.Count, 1, () => (rows, r) => rows.Cell(table[r].Key).Cell(table[people.Of[r]].Key).Cell(people.Many.Contains(r) ? "many" : table[r].Standing == Standing.Sealed ? "quarantined" : "").EndRow());
        var fields = table.Schema.Fields;
        using var pairs = File.Create(path);
        Write(pairs, $"id_l,id_r,outcome,rule,probability,bits,family_probability,{string.Join(',', fields.Select(f => $"{f.Name},{f.Name}_bits"))},start_bits,family_bits", scoring.Pairs.Count, Environment.ProcessorCount, () =>
        {
            var waterfalls = linker.Waterfalls(model);
            return (rows, p) =>
            {
                var pair = scoring.Pairs[p];
                // The odds to start with come first, then the fields that both say, then what families have in common.
                var (steps, next) = (waterfalls.Of(pair.A, pair.B), 1);
                rows.Cell(table[pair.A].Key).Cell(table[pair.B].Key).Cell(Say(Outcome(pair, people))).Cell(Say(pair.Verdict.Rule)).Cell(pair.Score.Probability, 6).Cell(pair.Score.Bits, 2).Cell(pair.Score.Family, 4);
                foreach (var field in fields)
                    if (next < steps.Count - 1 && steps[next].Step == field.Name) rows.Cell(Levels[steps[next].Level]).Cell(steps[next++].Bits, 2);
                    else rows.Empty().Empty();
                rows.Cell(steps[0].Bits, 2).Cell(steps[^1].Bits, 2).EndRow();
            };
        });
    }

    /// <summary>Rows are made by slices, on several cores, and written in their order.</summary>
    /// <param name="row">Of each core, what writes a row by its number.</param>
    static void Write(Stream file, string header, int count, int cores, Func<Action<CsvBytes, int>> row)
    {
        file.Write(Encoding.UTF8.GetBytes($"{header}\n"));
        var slices = Enumerable.Range(0, (count + RowsOfASlice - 1) / RowsOfASlice).AsParallel().AsOrdered().WithDegreeOfParallelism(cores).WithMergeOptions(ParallelMergeOptions.NotBuffered);
        foreach (var slice in slices.Select(s =>
        {
            var (rows, one) = (new CsvBytes(), row());
            for (var r = s * RowsOfASlice; r < Math.Min((s + 1) * RowsOfASlice, count); r++) one(rows, r);
            return rows.Written;
        })) file.Write(slice.Span);
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

    static string Say(Outcome outcome) => Outcomes[outcome];

    static string Say(Rule rule) => Rules[rule];

    static string Words(Rule rule) => rule == Rule.None ? "" : string.Concat(rule.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
