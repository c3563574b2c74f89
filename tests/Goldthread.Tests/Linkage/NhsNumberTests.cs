using Goldthread.Linkage;

namespace Goldthread.Tests.Linkage;

public class NhsNumberTests
{
    [Theory]
    [InlineData("9434765919", true)]
    [InlineData("6541003238", true)]
    [InlineData("9434765918", false)]
    [InlineData("943476591", false)]
    [InlineData("94347659190", false)]
    [InlineData("943476591X", false)]
    public void Checks_OfANumber_IsByItsLastDigit(string number, bool good) => Assert.Equal(good, NhsNumber.Checks(number));

    [Fact]
    public void ForTests_OfEveryPlace_GivesAnotherNumberThatChecks()
    {
        var numbers = Enumerable.Range(0, 1_000_000).Select(NhsNumber.ForTests).OfType<string>().ToList();
        Assert.InRange(numbers.Count, 900_000, 920_000);
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        Assert.All(numbers.Where((_, i) => i % 997 == 0), n => Assert.True(n.StartsWith("999", StringComparison.Ordinal) && NhsNumber.Checks(n), n));
    }
}
