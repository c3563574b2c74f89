using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Goldthread.Store.Entries;
using Goldthread.Web.Tests.Running;

namespace Goldthread.Web.Tests.Feeds;

/// <summary>A school's table, whose mapping is corrected on its page.</summary>
public sealed class MappingPageTests : IAsyncLifetime
{
    const string Address = "/feeds/quay-school/mapping";

    readonly SchoolData data = new();
    Served served = null!;
    HttpClient client = null!;

    public async ValueTask InitializeAsync()
    {
        served = await Served.Of(7, 20, settings: [("data", data.Root)]);
        client = served.Client();
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await served.DisposeAsync();
        data.Dispose();
    }

    [Fact]
    public async Task Open_OfAFile_ShowsItsRowsAsRecords_AndKeepsNothing()
    {
        var page = await Opened("saved");
        Assert.Contains("Maya Whitlock, born 2016-05-14, NHS number 9434765919", page.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Contains("an absence from school or nursery (education.absence), 2025-02-03", page.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(served.Live.Store!.Journal.Read().Select(k => k.Entry), e => e is Entry.PersonHeld { Feed: "quay-school" } or Entry.Told { Feed: "quay-school" });
        Assert.Contains("version: 2", await File.ReadAllTextAsync(data.FormatFile), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_ByAProposal_SaysWhatItWouldChange()
    {
        var page = await Opened("proposed");
        Assert.Contains("proposed from a file, and corrected by nobody yet", page.QuerySelector("#changes + dl")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_OfWhatWasCorrected_IsTheNextVersion_AndTheNextFileIsReadByIt()
    {
        var page = await Sent(await Opened("saved"), "Try", Choosing("reason", "Reason"), Choosing("explained", "Reason"));
        Assert.Contains("reason: Illness", page.DocumentElement.TextContent, StringComparison.Ordinal);
        var looked = served.Live.Store!.Audit.Head.Position;
        page = await Sent(page, "Save", f => f.Labels("“Illness”", "yes"), f => f.Labels("“No reason given”", "no"));
        Assert.Contains("Version 3 is saved", page.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Contains("now: Reason", page.QuerySelector("#changes + dl")!.TextContent, StringComparison.Ordinal);
        Assert.True(served.Live.Store.Audit.Head.Position > looked);

        using var content = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(SchoolData.Table)), "file", "absences.csv" } };
        var feed = await Pages.Read(await client.GetStringAsync("/feeds/quay-school"));
        await Post(feed, "Take", content);
        var told = served.Live.Store.Journal.Read().Select(k => k.Entry).OfType<Entry.Told>().Where(t => t.Feed == "quay-school").ToList();
        Assert.Equal(["yes", "no"], told.Select(t => t.Record.Fields["explained"]));
        Assert.Equal("9434765919", served.Live.Store.Journal.Read().Select(k => k.Entry).OfType<Entry.PersonHeld>().First(p => p.Feed == "quay-school").NhsNumber);
    }

    [Fact]
    public async Task Take_OfAFile_SaysWhatBecameOfItsParts_AsTheCommandDoes()
    {
        using var content = new MultipartFormDataContent { { new ByteArrayContent("Pupil ID,Forename,Date of absence,House\n,Maya,03/02/2025,red\n4502,Idris,04/02/2025,\n"u8.ToArray()), "file", "absences.csv" } };
        var text = (await Post(await Pages.Read(await client.GetStringAsync("/feeds/quay-school")), "Take", content)).DocumentElement.TextContent;
        Assert.Contains("Line 2, rejected: Pupil ID is empty", text, StringComparison.Ordinal);
        Assert.Contains("GT0804", text, StringComparison.Ordinal);
        Assert.Contains("The format says nothing of “House”; it stands there 1 time, first on line 2.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_OfWhatCannotBe_IsRefusedAndNothingIsWritten()
    {
        var before = await File.ReadAllTextAsync(data.FormatFile);
        var page = await Sent(await Pages.Read(await client.GetStringAsync(Address)), "Save", f => f.All.Remove(f.Of("Pupil ID", "Key")), f => f[f.Of("Pupil ID", "Sense")] = "Surname");
        Assert.Contains("Say by which column one child is told from another.", page.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Contains("Only one column can be the child's surname", page.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(data.FormatFile));
    }

    [Fact]
    public async Task Save_WhenAnotherVersionWasSavedMeanwhile_IsRefused()
    {
        var page = await Pages.Read(await client.GetStringAsync(Address));
        await File.WriteAllTextAsync(data.FormatFile, (await File.ReadAllTextAsync(data.FormatFile)).Replace("version: 2", "version: 3", StringComparison.Ordinal));
        Assert.Contains("Somebody saved another version meanwhile", (await Sent(page, "Save", f => f["Form.Label"] = "a table")).DocumentElement.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ForAnotherAgency_OrAFormatThatIsMoreThanATable_IsNotThere()
    {
        var other = served.Board.Register.Agencies.All.Values.First(a => a.Connected && a.Name != Web.Running.LivePage.UsualReader).Name;
        Assert.Equal(404, (await served.Ask($"{Address}?as={other}")).Status);
        Assert.Equal(404, (await served.Ask("/feeds/westmarsh-cin/mapping")).Status);
    }

    static Action<Fields> Choosing(string field, string column) => f => f.Labels(field, column);

    async Task<IDocument> Opened(string by)
    {
        var page = await Pages.Read(await client.GetStringAsync(Address));
        using var content = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(SchoolData.Table)), "file", "absences.csv" }, { new StringContent(by), "by" } };
        return await Post(page, "Open", content);
    }

    async Task<IDocument> Post(IDocument page, string handler, MultipartFormDataContent content)
    {
        var form = page.QuerySelectorAll("form[method=post]").First(f => f.GetAttribute("action")!.Contains($"handler={handler}", StringComparison.Ordinal));
        content.Add(new StringContent(form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken");
        using var answer = await client.PostAsync(form.GetAttribute("action"), content);
        Assert.Equal(200, (int)answer.StatusCode);
        return await Pages.Read(await answer.Content.ReadAsStringAsync());
    }

    async Task<IDocument> Sent(IDocument page, string handler, params Action<Fields>[] changes)
    {
        var fields = new Fields((IHtmlFormElement)page.QuerySelectorAll("form[method=post]").First(f => f.GetAttribute("action")!.Contains("handler=Try", StringComparison.Ordinal)));
        foreach (var change in changes) change(fields);
        using var content = new FormUrlEncodedContent(fields.All);
        using var answer = await client.PostAsync($"{Address}?handler={handler}", content);
        Assert.Equal(200, (int)answer.StatusCode);
        return await Pages.Read(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>What a form would send as it stands.</summary>
    sealed class Fields(IHtmlFormElement form)
    {
        public Dictionary<string, string> All { get; } = form.Elements.Select(e => (Name: e.GetAttribute("name"), Value: e switch
        {
            IHtmlSelectElement s => s.Value,
            IHtmlInputElement { Type: "checkbox" } box => box.IsChecked ? "true" : null,
            IHtmlInputElement i => i.Value,
            _ => null,
        })).Where(e => e.Name is not null && e.Value is not null).ToDictionary(e => e.Name!, e => e.Value!);

        /// <summary>What a column's choice is called.</summary>
        public string Of(string column, string choice) => All.First(f => f.Key.EndsWith(".Name", StringComparison.Ordinal) && f.Value == column).Key[..^4] + choice;

        public string this[string name] { set => All[name] = value; }

        public void Labels(string label, string value) => All[form.QuerySelector($"#{form.QuerySelectorAll("label").First(l => l.TextContent == label).GetAttribute("for")}")!.GetAttribute("name")!] = value;
    }
}
