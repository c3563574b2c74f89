namespace Goldthread.Web.Tests.Layout;

public sealed class NotFoundTests(Pages pages)
{
    [Theory]
    [InlineData("/nowhere", "There is no page at this address.", "/safeguards")]
    [InlineData("/cases/nobody", "There is no case called 'nobody'.", "/cases/devon-jody")]
    [InlineData("/cases/devon-jody?at=yesterday", "'yesterday' is not a moment of this story.", "/cases/devon-jody")]
    [InlineData("/cases/kent-child-j?at=1066-10-14", "'1066-10-14' is not a moment of this story.", "/cases/kent-child-j")]
    [InlineData("/cases/kent-child-j?at=9999-12-31", "'9999-12-31' is not a moment of this story.", "/cases/kent-child-j")]
    [InlineData("/cases/devon-jody?at=day%2099999", "'day 99999' is not a moment of this story.", "/cases/devon-jody")]
    [InlineData("/cases/devon-jody?from=nasa", "'nasa' is not an agency that sends anything in this story.", "/cases/devon-jody?from=midwifery")]
    [InlineData("/safeguards/bruise-before-mobilty", "There is no safeguard called 'bruise-before-mobilty'.", "/safeguards/bruise-before-mobility")]
    [InlineData("/reviews/none", "There is no review called 'none'.", "/reviews/devon-jody")]
    public async Task Get_WhatIsNotThere_SaysSoAndLeadsOn(string address, string message, string way)
    {
        var (status, page) = await pages.Ask(address);

        Assert.Equal(404, status);
        Assert.Equal("This is not here", page.Says("h1"));
        Assert.Contains(message, page.Says("main"), StringComparison.Ordinal);
        Assert.Contains(way, page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Get_WordsInTheAddress_AreNotTakenForMarkup()
    {
        var (_, page) = await pages.Ask("/cases/%3Cscript%3Ealert(1)");

        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Contains("<script>alert(1)", page.Says("main"), StringComparison.Ordinal);
    }
}
