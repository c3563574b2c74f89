using Goldthread.Partnerships;
using Goldthread.Records;
using Record = Goldthread.Records.Record;

namespace Goldthread.Web.Tests.Running;

/// <summary>Whatever a reader may not see changes no byte of any page that the reader is shown.</summary>
public class WithheldLawTests
{
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task Pages_OfAReader_AreTheSameWithoutTheRecordsThatTheReaderMayNotSee(long seed)
    {
        await using var with = await Served.Of(seed, 40, Marked);
        var (differing, compared) = (0, 0);
        foreach (var reader in new[] { "westmarsh-childrens-social-care", "westmarsh-health-visiting", "westmarsh-police" })
        {
            await using var without = await Served.Of(seed, 40, told => Marked(told) is Told.OfRecord { Record: var r } && r.By != reader && r.Sharing.Tier is Tier.Restricted or Tier.Hidden ? null : Marked(told), with);
            Assert.NotEqual(with.Board.Taken, without.Board.Taken);
            foreach (var address in new[] { "/children", "/teams" }.Concat(with.Board.Register.Staff.Teams.Values.Where(t => t.Agency == reader).Select(t => $"/teams/{t.Name}"))
                .Concat(with.Board.Register.Children.Order(StringComparer.Ordinal).Select(c => $"/children/{with.Board.Register.AddressOf(c)}")))
            {
                Assert.Equal(await without.Ask($"{address}?as={reader}"), await with.Ask($"{address}?as={reader}"));
                compared++;
            }
            if (with.Board.Screens.Withheld().Any(c => with.Board.Screens.Of(with.Board, c, reader).Screen.Visible.Records!.Records.Count > 0)) differing++;
        }
        Assert.True(compared > 100 && differing > 0, $"{compared} pages compared; {differing} readers from whom something is withheld.");
    }

    // Of every agency but social care some records are restricted or hidden; people are told of as before.
    static Told? Marked(Told told) => told is Told.OfRecord r && r.Record.By != "westmarsh-childrens-social-care" && Turn(r.Record) < 3
        ? r with { Record = r.Record with { Sharing = new(Turn(r.Record) == 0 ? Tier.Hidden : Tier.Restricted) } } : told;

    // All versions of a statement alike.
    static int Turn(Record record) => record.Source!.Key.Aggregate(0, (sum, c) => sum + c) % 6;
}
