using Goldthread.Access;
using Goldthread.Records;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Time;
using Goldthread.Web.Running;

namespace Goldthread.Web.Tests.Running;

/// <summary>Who holds something hears first, and decides; where holders withhold from each other, a broker hears of it.</summary>
public sealed class SharingTests(SharingTests.Restricted restricted) : IClassFixture<SharingTests.Restricted>
{
    const string Care = LivePage.UsualReader, Broker = "westmarsh-safeguarding-partnership";

    readonly Served served = restricted.Served;

    Board Board => served.Board;

    /// <summary>
    /// A partnership in which an agency has restricted what something that asks social care rests on, and in which another and social care withhold from each other what something else rests on.
    /// </summary>
    public sealed class Restricted : IAsyncLifetime
    {
        public Served Served { get; private set; } = null!;

        /// <summary>Who has restricted the first.</summary>
        public string Holder { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            Served = await Served.Of(5, 120);
            var records = Served.Live.Store!.Journal.Read().Select(k => k.Entry).OfType<Entry.Told>().GroupBy(t => t.Record.Id).ToDictionary(t => t.Key, t => t.First());
            var asked = Served.Board.Prompting.Where(s => s.Agency is null && Served.Board.ChildOf(s.Finding) is not null && s.Finding.Owner.Agencies is [Care] && s.Finding.Evidence.All(records.ContainsKey))
                .Select(s => (Child: Served.Board.ChildOf(s.Finding), Evidence: s.Finding.Evidence.Select(id => records[id]).ToList())).ToList();
            var first = asked.First(a => a.Evidence.TrueForAll(t => t.Record.By == a.Evidence[0].Record.By) && a.Evidence[0].Record.By != Care);
            var second = asked.First(a => a.Child != first.Child && a.Evidence.Exists(t => t.Record.By == Care) && a.Evidence.Exists(t => t.Record.By != Care));
            Holder = first.Evidence[0].Record.By;
            // Told again, as something that only its holder may see.
            await Served.Live.Append([.. first.Evidence.Concat(second.Evidence).Select(t => t with { Record = t.Record with { Id = $"{t.Record.Id}-again", Sharing = new(Tier.Restricted), Supersedes = t.Record.Id, Source = t.Record.Source! with { Version = t.Record.Source.Version + 1 } } })], new Cause("feed:again", "import"));
            await Served.Live.Append([.. new[] { Holder, Broker }.SelectMany(a => new[]
            {
                new Entry.DirectoryFact($"{a}-desk", "team", $"{a}-desk", new Dictionary<string, string> { ["agency"] = a, ["label"] = "the desk", ["reach"] = "01632 960199", ["desk"] = "yes" }),
                new Entry.DirectoryFact($"worker.{a}", "post", $"post-{a}", new Dictionary<string, string> { ["name"] = "Robin Worker", ["team"] = $"{a}-desk", ["role"] = "designated-lead" }, FuzzyDateParser.Parse("2025-01-01")),
            })], new Cause("goldthread:demo", "import"));
        }

        public ValueTask DisposeAsync() => Served.DisposeAsync();
    }

