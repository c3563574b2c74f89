using Goldthread.Cli;
using Goldthread.Store.Audits;
using Goldthread.Web.Running;

namespace Goldthread.Store.Tests.Cli;

/// <summary><c>goldthread export chronology</c>, over an invented partnership, in this process.</summary>
public sealed class ExportVerbTests : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("goldthread-").FullName;
    string child = "", worker = "";

    string Data => Path.Combine(folder, "partnership");

    string Out => Path.Combine(folder, "chronology.csv");

    public async ValueTask InitializeAsync()
    {
        Assert.Equal(0, await DemoVerb.Command().Parse(["--children", "30", "--years", "1", "--seed", "3", "--until", "2026-10-31", "--data", Data, "--catalogue", Root]).InvokeAsync());
        await Looking((_, session) =>
        {
            var (register, staff) = (session.Board.Register, session.Board.Register.Staff.At(session.Board.Through));
            worker = register.Staff.TeamsOf[LivePage.UsualReader].SelectMany(t => staff.In(t.Name)).First(p => staff.IsPresent(p.Practitioner)).Practitioner;
            child = register.Children.First(c => Access.Reader.Of(staff, worker, c) is { Involved: false } && !session.Board.Screens.Of(session.Board, c, LivePage.UsualReader).IsNothing);
        });
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Run_ForAPractitioner_WritesAFileForItsOwnerAlone_ThatIsInTheAuditLog_AndToldToTheLead()
    {
        Assert.Equal(0, await Export("csv", worker, "court: hearing of 3 May", child));
        Assert.Contains("hearing of 3 May", await File.ReadAllTextAsync(Out, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Out));
        await Looking((store, _) =>
        {
            var looked = store.Audit.Trail.WhoLooked(store.Ring, child)[^1];
            Assert.Equal((Act.Export, "court", "goldthread:export", $"user:{worker}"), (looked.Act, looked.Why, looked.Who, looked.OnBehalfOf));
            Assert.DoesNotContain("hearing", looked.What, StringComparison.Ordinal);
            Assert.True(Web.Exports.ChronologyExport.IsForTheLead(looked));
        });
    }

    [Theory]
    [InlineData("odt", "worker", "court", "child")]
    [InlineData("csv", "worker", "curiosity", "child")]
    [InlineData("csv", "worker", "court", "nobody/1")]
    [InlineData("csv", "nobody", "court", "child")]
    public async Task Run_WithAWordThatIsNone_WritesNothing(string format, string practitioner, string why, string person)
    {
        Assert.Equal(2, await Export(format, practitioner == "worker" ? worker : practitioner, why, person == "child" ? child : person));
        Assert.False(File.Exists(Out));
    }

    Task<int> Export(string format, string practitioner, string why, string person) =>
        ExportVerb.Command().Parse(["chronology", person, "--format", format, "--out", Out, "--for", practitioner, "--why", why, "--data", Data, "--catalogue", Root]).InvokeAsync();

    async Task Looking(Action<StoreFolder, Session> look)
    {
        var partnership = new PartnershipFolder(Data);
        var about = partnership.Read()!;
        var clock = new StandingClock(about.Until!.Value);
        using var store = new StoreFolder(partnership.Place, Given.Catalogue.Vocabulary, clock);
        using var session = await Session.Open(store, Given.Catalogue, about, clock, null);
        look(store, session);
    }

    static string Root => Given.Root;
}
