using Goldthread.Reading;

namespace Goldthread.Tests.Reading;

public class SuggestionTests
{
    static readonly string[] Known = ["injury.bruise", "injury.burn", "birth", "visit.home"];

    [Theory]
    [InlineData("injury.bruse", "injury.bruise")]
    [InlineData("injury.briuse", "injury.bruise")]
    [InlineData("Injury.Bruise", "injury.bruise")]
    [InlineData("brith", "birth")]
    [InlineData("bith", "birth")]
    [InlineData("visit-home", "visit.home")]
    [InlineData("something else entirely", null)]
    [InlineData("xyz", null)]
    [InlineData("", null)]
    public void Nearest_AWrongWord_IsTheNearestRightOne(string word, string? nearest) => Assert.Equal(nearest, Suggestion.Nearest(word, Known));

    [Fact]
    public void Nearest_NothingKnown_IsNone() => Assert.Null(Suggestion.Nearest("birth", []));

    [Fact]
    public void Nearest_ALongWord_IsNotLookedAtForLong() => Assert.Null(Suggestion.Nearest(new string('x', 100_000), Known));
}
