using Goldthread.Access;
using Goldthread.Partnerships;
using Goldthread.Records;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
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
        var (differing, compared, decided) = (0, 0, await Decide(with));
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
        Assert.True(compared > 100 && differing > 0 && decided > 20, $"{compared} pages compared; {differing} readers from whom something is withheld; {decided} decisions of holders.");
    }

    // Every holder shares what it withholds with a fourth agency, or declines to: of that the three learn nothing either.
    static async Task<int> Decide(Served served)
    {
        const string other = "westmarsh-housing";
        var told = served.Live.Store!.Journal.Read().Select(k => k.Entry).OfType<Entry.Told>().Where(t => t.Record.Sharing.Tier is Tier.Restricted or Tier.Hidden && t.Record.By != other).Take(200).ToList();
        await served.Live.Append([.. told.Select((t, i) => new Entry.SharingDecided(t.Record.About[0], $"{t.Record.Source!.System}/{t.Record.Source.Key}", t.Record.By, other, i % 2 == 0 ? SharingChoice.Shares : SharingChoice.Declines, "Children Act 1989, section 47", null, "decided"))], new Cause("user:holder", "sharing"));
        return served.Live.Store.Journal.Read().Count(k => k.Entry is Entry.SharingDecided);
    }

    // Of every agency but social care some records are restricted or hidden; people are told of as before.
    internal static Told? Marked(Told told) => told is Told.OfRecord r && r.Record.By != "westmarsh-childrens-social-care" && Turn(r.Record) < 3
        ? r with { Record = r.Record with { Sharing = new(Turn(r.Record) == 0 ? Tier.Hidden : Tier.Restricted) } } : told;

    // All versions of a statement alike.
    static int Turn(Record record) => record.Source!.Key.Aggregate(0, (sum, c) => sum + c) % 6;
}
