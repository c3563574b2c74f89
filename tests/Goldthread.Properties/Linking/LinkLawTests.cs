using Goldthread.Linkage;
using Goldthread.Lives;

namespace Goldthread.Properties.Linking;

/// <summary>What holds whoever the records are of.</summary>
public class LinkLawTests
{
    static readonly int Draws = RunSize.Of(6, 40, 400);

    [Fact]
    public void People_OfRecordsInAnyOrderOnAnyCores_AreTheSame()
    {
        for (var seed = 0; seed < Draws; seed++)
        {
            var rows = Register.Rows(150, 100 + seed);
            var dice = new Dice(seed);
            var shuffled = rows.OrderBy(_ => dice.Below(1_000_000)).ToList();
            Assert.Equal(Groups(rows, cores: 1), Groups(shuffled, cores: 1 + (seed % 3)));
        }

        static List<string> Groups(IReadOnlyList<InventedRow> rows, int cores)
        {
            var linker = new Linker(Register.Table(rows), Decisions.None, cores);
            var model = linker.Learn(Register.Model).Model;
            var people = linker.People(model, linker.Score(model));
            return Sorted(Enumerable.Range(0, rows.Count).GroupBy(r => people.Of[r]).Select(g => g.Select(r => rows[r].Id)));
        }
    }

    [Fact]
    public void Undo_OfAnyDecisions_GivesBackExactlyWhatWas()
    {
        for (var seed = 0; seed < Draws; seed++)
        {
            var (index, rows) = Filled(60, 200 + seed);
            var dice = new Dice(seed);
            var states = new Stack<(string Id, List<string> Before)>();
            for (var i = 0; i < 8; i++)
            {
                states.Push(($"d{i}", Names(index)));
                index.Decide(Drawn($"d{i}", index, rows, dice));
            }
            while (states.TryPop(out var state))
            {
                index.Undo(state.Id);
                Assert.Equal(state.Before, Names(index));
            }
        }
    }

    [Fact]
    public void Insert_AfterPeopleDecidedThatTwoAreNotTheSame_NeverJoinsThem()
    {
        for (var seed = 0; seed < Draws; seed++)
        {
            var (index, rows) = Filled(60, 300 + seed);
            var joined = Enumerable.Range(0, index.Count).Select(index.Records).Where(r => r.Count > 1).DistinctBy(r => r[0]).Take(5).Select(r => (r[0], r[^1])).ToList();
            foreach (var (a, b) in joined) index.Decide(new($"{a}/{b}", a, b, Same: false, "a practitioner", "two children"));
            // Everything is sent again under new keys, as a new file from a new system would.
            foreach (var row in rows) index.Insert(new($"again-{row.Id}", row.Agency), Register.Values(row));
            var people = Enumerable.Range(0, index.Count).ToDictionary(r => Key(rows, r), index.Person);
            Assert.All(joined, j => Assert.NotEqual(people[j.Item1], people[j.Item2]));
        }
    }

    [Fact]
    public void Match_OfWhatWasJustInserted_FindsIt()
    {
        var (index, _) = Filled(40, 400);
        foreach (var row in Register.Rows(20, 401).Where(r => r is { FirstName.Length: > 2, Surname.Length: > 2, DateOfBirth.Length: 10, NhsNumber.Length: >= 10 }).DistinctBy(r => r.Child))
        {
            index.Insert(new($"new-{row.Id}", row.Agency), Register.Values(row));
            var count = index.Count;
            var matching = index.Match(new($"asked-{row.Id}", "police"), Register.Values(row));
            Assert.Equal(Outcome.Link, matching.Outcome);
            Assert.Equal($"new-{row.Id}", matching.People[0].Record);
            Assert.Equal(matching.People[0].Score.Bits, matching.People[0].Waterfall.Sum(s => s.Bits), 6);
            Assert.Equal(count, index.Count);
        }
    }

    [Fact]
    public void Replace_OfAnyRecords_LeavesNobodyWithTwoNumbers_NorWithWhomPeopleParted()
    {
        for (var seed = 0; seed < Draws; seed++)
        {
            var (index, rows) = Filled(40, 500 + seed);
            var dice = new Dice(seed);
            var parted = Enumerable.Range(0, index.Count).Select(index.Records).Where(r => r.Count > 1).DistinctBy(r => r[0]).Take(3).Select(r => (r[0], r[^1])).ToList();
            foreach (var (a, b) in parted) index.Decide(new($"{a}/{b}", a, b, Same: false, "a practitioner", "two children"));
            var now = rows.ToDictionary(r => r.Id);
            for (var i = 0; i < 60; i++)
            {
                var (row, like) = (dice.Pick(rows), dice.Pick(rows));
                now[row.Id] = dice.Chance(500_000) ? like with { Id = row.Id, Agency = row.Agency } : row;
                index.Replace(Register.Source(now[row.Id]), Register.Values(now[row.Id]));
            }
            Assert.All(parted, p => Assert.False(index.IsOne(p.Item1, p.Item2)));
            Assert.All(rows, r => Assert.True(index.Records(r.Id).Select(id => now[id].NhsNumber.Replace(" ", "", StringComparison.Ordinal)).Where(NhsNumber.Checks).Distinct().Count() <= 1));
        }
    }

    [Fact]
    public void Replace_ByTheSame_ChangesHardlyAnybody()
    {
        var (index, rows) = Filled(40, 600);
        var before = rows.Select(r => string.Join(' ', index.Records(r.Id).Order(StringComparer.Ordinal))).ToList();
        foreach (var row in rows) index.Replace(Register.Source(row), Register.Values(row));
        var after = rows.Select(r => string.Join(' ', index.Records(r.Id).Order(StringComparer.Ordinal))).ToList();
        Assert.True(before.Zip(after).Count(p => p.First != p.Second) <= before.Count / 20);
    }

    static (LinkIndex Index, IReadOnlyList<InventedRow> Rows) Filled(int children, long seed)
    {
        var rows = Register.Rows(children, seed);
        var index = new LinkIndex(Register.Table([]), Register.Model);
        foreach (var row in rows) index.Insert(Register.Source(row), Register.Values(row));
        return (index, rows);
    }

    static Decision Drawn(string id, LinkIndex index, IReadOnlyList<InventedRow> rows, Dice dice)
    {
        var a = (int)dice.Below(index.Count);
        var own = index.Records(a);
        var parted = own.Count > 1 && dice.Chance(600_000);
        var other = parted ? own.First(r => r != rows[a].Id) : rows[(int)((a + 1 + dice.Below(index.Count - 1)) % index.Count)].Id;
        return new(id, rows[a].Id, other, !parted && dice.Chance(500_000), "a practitioner", "");
    }

    static string Key(IReadOnlyList<InventedRow> rows, int record) => record < rows.Count ? rows[record].Id : $"again-{rows[record - rows.Count].Id}";

    // Who is one person, by which name.
    static List<string> Names(LinkIndex index) => Sorted(Enumerable.Range(0, index.Count).GroupBy(index.Person).Select(g => index.Records(g.First()).Prepend(g.Key)));

    static List<string> Sorted(IEnumerable<IEnumerable<string>> groups) => [.. groups.Select(g => string.Join(' ', g.Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)];
}
