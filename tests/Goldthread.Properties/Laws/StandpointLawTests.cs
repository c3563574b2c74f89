using Goldthread.Properties.Invented;
using Goldthread.Properties.Tales;

namespace Goldthread.Properties.Laws;

/// <summary>One agency alone speaks from its own records alone: evidence, what met a duty, family facts and births.</summary>
public class StandpointLawTests
{
    [Fact]
    public void Replay_FromOneAgency_RestsOnItsOwnRecords() =>
        Law.Holds(RunSize.Of(200, 900, 50_000), 1_300_000, Breadth.Wide, Pack.All, (tale, story) => tale.Agencies.Keys.Select(agency =>
            Saying.Replay(story, Law.Safeguards(tale), agency).Tracks.SelectMany(t => t.Steps)
                .Where(s => s.Finding.Evidence.Concat(s.Finding.MetBy).Append(s.Finding.Bound.Id).Where(story.Records.Has).Any(id => story.Records[id].By != agency))
                .Select(s => $"{agency} at {Saying.Minute(s.At)} speaks from another's record: {Saying.Of(s.Finding)}").FirstOrDefault()).FirstOrDefault(f => f is not null));

    [Fact]
    public void Replay_FromOneAgency_IsTheSameWhateverTheOthersWrote() =>
        Law.Holds(RunSize.Of(150, 900, 40_000), 1_400_000, Breadth.Wide, Pack.All, (tale, story) => tale.Agencies.Keys.Select(agency =>
        {
            var other = Law.Tellable(tale with { Records = [.. tale.Records.Select(r => r.By == agency ? r : r.Rewritten)] });
            if (other is null) return null;
            var (mine, same) = (Saying.Replay(story, Law.Safeguards(tale), agency), Saying.Replay(other, Law.Safeguards(tale), agency));
            return mine.Moments.Union(same.Moments).Order().Select(at => Saying.Difference(Saying.At(mine.Evaluator, at), Saying.At(same.Evaluator, at), $"{agency} at {Saying.Minute(at)}, when the others had written something else:"))
                .FirstOrDefault(d => d is not null);
        }).FirstOrDefault(d => d is not null));
}
