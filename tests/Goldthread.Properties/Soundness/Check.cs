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
        return Steps(tale, story, safeguards, most) is var (steps, readings) ? Of(story, safeguards, steps, [.. readings.Sorts.Values]) : null;
    }

    /// <summary>The minutes at which a story and its readings are compared, and the readings.</summary>
    public static (IReadOnlyList<long> Steps, Readings Readings)? Steps(Tale tale, Story story, IReadOnlyList<Safeguard> safeguards, int most)
    {
        var hours = safeguards.SelectMany(g => Ingredients.Of(g).Periods).Where(p => p.Unit is PeriodUnit.Hours or PeriodUnit.Minutes).Select(p => p.Length.Lo).Distinct().ToList();
        if (hours.Exists(h => h % Span.Day != 0)) return null;
        var replay = Saying.Replay(story, safeguards);
        if (Soundness.Readings.Of(story.Records, replay.Moments, hours, most) is not { Sorts.Count: > 1 } some) return null;
        // Besides the steps of the story as told, two at which something changes in a reading alone.
        var dice = new Dice(tale.Seed + 1);
        var within = Saying.Replay(story with { Records = dice.One([.. some.Sorts.Values]) }, safeguards).Moments.Except(replay.Moments).ToList();
        var steps = replay.Moments.Concat(dice.Shuffled(within).Take(2)).Order().ToList();
        return Soundness.Readings.Of(story.Records, steps, hours, most) is { } readings ? (steps, readings) : null;
    }

    private static Check Of(Story story, IReadOnlyList<Safeguard> safeguards, IReadOnlyList<long> steps, IReadOnlyList<RecordSet> readings)
    {
        var ledgers = steps.Select(_ => new Dictionary<string, Ledger>(StringComparer.Ordinal)).ToList();
        foreach (var reading in readings)
        {
            var evaluator = Saying.Evaluator(story, safeguards, reading);
            for (var i = 0; i < steps.Count; i++)
                foreach (var duty in At(evaluator, steps[i]))
                {
                    if (!ledgers[i].TryGetValue(duty.Key, out var ledger)) ledgers[i][duty.Key] = ledger = new();
                    ledger.Add([.. duty]);
                }
        }
        var (open, faults, engine) = (0, new List<Fault>(), Saying.Evaluator(story, safeguards));
        for (var i = 0; i < steps.Count; i++)
        {
            var told = At(engine, steps[i]);
            open += told.Count(d => d.Any(f => f.Speaks != Truth.No));
            foreach (var duty in told.Select(d => d.Key).Union(ledgers[i].Keys).Order(StringComparer.Ordinal))
            {
                var ledger = ledgers[i].GetValueOrDefault(duty) ?? new();
                if (ledger.Fault([.. told[duty]], readings.Count) is { } fault) faults.Add(new(fault.Kind, fault.What, duty, steps[i], [.. told[duty]], ledger.Say(readings.Count)));
            }
        }
        return new(readings.Count, open, open > 0 || ledgers.Exists(at => at.Values.Any(l => l.Heard)), faults);
    }

    private static ILookup<string, Finding> At(ReferenceEvaluator evaluator, long at) => evaluator.At(at).ToLookup(f => Duty(f, evaluator.Set));

    /// <summary>
    /// What makes a duty one and the same in all readings. Its key names the record that it hangs on, and of several that share a duty this is the first to be known: where that is a matter of fuzzy
    /// dates, readings rightly name one or the other. So records of one event, of one count, or of one child where that is how duties are grouped, are taken together here.
    /// </summary>
    private static string Duty(Finding f, RecordSet set)
    {
        var shared = f.Safeguard.When[0].Form is Form.Count or Form.Differ || f.Safeguard.OncePer is GroupBy.Child or GroupBy.Family or GroupBy.Pregnancy;
        return $"{f.Safeguard.Id}/{f.Duty}/{(shared ? "" : $"{set.EventOf(f.Bound)}/")}{f.Child}";
    }
}

/// <summary>Where the engine and the readings part.</summary>
/// <param name="Told">What the engine says; empty = nothing.</param>
/// <param name="Readings">What the readings say.</param>
internal sealed record Fault(FaultKind Kind, string What, string Key, long At, IReadOnlyList<Finding> Told, string Readings)
{
    /// <summary>Faults of one sort have one cause, as a rule.</summary>
    public string Sort => $"{Kind}: {Key.Split('/')[0]} {What}";

    public override string ToString() => $"{Key} at {Saying.Minute(At)}: {What}\n  engine: {(Told.Count == 0 ? "nothing" : string.Join("\n          ", Told.Select(f => Saying.Of(f))))}\n  {Readings}";
}
