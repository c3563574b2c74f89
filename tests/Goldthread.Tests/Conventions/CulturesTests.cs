using System.Globalization;

namespace Goldthread.Tests.Conventions;

/// <summary>Names of people are compared and cased by culture, so the cultures must really be there.</summary>
public class CulturesTests
{
    [Fact]
    public void ToUpper_InTurkish_KeepsTheDot() =>
        Assert.Equal("İ", "i".ToUpper(CultureInfo.GetCultureInfo("tr-TR")));

    [Fact]
    public void MonthName_InWelsh_IsWelsh() =>
        Assert.Equal("Ionawr", CultureInfo.GetCultureInfo("cy-GB").DateTimeFormat.GetMonthName(1));
}
