using Goldthread.Reading;
using Goldthread.Timescales;

namespace Goldthread.Tests.Timescales;

public class TimescaleCheckTests
{
    const string Second = "- { from: 2013-04-15, to: 2018-07-03, period: 5 working days, force: local, source: x, certainty: A, owner: head }";

    [Theory]
    [InlineData("", "2014-01-01", "")]
    [InlineData("", "2018-07-04", "NotInForce: the last version ended on 2018-07-03")]
    [InlineData("", "2012-01-01", "NotInForce: the first version begins on 2013-04-15")]
    [InlineData("- { from: 2018-07-04, period: 2 days, force: local, source: x, certainty: A, owner: head }", "2020-01-01", "")]
    [InlineData("- { from: 2018-07-03, period: 2 days, force: local, source: x, certainty: A, owner: head }", "2020-01-01", "Contradicting: one version says 5 working days and another 2 days from 2018-07-03")]
    [InlineData("- { from: 2017-01-01, period: 5 working days, force: local, source: x, certainty: A, owner: head }", "2020-01-01", "Contradicting: two versions say 5 working days at once from 2017-01-01")]
    [InlineData("- { from: 2017-01-01, area: devon, period: 2 days, force: local, source: x, certainty: A, owner: head }", "2017-02-01", "")]
    [InlineData("- { from: 2018-07-04, period: 2 days, force: local, source: x, certainty: A, owner: to be named }", "2020-01-01", "Unowned: 2 days has no owner")]
    [InlineData("- { from: 2018-07-04, period: 2 days, force: local, source: a page, certainty: C, owner: head }", "2020-01-01", "Unverified: 2 days, local, certainty C: a page")]
    [InlineData("- { from: 2018-07-04, period: 2 days, force: local, source: a page, certainty: B, owner: head }", "2020-01-01", "")]
    [InlineData("- { from: 2018-07-04, period: 2 days, force: statutory guidance, source: a page, certainty: B, owner: head }", "2020-01-01", "Unverified: 2 days, statutory guidance, certainty B: a page")]
    [InlineData("- { commences: not yet, period: 2 days, force: statute, source: an act, certainty: A, owner: head }", "2014-01-01", "NotCommenced: 2 days, statute: an act")]
    public void Of_AClock_SaysWhatIsWrongOnTheDay(string more, string day, string said) =>
        Assert.Equal(said, string.Join("; ", TimescaleCheck.Of(Read($"{Second}\n    {more}"), DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).Select(n => $"{n.Fault}: {n.Because}")));

    [Fact]
    public void Of_ADutyThatNeverCommenced_IsNoFault()
    {
        var notes = TimescaleCheck.Of(Read("- { commences: not yet, period: 2 days, force: statute, source: an act, certainty: A, owner: head }"), new(2026, 11, 25));
        Assert.Equal([ClockFault.NotCommenced], notes.Select(n => n.Fault));
        Assert.DoesNotContain(notes, n => n.Fails);
    }

    [Fact]
    public void Of_TheProjectsOwnClocks_FailsNone_AndCallsNothingUnverifiedLaw()
    {
        Assert.DoesNotContain(TimescaleCheck.Of(Given.Catalogue.Timescales, new(2026, 11, 25)), n => n.Fails);
        Assert.All(Given.Catalogue.Timescales.Clocks.Values.SelectMany(c => c.Versions.Where(v => v.Certainty == 'C' && v.Force is Force.Statute or Force.StatutoryGuidance).Select(v => (c.Name, v.Source))),
            v => Assert.True(v.Source.Contains("not read", StringComparison.Ordinal) || v.Source.Contains("not verified", StringComparison.Ordinal) || v.Source.Contains("not confirmed", StringComparison.Ordinal), v.ToString()));
    }

    static TimescaleList Read(string versions)
    {
        var problems = new ProblemList();
        var list = TimescaleReader.Read(new Dictionary<string, Node> { ["x.yaml"] = YamlFile.Read($"seen:\n  label: x\n  about: x\n  versions:\n    {versions}\n", "x.yaml", problems)! }, problems);
        Assert.Empty(problems.All);
        return list;
    }
}
