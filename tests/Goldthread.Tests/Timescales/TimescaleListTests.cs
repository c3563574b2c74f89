using Goldthread.Reading;
using Goldthread.Time;
using Goldthread.Timescales;

namespace Goldthread.Tests.Timescales;

/// <summary>What a version means, and which is in force, stands in the tables of Goldthread.Spec; here are the corners.</summary>
public class TimescaleListTests
{
    static readonly Clock Seen = Read("""
        seen:
          label: x
          about: x
          versions:
            - { from: 2013-04-15, to: 2018-07-03, period: 5 working days, force: statutory guidance, source: x, certainty: A, owner: x }
            - { from: 2018-07-04, to: 2020-12-31, period: 2 working days, force: statutory guidance, source: x, certainty: A, owner: x }
            - { from: 2020-01-01, to: 2020-06-30, area: devon, period: 1 days, force: local, source: x, certainty: A, owner: x }
        """);

    static readonly TimescaleList List = new(new Dictionary<string, Clock> { ["seen"] = Seen }, Given.Catalogue.Timescales.Calendar);

    [Theory]
    [InlineData("2013-04-14", null, "")]
    [InlineData("2013-04-15", null, "5 working days")]
    [InlineData("2018-07-03", null, "5 working days")]
    [InlineData("2018-07-04", null, "2 working days")]
    [InlineData("2018-07", null, "5 working days, 2 working days")]
    [InlineData("2020-12-31", null, "2 working days")]
    [InlineData("2021-01-01", null, "")]
    [InlineData("2020-02-01", "devon", "1 days")]
    [InlineData("2019-02-01", "devon", "2 working days")]
    [InlineData("2020-07-01", "devon", "2 working days")]
    [InlineData("2020-02-01", "kent", "2 working days")]
    [InlineData("undated", null, "5 working days, 2 working days")]
    public void InForce_AtAMoment_IsTheVersionOfTheDayAndPlace(string start, string? area, string periods) =>
        Assert.Equal(periods, string.Join(", ", List.InForce(Seen, FuzzyDateParser.Parse(start)!.On(Axis.Dated), Axis.Dated, area, null).Select(v => v.Period.ToString()).Select(p => p == "1 day" ? "1 days" : p)));

    [Fact]
    public void InForce_ForAStoryOnDayNumbers_IsByTheGuidanceThatItNames()
    {
        var axis = Axis.OnDayNumbers(new(2022, 7, 1), new(2022, 7, 31), DayOfWeek.Friday)!;
        Assert.Equal(5, List.InForce(Seen, Span.OfDay(0), axis, null, (new(2014, 3, 1), new(2014, 3, 31))).Single().Period.Amount);
        Assert.Empty(List.InForce(Seen, Span.OfDay(0), axis, null, null));
    }

    [Fact]
    public void Read_TheProjectsOwnClocks_AreEachInForceToday_AndSayWhoSaysSo() =>
        Assert.All(Given.Catalogue.Timescales.Clocks.Values, clock =>
        {
            Assert.True(clock.Versions.All(v => v.NotCommenced) || clock.Versions.Any(v => v.InForce(new(2026, 11, 21))), clock.Name);
            Assert.All(clock.Versions, v => Assert.True(v.Source.Length > 3 && v.Owner.Length > 3 && (v.To is null || v.From <= v.To), clock.Name));
            Assert.All(clock.Versions, v => Assert.DoesNotContain(clock.Versions, o => o != v && o.Area == v.Area && o.From <= (v.To ?? DateOnly.MaxValue) && v.From <= (o.To ?? DateOnly.MaxValue)));
        });

    static Clock Read(string yaml)
    {
        var problems = new ProblemList();
        var clock = TimescaleReader.Read(new Dictionary<string, Node> { ["x.yaml"] = YamlFile.Read(yaml, "x.yaml", problems)! }, problems).Clocks.Values.Single();
        Assert.Empty(problems.All);
        return clock;
    }
}
