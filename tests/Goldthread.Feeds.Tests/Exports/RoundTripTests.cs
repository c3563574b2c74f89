using Goldthread.Feeds.Exports;
using Goldthread.Feeds.Imports;
using Goldthread.Feeds.Tests.Fuzz;
using Goldthread.Lives;
using Goldthread.Partnerships;
using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Time;
using Record = Goldthread.Records.Record;

namespace Goldthread.Feeds.Tests.Exports;

/// <summary>What Goldthread exports it imports to the same records.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<string> Forms => [.. Exported.Forms];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Export_OfLivesDrawn_ReadAgain_IsTheSameRecords(string form)
    {
        var catalogue = Shipped.Catalogue;
        var population = new Population(catalogue.ReadPractice(new ProblemList()), catalogue.Vocabulary, catalogue.Routes, catalogue.Timescales.Calendar, new(2024, 1, 1), 12, 12);
        foreach (var life in Enumerable.Range(0, 12).Select(n => population.Draw(7, n)))
            Exported.Returns(form, Exported.Of([.. life.Story.Records.Records.Select(r => r with { Source = new("lives", r.Id, 1) })]));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Export_OfWhatAPartnershipTells_WithCorrectionsAndWithdrawals_ReadAgain_IsTheSameRecords(string form)
    {
        var catalogue = Shipped.Catalogue;
        var partnership = new Partnership(catalogue.ReadPartnership(new ProblemList())!, catalogue.ReadPractice(new ProblemList()), catalogue.Safeguards, catalogue.Setting, 3, 60, new(2025, 1, 1), 1);
        List<Record> told = [.. partnership.Tell().OfType<Told.OfRecord>().Select(t => t.Record).DistinctBy(r => r.Id)];
        Assert.Contains(told, r => r.Supersedes is not null);
        Assert.Contains(told, r => r.Withdraws is not null);
        Exported.Returns(form, Exported.Of(told));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Export_OfTheSmallFilesOfEveryFormat_ReadAgain_IsTheSameRecords(string form)
    {
        foreach (var (name, files) in SmallFiles.All.Where(f => !f.Key.StartsWith("goldthread-", StringComparison.Ordinal)))
        {
            var statements = files.SelectMany(file => Shipped.Take(Shipped.Feeds.Feeds.Values.First(f => f.Format == name), Shipped.Feeds.Formats[name], new MemoryStream(file)).Sorted)
                .Where(s => s.Fate == Fate.Accepted).Select(s => s.Statement!).DistinctBy(s => s.Key).ToList();
            var people = statements.OfType<Statement.OfPerson>().GroupBy(p => p.Person, StringComparer.Ordinal)
                .Select(p => new PersonLine(p.Key, p.First().Label, "", "", "", [.. p.Select((one, i) => new Holding($"{name}-{i}", one.Names, one.Born, one.More.ContainsKey("expected")))])).ToList();
            List<Record> records = [.. statements.OfType<Statement.OfRecord>().Select(s => s.Record).DistinctBy(r => r.Id)];
            Assert.NotEmpty(records);
            Exported.Returns(form, Exported.Of(records, people));
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Export_OfRecordsThatSayEverything_InSignsThatProgramsChange_ReadAgain_IsTheSame(string form)
    {
        for (var seed = 0; seed < 40; seed++) Exported.Returns(form, Exported.Of([.. Enumerable.Range(0, 5).Select(n => Strange(new Random((seed * 100) + n), $"r{n}"))]));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Export_OfATextLongerThanACell_ReadAgain_IsTheSame(string form) =>
        Exported.Returns(form, Exported.Of([Strange(new(1), "r1") with { Narrative = string.Concat(Enumerable.Range(0, 20_000).Select(n => $"{n} words, ")) }]));

    [Theory]
    [MemberData(nameof(Forms))]
    public void Import_OfAVersionThatSaysOtherThings_IsHeldBack(string form)
    {
        var record = Strange(new(2), "r1");
        var known = Shipped.Known(Exported.Read(form, Exported.As(form, Exported.Of([record]))).Sorted);
        foreach (var changed in new[] { record with { Narrative = "Otherwise" }, record with { To = ["police"] }, record with { Standing = Standing.Verified } })
        {
            var again = Exported.Read(form, Exported.As(form, Exported.Of([changed])), known).Sorted.Single(s => s.Statement is Statement.OfRecord);
            Assert.Equal((Fate.Quarantined, ProblemKind.VersionToldOtherwise), (again.Fate, again.Problems[0].Kind));
        }
    }

    [Fact]
    public void Import_OfWhatStandsHereAtItsSource_ChangesNothing()
    {
        var record = Strange(new(3), "r1");
        var known = new Dictionary<string, Known> { [AsTold.KeyOf(record)] = new(1, 0) { AtSource = true } };
        Assert.Equal(Fate.Unchanged, Exported.Read("csv", Exported.As("csv", Exported.Of([record])), known).Sorted.Single(s => s.Statement is Statement.OfRecord).Fate);
    }

    static Record Strange(Random dice, string id)
    {
        string Text() => string.Concat(Enumerable.Range(0, dice.Next(1, 9)).Select(_ => Signs[dice.Next(Signs.Length)]));
        string? Perhaps() => dice.Next(3) == 0 ? null : Text();
        List<string> Some() => [.. Enumerable.Range(0, dice.Next(4)).Select(_ => Text())];
        T Any<T>(IReadOnlyDictionary<string, T> words) => words.Values.ElementAt(dice.Next(words.Count));
        return new()
        {
            Id = id,
            Kind = Shipped.Catalogue.Vocabulary.Kinds["education.absence"],
            Occurred = FuzzyDateParser.Parse(Dates[dice.Next(Dates.Length)])!,
            Known = dice.Next(2) == 0 ? null : FuzzyDateParser.Parse("by 2025-06-01"),
            Basis = Any(Words.Bases),
            By = "quay-school",
            Team = Perhaps(),
            Practitioner = Perhaps(),
            Role = Perhaps(),
            ToldBy = Any(Words.Tellings),
            Teller = Text(),
            About = ["quay/17", .. Some()],
            From = Some(),
            To = Some(),
            Concerning = Some(),
            Of = Perhaps(),
            SameEventAs = Perhaps(),
            Invited = dice.Next(2) == 0 ? null : Some(),
            Attended = dice.Next(2) == 0 ? null : Some(),
            Planned = dice.Next(2) == 0,
            Place = Perhaps(),
            Parts = Some().Distinct().ToDictionary(p => p, _ => Any(Words.Answers)),
            Standing = Any(Words.Standings),
            Disputes = Some(),
            Supersedes = Perhaps(),
            Withdraws = Perhaps(),
            Source = new("quay", Text(), dice.Next(1, 9), dice.Next(2) == 0 ? null : new DateTimeOffset(2025, 3, 4, 5, 6, 7, TimeSpan.FromHours(1))),
            Sharing = new(Any(Words.Tiers), Perhaps(), Perhaps(), Perhaps(), Perhaps()),
            At = Perhaps() ?? "",
            Event = Perhaps(),
            Narrative = Perhaps() ?? "",
        };
    }

    static readonly string[] Signs = ["=", "+", "-", "@", "\t", "'", "\"", ",", ";", "\n", "\r\n", "\r", " ", "  ", "\\", "\\n", "\\e", "\\0", ":", ": ", "/2", "<b>", "&amp;", "]]>", "é", "\u0001", "\u0085", "\u2028", "\uFEFF", "\uD83E\uDDF5", "\uD800", "#N/A", "1E5", "_x0041_", "'=", "none", "name: value"];

    static readonly string[] Dates = ["2025-03-04", "2025-03-04T23:59", "2025-03", "spring 2024", "2024", "undated", "before 2025-01-01", "2025-01-02..2025-02-03", "not before 2024-01-01 and by 2024-12-31", "2 days after r0"];
}
