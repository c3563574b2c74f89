namespace Goldthread.Feeds.Tests.Formats;

public sealed class ShippedTests
{
    [Fact]
    public void Of_TheShippedFolders_HasNoProblem() => Assert.Empty(Shipped.Feeds.Problems);

    [Fact]
    public void Codes_OfEveryFormat_AreUsed()
    {
        foreach (var format in Shipped.Feeds.Formats.Values)
        {
            var used = format.People.SelectMany(p => p.More.Values.Append(p.Label)).Concat(format.Records.SelectMany(r => r.Fields.Values.Concat(r.Parts.Values).Append(r.Kind).Concat(new[] { r.Teller, r.Text, r.Role, r.Place, r.Team, r.Planned }.OfType<Feeds.Formats.Pick>()))).Select(p => p.Codes).OfType<string>();
            Assert.Empty(format.Codes.Keys.Except(used, StringComparer.Ordinal));
        }
    }
}
