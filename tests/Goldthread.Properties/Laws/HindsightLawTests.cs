using Goldthread.Properties.Invented;
using Goldthread.Properties.Tales;
using Goldthread.Stories;
using Goldthread.Time;

namespace Goldthread.Properties.Laws;

/// <summary>What was not yet known changes nothing: neither its content, nor its having been written down at all.</summary>
public class HindsightLawTests
{
    [Fact]
    public void At_BeforeABarredRecordWasKnown_SaysTheSameWithItEmptied() =>
        Law.Holds(RunSize.Of(200, 900, 50_000), 1_100_000, Breadth.Wide, Pack.All, (tale, story) =>
        {
            var safeguards = Law.Safeguards(tale);
            var (whole, replay) = (Saying.Evaluator(story, safeguards), Saying.Replay(story, safeguards));
            return Two(tale, story.Records.Records).Select(r =>
            {
                var barred = new HashSet<string> { r.Id };
                var known = story.Records.Known(r).Lo;
                var emptied = Saying.Evaluator(story, safeguards, story.Records.Emptied(barred));
                return Before(known, replay, Saying.Replay(story, safeguards, without: barred))
                    .Select(at => Saying.Difference(Saying.At(whole, at), Saying.At(emptied, at), $"{r.Id}, known from {Saying.Minute(known)}, emptied: at {Saying.Minute(at)}")).FirstOrDefault(d => d is not null);
            }).FirstOrDefault(d => d is not null);
        });

    [Fact]
    public void At_BeforeABarredRecordWasKnown_SaysTheSameWhateverItSays() =>
        Law.Holds(RunSize.Of(200, 900, 50_000), 1_150_000, Breadth.Wide, Pack.All, (tale, story) =>
        {
            var safeguards = Law.Safeguards(tale);
            var (whole, replay) = (Saying.Evaluator(story, safeguards), Saying.Replay(story, safeguards));
            return Two(tale, tale.Records).Select(r =>
            {
                // Some links are refused when they point at another agency's or another kind of statement.
                if (Law.Tellable(tale with { Records = tale.Records.Replace(r, r.Rewritten) }) is not { } other) return null;
                var known = story.Records.Known(story.Records[r.Id]).Lo;
                var rewritten = Saying.Evaluator(other, safeguards);
                return Before(known, replay, Saying.Replay(other, safeguards))
                    .Select(at => Saying.Difference(Saying.At(whole, at), Saying.At(rewritten, at), $"{r.Id}, known from {Saying.Minute(known)}, rewritten: at {Saying.Minute(at)}")).FirstOrDefault(d => d is not null);
            }).FirstOrDefault(d => d is not null);
        });

    [Fact]
    public void At_BeforeARecordWasKnown_SaysTheSameWithoutIt() =>
        Law.Holds(RunSize.Of(200, 900, 50_000), 1_200_000, Breadth.Wide, Pack.All, (tale, story) =>
        {
            var safeguards = Law.Safeguards(tale);
            var (whole, replay) = (Saying.Evaluator(story, safeguards), Saying.Replay(story, safeguards));
            // Dates tie records: one that is dated by another, or dates it, tells something of it before it is known.
            return Two(tale, tale.Records).Where(r => tale.Records.Count > 1 && !r.Anchors.Any(a => a != r.Id) && !tale.Records.Exists(o => o.Id != r.Id && o.Names.Contains(r.Id))).Select(r =>
            {
                if (Law.Tellable(tale with { Records = tale.Records.Remove(r) }) is not { } earlier) return $"Without {r.Id} it is no story.";
                var known = story.Records.Known(story.Records[r.Id]).Lo;
                var without = Saying.Evaluator(earlier, safeguards);
                return Before(known, replay, Saying.Replay(earlier, safeguards))
                    .Select(at => Saying.Difference(Saying.At(without, at), Saying.At(whole, at), $"{r.Id}, known from {Saying.Minute(known)}, added: at {Saying.Minute(at)}")).FirstOrDefault(d => d is not null);
            }).FirstOrDefault(d => d is not null);
        });

    private static IEnumerable<T> Two<T>(Tale tale, IEnumerable<T> records) => new Dice(tale.Seed + 3).Shuffled(records).Take(2);

    private static IEnumerable<long> Before(long known, params Replay[] replays) =>
        Math.Abs(known) >= Span.Never / 2 ? [] : replays.SelectMany(r => r.Moments).Append(known - 1).Where(m => m < known).Distinct().Order();
}
