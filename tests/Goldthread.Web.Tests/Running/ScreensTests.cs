using Goldthread.Time;
using Goldthread.Web.Running;

namespace Goldthread.Web.Tests.Running;

public class ScreensTests(Invented invented)
{
    Board Board => invented.Live.Board!;

    [Fact]
    public void Prompts_OfAnAgency_AreWhatThePagesOfItsChildrenSay()
    {
        foreach (var agency in new[] { "westmarsh-childrens-social-care", "westmarsh-health-visiting" })
        {
            var listed = Board.Prompts(agency).Where(f => Board.ChildOf(f) is not null).Select(f => $"{f.Key} {f.State} {f.Due} {f.Sentence}").Distinct().Order(StringComparer.Ordinal);
            var shown = Board.Register.Children.SelectMany(c => Board.Screens.Of(Board, c, agency).Findings).Where(f => f.Speaks == Truth.Yes).Select(f => $"{f.Key} {f.State} {f.Due} {f.Sentence}").Distinct().Order(StringComparer.Ordinal);
            Assert.Equal(listed, shown);
        }
    }
}
