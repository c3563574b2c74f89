using Goldthread.Escalation;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Web.Running;
using Finding = Goldthread.Duties.Finding;

namespace Goldthread.Web.Tests.Running;

/// <summary>What can be decided on the pages, in one partnership of its own.</summary>
public sealed class ActsTests : IAsyncLifetime
{
    const string Care = LivePage.UsualReader;

    Served served = null!;

    Board Board => served.Board;

    public async ValueTask InitializeAsync()
    {
        served = await Served.Of(5, 120);
        var team = Board.Register.Staff.TeamsOf[Care][0].Name;
        await served.Live.Append([Post("manager.9", "team-manager", team), Post("worker.9", "social-worker", team)], new Cause("goldthread:demo", "import"));
    }

    static Entry.DirectoryFact Post(string who, string role, string team) =>
        new(who, "post", $"post-{who}", new Dictionary<string, string> { ["name"] = $"Robin {role}", ["team"] = team, ["role"] = role }, Time.FuzzyDateParser.Parse("2025-01-01"));

    public ValueTask DisposeAsync() => served.DisposeAsync();

    [Fact]
    public async Task Duty_IsAcknowledged_Taken_SetAside_AndTakenUpAgain_EachWrittenDownFirst()
    {
        var (finding, child) = Overdue();
        var address = $"/children/{Board.Register.AddressOf(child)}/duties/{Board.Register.AddressOfDuty(finding.Key)}";
        var manager = Staff(manages: true);
        var (_, page) = await served.Ask(address);
        Assert.Contains("nobody signs in", page, StringComparison.Ordinal);

        Assert.Equal(200, (await served.Send(address, "Take")).Status);
        Assert.DoesNotContain(Decisions(), d => d.Duty == finding.Key);

        // The partnership's lead, whom the last step asks, is of another agency.
        var now = Board.Register.Staff.At(Board.Through);
        var asked = Board.Standing(finding).Asks(Board.Standing(finding).Step!.To, now).First(h => h.Agency == Care).Practitioner!;
        var audited = served.Live.Store!.Audit.Head.Position;
        Assert.Equal(302, (await served.Send($"{address}?as={now.AgencyOf(now.PostsOf(asked)[0].Team)}", "Acknowledge", ("by", asked))).Status);
        Assert.True(served.Live.Store.Audit.Head.Position >= audited + 3);
        Assert.Equal(asked, Board.Standing(finding).Step!.Acknowledged!.By);

        Assert.Equal(302, (await served.Send(address, "Take", ("by", manager))).Status);
        Assert.Equal((manager, HeldAs.Taken), (Board.Standing(finding).Holders[0].Practitioner, Board.Standing(finding).Holders[0].As));

        Assert.Contains("Say why", (await served.Send(address, "Aside", ("by", manager), ("until", "2027-01-31"), ("reason", ""), ("second", ""))).Text, StringComparison.Ordinal);
        Assert.Equal(302, (await served.Send(address, "Aside", ("by", manager), ("until", "2027-01-31"), ("reason", "The family is away"), ("second", Staff(manages: false)))).Status);
        Assert.Equal("The family is away", Board.Standing(finding).Aside!.Reason);
        Assert.Contains("The family is away", (await served.Ask($"/children/{Board.Register.AddressOf(child)}")).Text, StringComparison.Ordinal);

        Assert.Equal(302, (await served.Send(address, "Again", ("by", manager), ("reason", "They are back"))).Status);
        Assert.Null(Board.Standing(finding).Aside);
        Assert.Equal(["acknowledged", "taken", "set aside", "taken up again"], Decisions().Where(d => d.Duty == finding.Key).Select(d => d.Choice.Split(' ') is ["acknowledged", _] ? "acknowledged" : d.Choice));
    }