    [Fact]
    public async Task Sharing_WhatAFindingRestsOn_TellsItsOwner_AndUndoneLeavesNoTrace()
    {
        var (child, holder, held) = Held();
        var (childs, page) = ($"/children/{Board.Register.AddressOf(child)}", $"/children/{Board.Register.AddressOf(child)}/sharing?as={holder}");
        var by = Somebody(holder);
        var owners = $"{childs}?as={held.Owner}";
        var before = (await served.Ask(owners)).Text;
        Assert.DoesNotContain(Board.Screens.Of(Board, child, held.Owner).Findings, f => f.Key == held.Finding.Key && f.Speaks == Truth.Yes);

        Assert.Contains("Choose a basis that is listed", (await Share(page, ("by", by), ("until", Day(30)), ("reason", "The child is in danger"))).Text, StringComparison.Ordinal);
        Assert.Contains("Give the last day", (await Share(page, ("by", by), ("on", "0"), ("reason", "The child is in danger"))).Text, StringComparison.Ordinal);
        Assert.Contains("Say why.", (await Share(page, ("by", by), ("on", "0"), ("until", Day(30)))).Text, StringComparison.Ordinal);
        Assert.Equal(before, (await served.Ask(owners)).Text);

        var audited = served.Live.Store!.Audit.Head.Position;
        foreach (var record in held.Records) Assert.Equal(302, (await Share(page, ("by", by), ("on", "0"), ("until", Day(30)), ("reason", "The child is in danger"), ("records", record.Id))).Status);
        Assert.True(served.Live.Store.Audit.Head.Position >= audited + 2);
        Assert.Contains(Board.Screens.Of(Board, child, held.Owner).Findings, f => f.Key == held.Finding.Key && f.Speaks == Truth.Yes);
        Assert.Contains(Board.Prompts(held.Owner), f => f.Key == held.Finding.Key);
        Assert.DoesNotContain(Board.Screens.HeldBack(Board, child, holder), h => (h.Finding.Key, h.Owner) == (held.Finding.Key, held.Owner));
        Assert.Contains("The child is in danger", (await served.Ask(page)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("The child is in danger", (await served.Ask(owners)).Text, StringComparison.Ordinal);

        foreach (var record in held.Records) Assert.Equal(302, (await served.Send(page, "Undo", ("by", by), ("to", held.Owner), ("records", record.Id), ("reason", "Said by mistake"))).Status);
        Assert.Equal(before, (await served.Ask(owners)).Text);
        Assert.Equal(held.Records.Count, served.Live.Store.Journal.Read().Count(k => k.Entry is Entry.SharingDecided { Is: SharingChoice.Undone }));

        Task<(int Status, string Text)> Share(string address, params (string, string)[] values) => served.Send(address, "Share", [("to", held.Owner), .. values.Any(v => v.Item1 == "records") ? [] : new[] { ("records", held.Records[0].Id) }, .. values]);
    }

    [Fact]
    public async Task Declining_IsKeptWithItsReason_AndTheHolderIsNotAskedAgainForNow()
    {
        var (child, holder, held) = Held();
        var page = $"/children/{Board.Register.AddressOf(child)}/sharing?as={holder}";
        var by = Somebody(holder);
        foreach (var record in held.Records) Assert.Equal(302, (await served.Send(page, "Decline", ("to", held.Owner), ("by", by), ("until", Day(30)), ("reason", "It would lead somebody to her"), ("records", record.Id))).Status);
        Assert.True(Board.Screens.HeldBack(Board, child, holder).First(h => (h.Finding.Key, h.Owner) == (held.Finding.Key, held.Owner)).Declined);
        Assert.Contains("It would lead somebody to her", (await served.Ask(page)).Text, StringComparison.Ordinal);
        Assert.Contains("declined, for now", (await served.Ask($"/children/{Board.Register.AddressOf(child)}?as={holder}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decisions_OfAnybodyButTheHolder_CountForNothing()
    {
        var (child, _, held) = Held();
        var before = (await served.Ask($"/children/{Board.Register.AddressOf(child)}?as={held.Owner}")).Text;
        await served.Live.Append([.. held.Records.Select(r => new Entry.SharingDecided(child, $"{r.Source!.System}/{r.Source.Key}", held.Owner, held.Owner, SharingChoice.Shares, "Children Act 1989, section 47", null, "wanted"))], new Cause("user:somebody", "sharing"));
        Assert.Equal(before, (await served.Ask($"/children/{Board.Register.AddressOf(child)}?as={held.Owner}")).Text);
    }

    [Fact]
    public async Task Brokered_SaysWhomToAsk_AndNothingOfWhatIsHeld_ToTheBrokerAlone()
    {
        Assert.Equal(404, (await served.Ask("/brokered")).Status);
        var between = Board.Screens.BetweenHolders(Board);
        Assert.NotEmpty(between);
        var (status, text) = await served.Ask($"/brokered?as={Broker}");
        Assert.Equal(200, status);
        foreach (var (_, held) in between)
        {
            Assert.Contains(held.Finding.Safeguard.Title, System.Net.WebUtility.HtmlDecode(text), StringComparison.Ordinal);
            if (held.Finding.Sentence.Length > 0) Assert.DoesNotContain(new Telling(Board, Broker).Tell(held.Finding.Sentence), System.Net.WebUtility.HtmlDecode(text), StringComparison.Ordinal);
        }
        var by = Somebody(Broker);
        var duty = Board.Register.AddressOfDuty(between[0].Held.Finding.Key);
        Assert.Contains("Give a day in the future", (await Write(("by", by), ("reason", "Both were asked"))).Text, StringComparison.Ordinal);
        Assert.Equal(302, (await Write(("by", by), ("reason", "Both were asked"), ("until", Day(7)))).Status);
        Assert.Contains("Both were asked", (await served.Ask($"/brokered?as={Broker}")).Text, StringComparison.Ordinal);

        async Task<(int Status, string Text)> Write(params (string, string)[] values)
        {
            using var client = served.Client();
            var page = await Pages.Read(await client.GetStringAsync($"/brokered?as={Broker}"));
            var form = page.QuerySelectorAll("form[method=post]").First(f => f.QuerySelector($"input[value='{duty}']") is not null);
            var fields = form.QuerySelectorAll("input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)).Concat(values).ToDictionary(f => f.Item1, f => f.Item2);
            using var content = new FormUrlEncodedContent(fields);
            using var answer = await client.PostAsync(form.GetAttribute("action"), content);
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Brokered_WhereTheBrokerHoldsWhoMustNotFindTheChild_NamesNoHolder()
    {
        var (child, held) = Board.Screens.BetweenHolders(Board)[0];
        var holders = held.Holders.Append(held.Owner).Select(new Telling(Board, Broker).Agency).ToList();
        var pair = new Entry.PairProtected(child, "seeker/1", true, [Care], "the duty line, 01632 960199", Somebody(Care), "Children Act 1989, section 47", null, "They fled");
        var section = await Section();
        Assert.All(holders, h => Assert.Contains(h, section, StringComparison.Ordinal));

        await served.Live.Append([new Entry.PersonHeld("seeker/1", Broker, "1", 1) { Label = PersonLabel.Adult, Names = ["Sam", "Seeker"] }, pair], new Cause("user:somebody", "protection"));
        var guarded = await Section();
        Assert.All(holders, h => Assert.DoesNotContain(h, guarded, StringComparison.Ordinal));
        Assert.Contains("a service (the duty line, 01632 960199)", guarded, StringComparison.Ordinal);

        await served.Live.Append([pair with { Holds = false }], new Cause("user:somebody", "protection"));
        Assert.Equal(section, await Section());

        async Task<string> Section() => (await Pages.Read((await served.Ask($"/brokered?as={Broker}")).Text)).QuerySelectorAll("main section").First(s => s.TextContent.Contains(new Telling(Board, Broker).Person(child), StringComparison.Ordinal)).TextContent;
    }

    (string Child, string Holder, HeldHere Held) Held()
    {
        var child = Board.Screens.Withheld().First(c => Board.Screens.HeldBack(Board, c, restricted.Holder).Count > 0);
        return (child, restricted.Holder, Board.Screens.HeldBack(Board, child, restricted.Holder)[0]);
    }

    static string Somebody(string agency) => $"worker.{agency}";

    string Day(int ahead) => Minutes.MomentOf(Board.Through).AddDays(ahead).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
