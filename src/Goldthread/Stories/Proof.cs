using Goldthread.Safeguards;

namespace Goldthread.Stories;

/// <summary>Whether an expectation really rests on a record of its "because": taken out, with every copy of the same event, the expectation must break.</summary>
public sealed record Proof(Expectation Expectation, IReadOnlyList<string> TakenOut, bool Holds)
{
    public static IReadOnlyList<Proof> Of(Story story, IReadOnlyList<Safeguard> safeguards, Setting setting)
    {
        var proofs = new List<Proof>();
        foreach (var e in story.Expectations.Where(e => e.Because.Count > 0))
        {
            var one = safeguards.Where(g => g.Id == e.Safeguard).ToList();
            IEnumerable<IReadOnlyList<string>> sets = e.BecauseAny ? [e.Because] : e.Because.Select(id => (IReadOnlyList<string>)[id]);
            foreach (var ids in sets)
            {
                var copies = ids.SelectMany(id => story.Records.Copies(story.Records[id])).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
                proofs.Add(new(e, [.. copies.Order(StringComparer.Ordinal)], !Verdict.Of(e, Replay.Of(story, one, setting, without: copies), withBecause: false).Kept));
            }
        }
        return proofs;
    }
}
