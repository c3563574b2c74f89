using Goldthread.Records;
using Goldthread.Time;
using Goldthread.Web.Cases;

namespace Goldthread.Web.Tests.Cases;

public sealed class LanesTests
{
    static Lanes Draw(string story, string? at = null, string? from = null)
    {
        var one = Pages.Casebook[story]!;
        return CaseView.Of(Look.Into(one, one.Steps.Find(at)!, from)).Lanes;
    }

    static LaneMark Mark(Lanes lanes, string id) => lanes.All.SelectMany(l => l.Marks).Single(m => m.Id == id);

    public static TheoryData<string> Every => [.. Pages.Casebook.Cases.Select(c => c.Story.Name)];

    [Fact]
    public void Shape_OfDayMonthAndUndated_Differ()
    {
        var lanes = Draw("devon-jody");

        Assert.Equal(Shape.Point, Mark(lanes, "r30").Shape);
        Assert.Equal(Shape.Stretch, Mark(lanes, "r20").Shape);
        Assert.Equal(Shape.Undated, Mark(lanes, "r08").Shape);
        Assert.True(Mark(lanes, "r08").OpenBefore);
        Assert.True(Mark(lanes, "r52").OpenAfter);
    }

    [Theory, MemberData(nameof(Every))]
    public void Marks_OfOneLane_NeverLieOnEachOther(string story)
    {
        foreach (var lane in Draw(story).All)
            foreach (var row in lane.Marks.GroupBy(m => m.Y))
            {
                var taken = row.Select(m => (From: m.TextEnds ? m.TextX - (m.Label.Length * 6) : m.X, To: m.TextEnds ? m.X + m.Width : Math.Max(m.X + m.Width, m.TextX + (m.Label.Length * 6)))).OrderBy(t => t.From).ToList();
                Assert.All(taken.Zip(taken.Skip(1)), pair => Assert.True(pair.First.To < pair.Second.From, $"{row.First().Id}: {pair}"));
            }
    }

    [Theory, MemberData(nameof(Every))]
    public void Marks_AtAnyMoment_StayWhereTheyAre(string story)
    {
        var whole = Draw(story).All.SelectMany(l => l.Marks).ToDictionary(m => m.Id);
        var steps = Pages.Casebook[story]!.Steps;
        foreach (var step in steps.Days.Where((_, i) => i % 5 == 0))
            // What is corrected later is drawn no more.
            foreach (var mark in Draw(story, step.Token).All.SelectMany(l => l.Marks).Where(m => whole.ContainsKey(m.Id)))
                Assert.Equal((whole[mark.Id].X, whole[mark.Id].Y, whole[mark.Id].Width), (mark.X, mark.Y, mark.Width));
    }

    [Theory, MemberData(nameof(Every))]
    public void Marks_InOrderOfTime_AreInOrderOnTheLine(string story)
    {
        var set = Pages.Casebook[story]!.Story.Records;
        var points = Draw(story).All.SelectMany(l => l.Marks).Where(m => m.Shape == Shape.Point).OrderBy(m => set.Occurred(set[m.Id]).Lo).ToList();

        Assert.All(points.Zip(points.Skip(1)), pair => Assert.True(pair.First.X <= pair.Second.X));
        Assert.All(points, p => Assert.Equal(Span.DayOf(set.Occurred(set[p.Id]).Lo), Span.DayOf(set.Occurred(set[p.Id]).Hi)));
        Assert.All(points, p => Assert.NotEqual(Basis.Undated, set[p.Id].Basis));
    }

    [Fact]
    public void Lanes_FromOneAgency_ShowNothingOfTheOthers()
    {
        var lanes = Draw("northants-child-x", from: "gp");

        Assert.Equal("GP practice", Assert.Single(lanes.All, l => l.Marks.Count > 0).Title[0]);
        Assert.All(lanes.All.Where(l => l.Marks.Count == 0), l => Assert.Equal("not looked at from here", l.Note));
    }

    [Fact]
    public void Ticks_OnDayNumbers_AreDays() => Assert.Contains("day 0", Draw("devon-jody").Ticks.Select(t => t.Label));

    [Theory, MemberData(nameof(Every))]
    public void Ticks_OfAnyStory_AreInOrderWithRoomBetween(string story)
    {
        var ticks = Draw(story).Ticks;

        Assert.True(ticks.Count > 1);
        Assert.All(ticks.Zip(ticks.Skip(1)), pair => Assert.True(pair.First.X + (pair.First.Label.Length * 6) < pair.Second.X));
        Assert.DoesNotContain(ticks, t => t.X < 0 || t.X > 1160);
    }
}
