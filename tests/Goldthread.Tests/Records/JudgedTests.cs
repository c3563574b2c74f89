using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Tests.Records;

public class JudgedTests
{
    static readonly Judged Sure = Judged.Of(Truth.Yes, "r1"), Perhaps = Judged.Of(Truth.CannotTell, "r2"), Open = Judged.Unknown("mobility", "r3");

    [Fact]
    public void And_OfTwo_RestsOnBoth()
    {
        var both = Sure.And(Open);
        Assert.Equal(Truth.CannotTell, both.Truth);
        Assert.Equal(["r1", "r3"], both.Evidence);
        Assert.Equal(["mobility"], both.Unknowns);
    }

    [Fact]
    public void And_WithNo_RestsOnNothing() => Assert.Equal(Judged.No, Sure.And(Open).And(Judged.No));

    [Fact]
    public void Or_OfASureAndAnOpenOne_RestsOnTheSureOne()
    {
        var either = Open.Or(Sure);
        Assert.Equal(Truth.Yes, either.Truth);
        Assert.Equal(["r1"], either.Evidence);
        Assert.Empty(either.Unknowns);
    }

    [Fact]
    public void Or_OfTwoEquallySure_RestsOnBoth() => Assert.Equal(["r2", "r3"], Perhaps.Or(Open).Evidence);

    [Fact]
    public void Any_OfNone_IsNo_AndAll_OfNone_IsYes()
    {
        Assert.Equal(Truth.No, Judged.Any([]).Truth);
        Assert.Equal(Truth.Yes, Judged.All([]).Truth);
    }

    [Fact]
    public void Of_No_HasNoEvidence() => Assert.Empty(Judged.Of(Truth.No, "r1").Evidence);

    [Fact]
    public void And_InAnyOrder_IsTheSame()
    {
        Judged[] all = [Sure, Perhaps, Open, Judged.No, Judged.Yes];
        foreach (var a in all)
            foreach (var b in all)
            {
                Assert.True(Same(a.And(b), b.And(a)));
                Assert.True(Same(a.Or(b), b.Or(a)));
            }
    }

    static bool Same(Judged a, Judged b) => a.Truth == b.Truth && a.Evidence.SequenceEqual(b.Evidence) && a.Unknowns.SequenceEqual(b.Unknowns);
}
