using Goldthread.Duties;
using Goldthread.Properties.Invented;
using Goldthread.Properties.Tales;
using Goldthread.Safeguards;
using Goldthread.Stories;
using Goldthread.Time;

namespace Goldthread.Properties.Laws;

/// <summary>A duty keeps its name: evaluated again, after the correction of a typo, and when something arrives late.</summary>
public class KeyLawTests
{
    [Fact]
    public void At_InAnyOrderOfMoments_SaysTheSame() =>
        Law.Holds(RunSize.Of(200, 900, 50_000), 1_600_000, Breadth.Wide, Pack.All, (tale, story) =>
        {
            var replay = Saying.Replay(story, Law.Safeguards(tale));
            var again = Saying.Evaluator(story, Law.Safeguards(tale));
            foreach (var at in new Dice(tale.Seed).Shuffled(replay.Moments))
            {
                var (findings, stepped) = (again.At(at), replay.Tracks.SelectMany(t => t.Steps.Where(s => s.At == at)).Select(s => Saying.Of(s.Finding)).ToList());
                if (findings.GroupBy(f => f.Key).FirstOrDefault(g => g.Count() > 1) is { } twice) return $"At {Saying.Minute(at)} one key stands twice: {string.Join('\n', twice.Select(f => Saying.Of(f)))}";
                if (Saying.Difference(stepped, [.. findings.Select(f => Saying.Of(f))], $"Asked alone at {Saying.Minute(at)}:") is { } difference) return difference;
            }
            return null;
        });

    [Fact]
    public void At_AfterATypoIsCorrected_KeepsEveryKey() =>
        Law.Holds(RunSize.Of(200, 900, 50_000), 1_700_000, Breadth.Small, Pack.All, (tale, story) => First(tale, new Before(story, Law.Safeguards(tale)), (before, old) =>
        {
            var known = story.Records.Known(story.Records[old.Id]).Hi;
            // Nobody corrects a typo in what is withdrawn or replaced.
            if (story.Records.Replacers(story.Records[old.Id]).Count > 0 || known >= Span.Never / 2 || old.More.ContainsKey("source") || old.More.ContainsKey("planned")) return null;
            var later = known + (new Dice(tale.Seed).Between(1, 5) * Span.Day);
            var typo = old with { Id = "r99", Known = Saying.Minute(later), More = old.More.SetItem("supersedes", old.Id).SetItem("text", "Rightly spelt.") };
            if (Law.Tellable(tale with { Records = tale.Records.Add(typo) }) is not { } corrected) return null;
            return before.Kept(corrected, later, $"{old.Id} spelt rightly from {Saying.Minute(later)}");
        }));

    [Fact]
    public void At_AfterACopyArrivesLate_KeepsTheKeysOfOpenDuties() =>
        Law.Holds(RunSize.Of(200, 900, 50_000), 1_800_000, Breadth.Wide, Pack.All, (tale, story) => tale.Days is not null ? null : First(tale, new Before(story, Law.Safeguards(tale)), (before, first) =>
        {
            var known = story.Records.Records.Max(r => story.Records.Known(r) is { Bounded: true } k ? k.Hi : 0);
            var later = known + (new Dice(tale.Seed).Between(1, 5) * Span.Day);
            var copy = first with { Id = "r0", Known = Saying.Minute(later), More = first.More.Remove("supersedes").Remove("withdraws").Remove("source").SetItem("same_event_as", first.Id) };
            // The copy must tell nothing new: a statement withdrawn or replaced, or perhaps never known, would be made good by it.
            if (first.More.ContainsKey("withdraws") || first.More.ContainsKey("planned") || !story.Records.Known(story.Records[first.Id]).Bounded || story.Records.Replacers(story.Records[first.Id]).Count > 0 || Law.Tellable(tale with { Records = tale.Records.Insert(0, copy) }) is not { } late) return null;
            return before.Kept(late, later, $"A copy of {first.Id} arrives at {Saying.Minute(later)}");
        }));

    [Fact]
    public void At_AfterAnEarlierTriggerArrivesLate_KeepsTheKeysOfOpenDuties() =>
        Law.Holds(RunSize.Of(150, 900, 50_000), 1_900_000, Breadth.Small, Pack.All, (tale, story) => tale.Records.Select(first =>
        {
            var (record, known) = (story.Records[first.Id], story.Records.Records.Max(r => story.Records.Known(r) is { Bounded: true } k ? k.Hi : 0));
            var safeguards = Law.Safeguards(tale).Where(g => Triggers.MayBind(g.When[0].Form, record) && !Ingredients.Of(g).Records.Any(w => (w.Part is Part.Against or Part.Birth || g.When[0].Form is Form.Silence) && w.Selector.Kinds.Any(k => k.Matches(first.Kind)))).ToList();
            if (safeguards.Count == 0 || story.Records.Occurred(record) is not { Bounded: true } occurred || first.More.ContainsKey("withdraws") || first.More.ContainsKey("planned")) return null;
            var later = known + (2 * Span.Day);
            var early = first with { Id = "r0", Occurred = Saying.Minute(occurred.Lo - (new Dice(tale.Seed).Between(0, 3) * Span.Day)), Known = Saying.Minute(later), More = first.More.Remove("supersedes").Remove("source").Remove("same_event_as") };
            return Law.Tellable(tale with { Records = tale.Records.Insert(0, early) }) is { } late ? new Before(story, safeguards).Kept(late, later, $"One like {first.Id}, but earlier, arrives at {Saying.Minute(later)}") : null;
        }).FirstOrDefault(d => d is not null));

    private static string? First(Tale tale, Before before, Func<Before, TaleRecord, string?> broken) => tale.Records.Select(r => broken(before, r)).FirstOrDefault(d => d is not null);

    // A story before something came: what is said of it is worked out once, however much is tried on it.
    private sealed class Before(Story story, IReadOnlyList<Safeguard> safeguards)
    {
        private readonly Lazy<Replay> replay = new(() => Saying.Replay(story, safeguards));
        private readonly ReferenceEvaluator first = Saying.Evaluator(story, safeguards);

        public string? Kept(Story after, long from, string what)
        {
            var second = Saying.Evaluator(after, safeguards);
            foreach (var at in replay.Value.Moments.Concat(Saying.Replay(after, safeguards).Moments).Append(from).Where(m => m >= from).Distinct().Order())
            {
                var (old, now) = (Keys(first, at), Keys(second, at));
                if (old.Except(now, StringComparer.Ordinal).ToList() is { Count: > 0 } lost) return $"{what}: lost at {Saying.Minute(at)}: {string.Join(", ", lost)}; there are: {string.Join(", ", now)}";
            }
            return null;
        }

        // Duties that are nobody's yet, or need nothing more, are no promises to keep.
        private static IReadOnlyList<string> Keys(ReferenceEvaluator evaluator, long at) => [.. evaluator.At(at).Where(f => f.Outcome != Outcome.Quiet).Select(f => f.Key)];
    }
}
