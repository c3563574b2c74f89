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
            var used = format.Tables.SelectMany(t => t.People).SelectMany(p => p.Key.Concat(p.Names).Concat(p.More.Values).Concat(new[] { p.Label, p.Born, p.NhsNumber, p.Upn, p.Address }.OfType<Feeds.Formats.Pick>())).Concat(format.Tables.SelectMany(t => t.Records).SelectMany(r => r.Fields.Values.Concat(r.Parts.Values).Append(r.Kind).Concat(new[] { r.Teller, r.Text, r.Role, r.Place, r.Team, r.Planned }.OfType<Feeds.Formats.Pick>()))).Select(p => p.Codes).OfType<string>();
            Assert.Empty(format.Codes.Keys.Except(used, StringComparer.Ordinal));
        }
    }
}
