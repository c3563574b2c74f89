using Goldthread.Time;

namespace Goldthread.Tests.Time;

public class TruthTests
{
    static readonly Truth[] Values = Enum.GetValues<Truth>();

    [Fact]
    public void AndOrNot_OfAllValues_ObeyTheLawsOfKleene()
    {
        foreach (var a in Values)
        {
            Assert.Equal(a, a.Not().Not());
            Assert.Equal(a, a.And(a));
            Assert.Equal(a, a.And(Truth.Yes));
            Assert.Equal(a, a.Or(Truth.No));
            foreach (var b in Values)
            {
                Assert.Equal(a.And(b), b.And(a));
                Assert.Equal(a.And(b).Not(), a.Not().Or(b.Not()));
                foreach (var c in Values) Assert.Equal(a.And(b.Or(c)), a.And(b).Or(a.And(c)));
            }
        }
    }

    [Fact]
    public void Word_OfEveryValue_IsAnAnswer() => Assert.Equal(["no", "cannot tell", "yes"], Values.Select(v => v.Word()));
}
