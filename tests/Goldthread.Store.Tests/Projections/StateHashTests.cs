using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Store.Keys;
using Goldthread.Store.Projections;

namespace Goldthread.Store.Tests.Projections;

public class StateHashTests
{
    public static TheoryData<string> Sorts => Shelf.Sorts;

    static readonly KeyRing Ring = KeyRing.Make();

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Of_TheSameRecordsSplitShuffledThreeTimes_IsTheSame(string sort)
    {
        var records = Given.ToldByStories.Where((_, i) => i % 7 == 0).Concat<Entry>([new Entry.PersonHeld("gp/1", "gp", "1", 1) { NhsNumber = "9434765919" }]).ToList();
        var hashes = new List<string>();
        for (var seed = 0; seed < 6; seed++)
        {
            using var shelf = new Shelf(sort) { Ring = Ring };
            using var journal = shelf.Open();
            var random = new Random(seed);
            for (var times = 0; times < (seed == 0 ? 1 : 3); times++)
            {
                var shuffled = records.ToArray();
                random.Shuffle(shuffled);
                foreach (var piece in shuffled.Chunk(random.Next(1, 300))) await journal.Append(piece, Given.Import, random.Next(2) == 0 ? Urgency.Import : Urgency.Interactive);
            }
            Assert.Equal(records.Count, journal.Head.Position);
            hashes.Add(StateHash.Of(journal.Rows));
        }
        Assert.Single(hashes.Distinct());
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Of_OneMoreOrOneOther_IsAnother(string sort)
    {
        using var shelf = new Shelf(sort) { Ring = Ring };
        using var journal = shelf.Open();
        var seen = new HashSet<string> { StateHash.Of(journal.Rows) };
        foreach (var entry in new Entry[] { Given.Told("1"), Given.Told("2"), Given.Told("2", version: 2), new Entry.Link("a/1", "b/1", LinkState.Proposed, ""), new Entry.Link("a/1", "b/1", LinkState.Confirmed, ""), new Entry.PersonHeld("a/1", "a", "1", 1) { Upn = "X1" } })
        {
            await journal.Append(entry, Given.Import);
            Assert.True(seen.Add(StateHash.Of(journal.Rows)));
        }
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Of_ProjectionsDroppedAndMadeAgain_IsTheSame(string sort)
    {
        using var shelf = new Shelf(sort);
        using var journal = shelf.Open();
        await journal.Append([.. Given.ToldByStories.Take(500)], Given.Import, Urgency.Import);
        await journal.Append([new Entry.PersonHeld("gp/1", "gp", "1", 1) { NhsNumber = "9434765919" }, new Entry.PersonHeld("gp/2", "gp", "2", 1) { NhsNumber = "9434765919" }, Given.Told("1", about: "gp/2 gp/1"), new Entry.Link("gp/1", "hv/1", LinkState.Proposed, ""), new Entry.Link("gp/1", "hv/1", LinkState.Refused, "")], Given.Import, Urgency.Import);
        await journal.Append(new Entry.Erased("gp/2", "retention"), Given.Import);
        var before = StateHash.Of(journal.Rows);
        journal.Rows.DropProjections();
        Assert.NotEqual(before, StateHash.Of(journal.Rows));
        await journal.Rebuild();
        Assert.Equal(before, StateHash.Of(journal.Rows));
        Assert.Equal(["gp/1"], journal.FindByNhsNumber("9434765919").Select(p => p.Person));
        Assert.Equal(new Answer.Already(506), await journal.Append(new Entry.Erased("gp/2", "retention"), Given.Import));
    }
}
