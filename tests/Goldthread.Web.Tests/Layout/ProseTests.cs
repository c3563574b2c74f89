using Goldthread.Web.Layout;

namespace Goldthread.Web.Tests.Layout;

public sealed class ProseTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("a|b", "a and b")]
    [InlineData("a|b|c", "a, b and c")]
    public void List_Items_ReadsAloud(string items, string said) => Assert.Equal(said, Prose.List(items.Split('|')));

    [Theory]
    [InlineData(0, "no safeguards")]
    [InlineData(1, "1 safeguard")]
    [InlineData(2, "2 safeguards")]
    public void Count_Number_HasItsNoun(int n, string said) => Assert.Equal(said, Prose.Count(n, "safeguard"));

    [Theory]
    [InlineData("day 3 to day 8", "between day 3 and day 8")]
    [InlineData("May to June 2014", "between May and June 2014")]
    [InlineData("8 May to 4 July 2014", "between 8 May and 4 July 2014")]
    [InlineData("24 December 2014", "24 December 2014")]
    [InlineData("by 30 June 2015", "by 30 June 2015")]
    public void Between_TwoDates_SaysBetween(string dates, string said) => Assert.Equal(said, Prose.Between(dates));
}
