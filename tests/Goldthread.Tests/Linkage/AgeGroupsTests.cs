using Goldthread.Linkage;

namespace Goldthread.Tests.Linkage;

public class AgeGroupsTests
{
    [Theory]
    [InlineData("2023-04-01", AgeGroups.UnderOne)]
    [InlineData("2023-03-31", AgeGroups.OneAndOver)]
    [InlineData("31/03/2024", AgeGroups.UnderOne)]
    [InlineData("2024-04-01", AgeGroups.NotYetBorn)]
    [InlineData("2023", AgeGroups.NotTold)]
    [InlineData("", AgeGroups.NotTold)]
    public void Of_ADateOfBirth_IsTheAgeOnTheDay(string born, string group) =>
        Assert.Equal([group], AgeGroups.Of([born], monthFirst: false, new(2024, 3, 31)));

    [Fact]
    public void LastOf_AYearThatOneRecordAloneTells_IsNotTheDayOfTheFile() =>
        Assert.Equal(new DateOnly(2024, 2, 3), AgeGroups.LastOf(["2042-02-03", "2024-02-03", "03/02/2024", "2023-12-01", "2023-12-01"], monthFirst: false));
}
