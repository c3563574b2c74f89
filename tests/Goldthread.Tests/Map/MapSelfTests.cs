namespace Goldthread.Tests.Map;

/// <summary>The map test can only be trusted if it is seen to fail: two invented folders, one reaching into the other every way there is.</summary>
public class MapSelfTests
{
    const string Root = "Goldthread.Tests.Map.Invented";

    static readonly IReadOnlySet<TypeEdge> Edges = TypeEdges.Of(typeof(MapSelfTests).Assembly.Location, Root);
    static readonly FolderOrder EarlyFirst = FolderOrder.Parse("1. `Early`\n2. `Late`");
    static readonly FolderOrder LateFirst = FolderOrder.Parse("1. `Late`\n2. `Early`");

    public static TheoryData<string> WaysUp =>
    [
        .. TypeEdges.Places(typeof(MapSelfTests).Assembly.Location, Root)
            .Where(place => place.Folder == "Early")
            .Select(place => place.Name),
    ];

    [Fact]
    public void WaysUp_AreMany() => Assert.True(WaysUp.Count >= 14);

    [Theory]
    [MemberData(nameof(WaysUp))]
    public void Upward_EveryWayOfReachingUp_IsSeen(string type) =>
        Assert.Contains(MapTests.Upward(Edges, EarlyFirst), edge => edge.From.Name == type);

    [Fact]
    public void Upward_SameEdgesInTheOtherOrder_AreAllowed() => Assert.Empty(MapTests.Upward(Edges, LateFirst));

    [Fact]
    public void IsUpward_FromAFolderToTheRoot_IsSeen()
    {
        Assert.True(EarlyFirst.IsUpward("Late", ""));
        Assert.False(EarlyFirst.IsUpward("", "Late"));
    }

    [Fact]
    public void Places_FolderThatIsNotListed_IsSeen() =>
        Assert.Contains(TypeEdges.Places(typeof(MapSelfTests).Assembly.Location, Root), place => !FolderOrder.Parse("1. `Early`").Has(place.Folder));

    [Fact]
    public void Parse_NumbersWithAGap_Throws() => Assert.Throws<FormatException>(() => FolderOrder.Parse("1. `Early`\n3. `Late`"));
}
