using Goldthread.Partnerships;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Time;
using Goldthread.Web.Downtime;
using Goldthread.Web.Exports;
using Goldthread.Web.Feeds;
using Goldthread.Web.Running;
using Goldthread.Web.Tests.Running;

namespace Goldthread.Web.Tests.Links;

/// <summary>An identity that adoption closed changes no byte of anything that anybody is given who does not keep adoption records: it is as if nobody had ever told of it.</summary>
public sealed class ClosedIdentityLawTests
{
    const string Care = LivePage.UsualReader, Keeper = "keeper.1";

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public async Task Pages_OfEveryReader_AreTheSameWithoutTheClosedIdentity(long seed)
    {
        await using var with = await Served.Of(seed, 40);
        // One who has brothers, sisters or a mother of whom others ask, and of whom several agencies tell.
        // A thread that opened by what was told of two stays open: so none that opened together with another's.
        var child = with.Board.Register.Children.OrderByDescending(c => with.Board.Screens.Of(with.Board, c, Care).Screen.Visible.Records?.Records.Count ?? 0).First(c => !Opened(c).Overlaps(with.Board.Register.Children.Where(o => o != c).SelectMany(Opened)));
        var labels = with.Board.Register.Same(child).ToHashSet(StringComparer.Ordinal);
        var (names, own) = (with.Board.Register.Holders(child).SelectMany(h => h.Names).Distinct().ToList(), with.Board.Register.AddressOf(child));
        await using var without = await Served.Of(seed, 40, told => TellsOf(told, labels) ? null : told, with);
        foreach (var served in new[] { with, without }) await served.Live.Append([Post(Keeper, served)], new Cause("goldthread:demo", "import"));
        await with.Live.Append([new Entry.IdentitySealed("9990000018", [.. labels], "Adoption and Children Act 2002", "the order was made")], new Cause($"user:{Keeper}", "adoption"));

        HashSet<long> Opened(string one) => [.. with.Board.Register.OpenBy(one).Select(g => g.At)];
        var compared = 0;
        foreach (var reader in new[] { Care, "westmarsh-health-visiting", "westmarsh-police", "westmarsh-safeguarding-partnership" })
        {
            foreach (var address in Addresses.OfAll(without, reader).Concat(without.Board.Register.Children.Append(child).Order(StringComparer.Ordinal).SelectMany(c => Addresses.Of(without, reader, c))))
            {
                Assert.Equal(Lines(await without.Ask(address)), Lines(await with.Ask(address)));
                compared++;
            }
            Assert.Equal(DowntimeIndex.Of(without.Board, "Westmarsh", reader).Body, DowntimeIndex.Of(with.Board, "Westmarsh", reader).Body);
        }
        Assert.True(compared > 100, $"{compared} pages compared.");
        Assert.Equal(without.Board.Register.Children.Order(StringComparer.Ordinal), with.Board.Register.Children.Order(StringComparer.Ordinal));

        foreach (var one in without.Board.Register.Children.Where(c => !without.Board.Screens.Of(without.Board, c, Care).IsNothing).Take(15))
            foreach (var form in ExportFormat.All.Where(f => f.Write is not null)) Assert.Equal(await Exported(without, one, form), await Exported(with, one, form));
        // Nor is anything else known to have been looked at.
        foreach (var one in without.Board.Register.Children.SelectMany(without.Board.Register.Same)) Assert.Equal(Looked(without, one), Looked(with, one));

        var kept = (await with.Ask($"/kept-apart?by={Keeper}")).Text;
        Assert.Contains(names, n => kept.Contains(n, StringComparison.Ordinal));
        var elsewhere = without.Board.Register.Children.Concat(without.Board.Register.Children.SelectMany(without.Board.Register.Same)).Where(l => !labels.Contains(l)).Distinct();
        Assert.All(elsewhere, l => Assert.DoesNotContain($"{l} ", kept, StringComparison.Ordinal));
    }

    static async Task<byte[]> Exported(Served served, string child, ExportFormat form)
    {
        var export = new ChronologyExport(served.Board, served.Live.Store!, FeedBook.Of(served.Live.Store!.Journal), served.Live.About, served.Live.Casebook.Catalogue.Access);
        return Assert.IsType<Outcome.Given>(await export.Of(child, Keeper, ExportPurpose.All[0], null, form, DateTimeOffset.UnixEpoch)).Bytes;
    }

    static IEnumerable<(string, string?, string, string)> Looked(Served served, string label) => served.Live.Store!.Audit.Trail.WhoLooked(served.Live.Store.Ring, label).Where(l => l.Who != "goldthread:serve").Select(l => (l.Who, l.OnBehalfOf, l.Why, l.What));

    static bool TellsOf(Told told, HashSet<string> labels) => told switch
    {
        Told.OfPerson p => labels.Contains(p.Person.Key),
        Told.OfRecord r => r.Record.About.Any(labels.Contains),
        Told.SamePerson s => labels.Contains(s.First) || labels.Contains(s.Second),
        Told.Allocated a => labels.Contains(a.Child),
        Told.KeptFrom k => labels.Contains(k.Person) || labels.Contains(k.Seeker),
        Told.Declined d => labels.Contains(d.Child),
        _ => false,
    };

    static Entry.DirectoryFact Post(string id, Served served) =>
        new(id, "post", $"post-{id}", new Dictionary<string, string> { ["name"] = "Alex Keeper", ["team"] = served.Board.Register.Staff.TeamsOf[Care][0].Name, ["role"] = "adoption-records" }, FuzzyDateParser.Parse("2025-01-01"));

    // But for what stands against forged forms.
    static string Lines((int Status, string Text) answer) => $"{answer.Status}\n{string.Join('\n', answer.Text.Split('\n').Where(l => !l.Contains("__RequestVerificationToken", StringComparison.Ordinal)))}";
}
