using Goldthread.Records;

namespace Goldthread.Tests.Records;

public class KindPatternTests
{
    [Theory]
    [InlineData("birth", "birth", true)]
    [InlineData("birth", "birth.traumatic", false)]
    [InlineData("injury.*", "injury.bruise", true)]
    [InlineData("injury.*", "injury", false)]
    [InlineData("injury.*", "injury.bruise.old", true)]
    [InlineData("injury.*", "explanation.injury", false)]
    [InlineData("assessment.*.completed", "assessment.parenting.completed", true)]
    [InlineData("assessment.*.completed", "assessment.parenting.started", false)]
    [InlineData("assessment.*.completed", "assessment.completed", false)]
    [InlineData("assessment.*.completed", "assessment.parenting.again.completed", false)]
    [InlineData("*", "birth", true)]
    public void Matches_AKind_GapByGap(string pattern, string kind, bool matches) => Assert.Equal(matches, new KindPattern(pattern).Matches(kind));

    [Theory]
    [InlineData("yes-no", "yes", true)]
    [InlineData("yes-no", "maybe", false)]
    [InlineData("number", "3.5", true)]
    [InlineData("number", "three", false)]
    [InlineData("date", "2014-05..2014-06", true)]
    [InlineData("date", "soon", false)]
    [InlineData("text", "anything at all", true)]
    [InlineData("codes", "ear", true)]
    [InlineData("codes", "eer", false)]
    [InlineData("codes", "unknown", true)]
    [InlineData("number", "unknown", true)]
    public void Allows_AValue_ByTheFormOfTheField(string form, string value, bool allowed) =>
        Assert.Equal(allowed, new FieldType(form, form == "codes" ? ["ear", "neck"] : []).Allows(value));
}
