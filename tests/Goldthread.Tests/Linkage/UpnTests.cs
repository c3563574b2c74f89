using Goldthread.Linkage;

namespace Goldthread.Tests.Linkage;

public class UpnTests
{
    [Theory]
    [InlineData("A950000178301", true)]
    [InlineData("H243278544154", true)]
    [InlineData("R247962919251", false)]
    [InlineData("A95000017830", false)]
    [InlineData("195000017830A", false)]
    public void Checks_OfANumber_IsByItsFirstLetter(string number, bool good) => Assert.Equal(good, Upn.Checks(number));

    [Fact]
    public void ForTests_OfManyPlaces_GivesOtherNumbersThatCheck()
    {
        var numbers = Enumerable.Range(0, 20_000).Select(Upn.ForTests).ToList();
        Assert.All(numbers, n => Assert.True(Upn.Checks(n), n));
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
    }
}
