using Goldthread.Feeds.Items;

namespace Goldthread.Feeds.Tests.Items;

public sealed class ItemTextTests
{
    [Fact]
    public void Read_OfWhatWasWritten_IsTheSame()
    {
        var whole = new Item("row", 1, 1);
        whole.Add(new("Address: line", 1, 1) { Text = "12 Quay Road\nWest\\marsh: north" });
        var branch = whole.Add(new("CINdetails", 1, 1));
        branch.Add(new("CINreferralDate", 1, 1) { Text = "2025-01-10" });
        whole.Add(new("CINdetails", 1, 1)).Add(new("CINreferralDate", 1, 1) { Text = "2025-02-10" });
        var text = ItemText.Write(whole);
        Assert.Equal(whole.Leaves().Select(l => (l.Path, l.Item.Text)), ItemText.Read(text)!.Leaves().Select(l => (l.Path, l.Item.Text)));
        Assert.Equal(text, ItemText.Write(ItemText.Read(text)!));
    }

    [Theory]
    [InlineData("   three: spaces")]
    [InlineData("  deeper: than anything")]
    [InlineData(": no name")]
    public void Read_OfOtherLines_IsNull(string text) => Assert.Null(ItemText.Read(text));
}
