using Goldthread.Web.Cases;

namespace Goldthread.Web.Tests.Cases;

public sealed class QuietListTests
{
    [Fact]
    public void Of_EveryCaseAndMoment_PlacesEverySafeguardOnce()
    {
        foreach (var one in Pages.Casebook.Cases)
            foreach (var step in one.Steps.Days.Append(Steps.Whole).Where((_, i) => i % 7 == 0))
            {
                var look = Look.Into(one, step);
                var occasions = Occasion.By(look.Replay, step.Minute);
                var quiet = QuietList.Of(look, occasions);

                Assert.Equal(occasions.Count(o => !o.Spoke), quiet.Count + quiet.CannotTell.Count);
                Assert.Equal(one.Catalogue.Safeguards.Count, quiet.NeverBegan.Count + occasions.Select(o => o.Safeguard.Id).Distinct().Count());
            }
    }

    [Fact]
    public void Of_JodyInTheEnd_TheMovedVisitIsDone()
    {
        var view = CaseView.Of(Look.Into(Pages.Casebook["devon-jody"]!, Steps.Whole));

        Assert.Contains(view.Quiet.Done, l => l.Safeguard.Id == "visit-moved-is-kept");
    }

    [Fact]
    public void Of_JodyBeforeTheEnquiryIsLate_ItIsNotYetDue()
    {
        var jody = Pages.Casebook["devon-jody"]!;

        var view = CaseView.Of(Look.Into(jody, jody.Steps.Find("day 10")!));

        Assert.Contains(view.Quiet.NotYetDue, l => l.Safeguard.Id == "section-47-to-conference");
    }
}
