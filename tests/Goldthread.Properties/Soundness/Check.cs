using Goldthread.Duties;
using Goldthread.Properties.Laws;
using Goldthread.Properties.Tales;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Stories;
using Goldthread.Time;

namespace Goldthread.Properties.Soundness;

/// <summary>One story, held against all of its readings.</summary>
/// <param name="Readings">How many there are.</param>
/// <param name="Open">Pairs of duty and minute of which the engine does not say surely no.</param>
/// <param name="Heard">Whether anything is said at all, by the engine or in a reading.</param>
internal sealed record Check(int Readings, int Open, bool Heard, IReadOnlyList<Fault> Faults)
{
    /// <returns>Null when the story has one reading, or too many to be counted.</returns>
    public static Check? Of(Tale tale, Story story, int most)
    {
        var safeguards = Law.Safeguards(tale);
        var hours = safeguards.SelectMany(g => Ingredients.Of(g).Periods).Where(p => p.Unit is PeriodUnit.Hours or PeriodUnit.Minutes).Select(p => p.Length.Lo).Distinct().ToList();
        if (hours.Exists(h => h % Span.Day != 0)) return null;
        var replay = Saying.Replay(story, safeguards);
        if (Soundness.Readings.Of(story.Records, replay.Moments, hours, most) is not { Count: > 1 } some) return null;
        // Besides the steps of the story as told, two at which something changes in a reading alone.
        var dice = new Dice(tale.Seed + 1);
        var within = Saying.Replay(story with { Records = dice.One(some) }, safeguards).Moments.Except(replay.Moments).ToList();
        var steps = replay.Moments.Concat(dice.Shuffled(within).Take(2)).Order().ToList();
        return Soundness.Readings.Of(story.Records, steps, hours, most) is { } readings ? Of(story, safeguards, steps, readings) : null;
    }

    private static Check Of(Story story, IReadOnlyList<Safeguard> safeguards, IReadOnlyList<long> steps, IReadOnlyList<RecordSet> readings)
    {
        var ledgers = steps.Select(_ => new Dictionary<string, Ledger>(StringComparer.Ordinal)).ToList();
        foreach (var reading in readings)
        {
            var evaluator = Saying.Evaluator(story, safeguards, reading);
            for (var i = 0; i < steps.Count; i++)
                foreach (var finding in evaluator.At(steps[i]))
                {
                    if (!ledgers[i].TryGetValue(finding.Key, out var ledger)) ledgers[i][finding.Key] = ledger = new();
                    ledger.Add(finding);
                }
        }
        var (open, faults, engine) = (0, new List<Fault>(), Saying.Evaluator(story, safeguards));
        for (var i = 0; i < steps.Count; i++)
        {
            var told = engine.At(steps[i]).ToDictionary(f => f.Key);
            open += told.Values.Count(f => f.Speaks != Truth.No);
            foreach (var key in told.Keys.Union(ledgers[i].Keys).Order(StringComparer.Ordinal))
            {
                var (finding, ledger) = (told.GetValueOrDefault(key), ledgers[i].GetValueOrDefault(key) ?? new());
                if (ledger.Fault(finding, readings.Count) is { } fault) faults.Add(new(fault.Kind, fault.What, key, steps[i], finding, ledger.Say(readings.Count)));
            }
        }
        return new(readings.Count, open, open > 0 || ledgers.Exists(at => at.Values.Any(l => l.Heard)), faults);
    }
}

/// <summary>Where the engine and the readings part.</summary>
/// <param name="Told">What the engine says; null = nothing.</param>
/// <param name="Readings">What the readings say.</param>
internal sealed record Fault(FaultKind Kind, string What, string Key, long At, Finding? Told, string Readings)
{
    /// <summary>Faults of one sort have one cause, as a rule.</summary>
    public string Sort => $"{Kind}: {Key.Split('/')[0]} {What}";

    public override string ToString() => $"{Key} at {Saying.Minute(At)}: {What}\n  engine: {(Told is null ? "nothing" : Saying.Of(Told))}\n  {Readings}";
}