    [Fact]
    public async Task Duty_WithoutTheTokenOfItsForm_TakesNothing()
    {
        var (finding, child) = Overdue();
        using var client = served.Client();
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["by"] = Staff(manages: true) });
        using var answer = await client.PostAsync($"/children/{Board.Register.AddressOf(child)}/duties/{Board.Register.AddressOfDuty(finding.Key)}?handler=Take", content);
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Empty(Decisions());
    }

    [Fact]
    public async Task Thread_IsOpened_KeptOpen_AndClosed_EachWithItsReason()
    {
        var (child, by) = (Board.Register.Children.First(c => Board.Register.OpenBy(c).Count == 0 && !Board.Screens.Of(Board, c, Care).IsNothing), Staff(manages: true));
        var address = $"/children/{Board.Register.AddressOf(child)}/thread";
        string Day(int ahead) => Minutes.MomentOf(Board.Through).AddDays(ahead).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        Assert.Contains("later than this gateway allows", (await served.Send(address, "Open", ("by", by), ("on", "section-17:0"), ("until", Day(900)), ("reason", "A referral by telephone"))).Text, StringComparison.Ordinal);
        Assert.Contains("Say why.", (await served.Send(address, "Open", ("by", by), ("on", "section-17:0"), ("until", Day(20)))).Text, StringComparison.Ordinal);
        Assert.Contains("Choose a basis that is listed", (await served.Send(address, "Open", ("by", by), ("on", "section-17:9"), ("until", Day(20)), ("reason", "x"))).Text, StringComparison.Ordinal);
        Assert.Empty(Board.Register.OpenBy(child));

        var audited = served.Live.Store!.Audit.Head.Position;
        Assert.Equal(302, (await served.Send(address, "Open", ("by", by), ("on", "section-17:0"), ("until", Day(20)), ("reason", "A referral by telephone"))).Status);
        Assert.True(served.Live.Store.Audit.Head.Position >= audited + 2);
        var open = Assert.Single(Board.Register.OpenBy(child));
        Assert.Equal(("section-17", by, "Children Act 1989, section 17"), (open.Gateway, open.Opener, open.Basis));
        Assert.Contains("Open: what the agencies hold is read together", (await served.Ask($"/children/{Board.Register.AddressOf(child)}")).Text, StringComparison.Ordinal);

        Assert.Equal(302, (await served.Send(address, "Keep", ("by", by), ("until", Day(60)), ("reason", "The assessment goes on"))).Status);
        Assert.True(Assert.Single(Board.Register.OpenBy(child)).Review > open.Review);

        Assert.Contains("Say why it closes", (await served.Send(address, "Close", ("by", by), ("reason", " "))).Text, StringComparison.Ordinal);
        Assert.Equal(302, (await served.Send(address, "Close", ("by", by), ("reason", "The assessment is done"))).Status);
        Assert.Empty(Board.Register.OpenBy(child));
        Assert.Contains("It is not open: each agency", (await served.Ask(address)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Challenge_IsRaised_AnsweredByTheOtherSide_AndSettled()
    {
        var child = Board.Register.Open.First(c => Board.Screens.Of(Board, c, Care).Screen.Visible.Records!.Records.Count > 3);
        var address = $"/children/{Board.Register.AddressOf(child)}/challenges";
        const string other = "westmarsh-health-visiting";
        Assert.Equal(302, (await served.Send(address, "Raise", ("by", Staff(manages: true)), ("to", other), ("what", "The child should be seen at home this week"))).Status);
        Assert.Contains("The child should be seen at home", (await served.Ask($"{address}?as={other}")).Text, StringComparison.Ordinal);

        var answering = Board.Register.Staff.At(Board.Through) is var view ? view.Directory.TeamsOf[other].SelectMany(t => view.In(t.Name)).First(p => view.IsPresent(p.Practitioner)).Practitioner : "";
        Assert.Equal(302, (await served.Send($"{address}?as={other}", "Answer", ("by", answering), ("outcome", "agreed action"), ("what", "A visit is booked for tomorrow"))).Status);
        Assert.Contains("Answered", (await served.Ask(address)).Text, StringComparison.Ordinal);
        Assert.Equal(302, (await served.Send(address, "Settle", ("by", Staff(manages: true)), ("what", "Agreed"))).Status);
        Assert.Equal(["challenge.raised", "challenge.answered", "challenge.settled"], served.Live.Store!.Journal.Read().Select(k => k.Entry).OfType<Entry.Told>().Where(t => t.Feed == "goldthread").Select(t => t.Record.Kind.Name));
    }

    [Fact]
    public async Task Pages_ShowWhatIsAppendedWhileTheyAreServed()
    {
        var child = Board.Register.Children.First(c => Board.Register.Holders(c).Any(h => h.Feed == "casebook" || Board.Register.AgenciesOf(h.Feed).Contains(Care)));
        var address = $"/children/{Board.Register.AddressOf(child)}";
        var record = served.Live.Store!.Journal.Read().Select(k => k.Entry).OfType<Entry.Told>().First(t => t.Record.By == Care).Record;
        var now = Time.FuzzyDateParser.Parse("2025-12-30T10:00")!;
        Assert.DoesNotContain("Section 47", (await served.Ask(address)).Text, StringComparison.OrdinalIgnoreCase);
        // By somebody who does not ask the watch.
        await served.Live.Store.Journal.Append(new Entry.Told("casebook", record with { Id = "late-1", Kind = Pages.Casebook.Catalogue.Vocabulary.Kinds["section-47.started"], Occurred = now, Known = null, About = [child], Of = null, Concerning = [], SameEventAs = null, Fields = new Dictionary<string, string>(), Parts = new Dictionary<string, Goldthread.Records.PartAnswer>(), Source = new("casebook", "late-1", 1) }), new Cause("feed:casebook", "import"));
        for (var tries = 0; tries < 600 && Board.Register.OpenBy(child).All(g => g.Gateway != "section-47"); tries++) await Task.Delay(100);
        var page = (await served.Ask(address)).Text;
        Assert.Contains("section 47", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Board.Register.OpenBy(child), g => g.Gateway == "section-47");
    }

    [Fact]
    public async Task Pages_WhoseReadingCannotBeWrittenDown_GiveNothing()
    {
        var child = Board.Register.Children.First(c => !Board.Screens.Of(Board, c, Care).IsNothing);
        var name = new Telling(Board, Care).Person(child);
        var addresses = new[] { "/children", $"/children/{Board.Register.AddressOf(child)}", $"/children/{Board.Register.AddressOf(child)}/challenges", $"/teams/{Board.Register.Staff.Teams.Values.First(t => t.Agency == Care).Name}" };
        Assert.Contains(name, (await served.Ask(addresses[1])).Text, StringComparison.Ordinal);
        served.Live.Store!.Audit.Dispose();
        foreach (var address in addresses)
        {
            var (status, text) = await served.Ask(address);
            Assert.Equal(500, status);
            Assert.DoesNotContain(name, text, StringComparison.Ordinal);
        }
    }

    (Finding Finding, string Child) Overdue() => Board.Prompts(Care).Where(f => Board.IsOverdue(f) && Board.Standing(f).Step is not null && Board.Standing(f).Holders.Any(h => h.Agency == Care)).Select(f => (f, Board.ChildOf(f))).First(f => f.Item2 is not null)!;

    static string Staff(bool manages) => manages ? "manager.9" : "worker.9";

    List<Entry.Decision> Decisions() => [.. served.Live.Store!.Journal.Read().Select(k => k.Entry).OfType<Entry.Decision>()];
}
