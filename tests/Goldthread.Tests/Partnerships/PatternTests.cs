using Goldthread.Agencies;
using Goldthread.Partnerships;
using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Stories;
using Goldthread.Time;
using Record = Goldthread.Records.Record;

namespace Goldthread.Tests.Partnerships;

public class PatternTests
{
    static readonly Reckoning Reckoning = new(Axis.Dated, Given.Catalogue.Timescales.Calendar);

    public static TheoryData<string> Patterns => [.. Westmarsh.Practice.Patterns.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Replay_OfAFamilyWithAPattern_SpeaksAsTheTruthSays(string name)
    {
        var hidden = Westmarsh.Told.OfType<Told.Hidden>().Where(h => h.Pattern == name).ToList();
        Assert.NotEmpty(hidden);
        Assert.All(hidden, h => IsTrue(Westmarsh.Told, h));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void Truth_OfAnySeed_IsTrue_AndWithoutThePatternNothingSpeaks(long seed)
    {
        IReadOnlyList<Told> told = [.. Westmarsh.Draw(seed, 150, 1).Tell()];
        var hidden = told.OfType<Told.Hidden>().ToList();
        Assert.InRange(hidden.Count, 10, Westmarsh.Practice.Patterns.Count);
        Assert.All(hidden, h => IsTrue(told, h));
    }

    // The near miss is the same family without what the pattern tells.
    static void IsTrue(IReadOnlyList<Told> told, Told.Hidden hidden)
    {
        var safeguards = Given.Catalogue.Safeguards.Where(g => hidden.Shows.Contains(g.Id)).ToList();
        List<string> Said(Func<Record, bool> which) =>
            [.. Replay.Of(Story(told, hidden, which), safeguards, Given.Catalogue.Setting, until: told[^1].Received).Tracks.Where(t => t.Earliest is not null).Select(t => t.Finding.Safeguard.Id).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(hidden.Shows.Order(StringComparer.Ordinal), Said(_ => true));
        Assert.Empty(Said(r => !hidden.Records.Contains(r.Supersedes ?? r.Withdraws ?? r.Id)));
    }

    // What all systems told of everybody who is in the pattern, under the name of the key first told.
    static Story Story(IReadOnlyList<Told> told, Told.Hidden hidden, Func<Record, bool> which)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var same in told.OfType<Told.SamePerson>()) first[same.Second] = same.First;
        string Name(string key) => first.GetValueOrDefault(key, key);
        var family = hidden.Keys.Select(Name).ToHashSet(StringComparer.Ordinal);
        // Whoever is named in one record with them, twice over: brothers, sisters and parents.
        var all = told.OfType<Told.OfRecord>().Select(r => r.Record with { About = [.. r.Record.About.Select(Name)] }).DistinctBy(r => r.Id).ToList();
        for (var step = 0; step < 2; step++) family.UnionWith(all.Where(r => r.About.Any(family.Contains)).SelectMany(r => r.About).Where(a => a.Contains('/', StringComparison.Ordinal)).ToList());
        Assert.InRange(family.Count, 2, 12);
        var records = all.Where(r => r.About.Any(family.Contains) && which(r)).ToList();
        var labels = told.OfType<Told.OfPerson>().Where(p => family.Contains(p.Person.Key)).GroupBy(p => p.Person.Key).ToDictionary(g => g.Key, g => g.First().Person.Label, StringComparer.Ordinal);
        var place = new Place(hidden.Pattern, 1, 1);
        var problems = new ProblemList();
        var set = RecordSetBuilder.Build(records, labels, Reckoning, records.ToDictionary(r => r.Id, _ => place), new HashSet<string>(), problems);
        Assert.Empty(problems.All);
        return new() { Name = hidden.Pattern, Title = hidden.Pattern, Agencies = new AgencyList(told.OfType<Told.OfAgency>().Select(a => a.Agency), Given.Catalogue.Routes), Records = set!, Place = place };
    }
}
