using Goldthread.Access;
using Goldthread.Web.Running;

namespace Goldthread.Web.Tests.Running;

/// <summary>An invented partnership has, on its last day, something of each kind that is withheld, and tells of it only to whom it concerns.</summary>
public class WithheldAtWorkTests(Invented invented)
{
    const string Care = LivePage.UsualReader, Refuge = "westmarsh-domestic-abuse-service", Clinic = "westmarsh-sexual-health", Broker = "westmarsh-safeguarding-partnership";

    static readonly IReadOnlyList<string> Readers = [Care, Refuge, Clinic, Broker, "westmarsh-police", "westmarsh-midwifery", "westmarsh-health-visiting"];

    Board Board => invented.Live.Board!;

    [Fact]
    public async Task HeldFirst_IsOpenOnTheLastDay_ForItsHolderAlone()
    {
        var first = (from holder in new[] { Refuge, Clinic } from child in Board.Screens.Withheld() from held in Board.Screens.HeldBack(Board, child, holder) where !held.Declined select (holder, child, held)).ToList();

        Assert.NotEmpty(first);
        foreach (var (holder, child, held) in first)
            foreach (var reader in Readers)
            {
                Assert.Equal(reader == holder, Board.Screens.HeldBack(Board, child, reader).Any(h => h.Finding.Key == held.Finding.Key));
                Assert.Equal(reader == holder, (await List(reader)).QuerySelectorAll("#held + p + ul a").Any(a => a.GetAttribute("href")!.StartsWith($"/children/{Board.Register.AddressOf(child)}", StringComparison.Ordinal)));
            }
    }

    [Fact]
    public async Task Declined_IsShownToWhoeverDeclined()
    {
        var decided = invented.Live.Store!.Journal.Read().Select(k => k.Entry).OfType<Store.Entries.Entry.SharingDecided>().Where(d => d.Is == SharingChoice.Declines).ToList();

        Assert.NotEmpty(decided);
        foreach (var one in decided)
            foreach (var reader in Readers)
                Assert.Equal(reader == one.Holder, (await invented.Ask($"/children/{Board.Register.AddressOf(one.Child)}/sharing?as={reader}")).Text.Contains(one.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Brokered_IsThereForTheBrokerAlone()
    {
        Assert.NotEmpty(Board.Screens.BetweenHolders(Board));
        foreach (var reader in Readers) Assert.Equal(reader == Broker ? 200 : 404, (await invented.Ask($"/brokered?as={reader}")).Status);
    }

    [Fact]
    public async Task Protected_AreListedForTheirKeepersAlone()
    {
        var children = Board.Register.Protections.Where(p => p.InForce(Board.Through)).SelectMany(p => p.Protected.Where(Board.Register.IsChild).Select(child => (child, p.Keepers))).ToList();

        Assert.NotEmpty(children);
        foreach (var (child, keepers) in children)
            foreach (var reader in Readers.Where(r => !keepers.Contains(r)))
                Assert.DoesNotContain((await List(reader)).QuerySelectorAll("#safe + ul a"), a => a.GetAttribute("href")!.Contains(Board.Register.AddressOf(child), StringComparison.Ordinal));
        Assert.NotEmpty((await List(children[0].Keepers.First(k => k == Care))).QuerySelectorAll("#safe + ul a"));
    }

    async Task<AngleSharp.Dom.IDocument> List(string reader) => await Pages.Read((await invented.Ask($"/children?as={reader}")).Text);
}
