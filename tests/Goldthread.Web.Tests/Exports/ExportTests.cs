using Goldthread.Feeds;
using Goldthread.Feeds.Imports;
using Goldthread.Store.Audits;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Web.Exports;
using Goldthread.Web.Feeds;
using Goldthread.Web.Running;
using Goldthread.Web.Tests.Running;

namespace Goldthread.Web.Tests.Exports;

/// <summary>A small partnership with somebody who takes chronologies out.</summary>
public sealed class Exporting : IAsyncLifetime
{
    public Served Served { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Served = await Of(5);

    public static async Task<Served> Of(long seed)
    {
        var served = await Served.Of(seed, 120);
        var team = served.Board.Register.Staff.TeamsOf[LivePage.UsualReader][0].Name;
        await served.Live.Append([new Entry.DirectoryFact("worker.9", "post", "post-worker.9", new Dictionary<string, string> { ["name"] = "Robin Worker", ["team"] = team, ["role"] = "social-worker" }, Time.FuzzyDateParser.Parse("2025-01-01"))], new Cause("goldthread:demo", "import"));
        return served;
    }

    public ValueTask DisposeAsync() => Served.DisposeAsync();
}

/// <summary>A chronology taken out on the child's page.</summary>
public sealed class ExportTests(Exporting exporting) : IClassFixture<Exporting>
{
    const string Care = LivePage.UsualReader;

    Served served = exporting.Served;

    Board Board => served.Board;

    [Theory]
    [InlineData("docx", "chronology.docx")]
    [InlineData("xlsx", "chronology.xlsx")]
    [InlineData("csv", "chronology.csv")]
    [InlineData("fhir", "chronology.json")]
    [InlineData("fhir-xml", "chronology.xml")]
    [InlineData("html", "chronology.html")]
    public async Task Take_InAForm_GivesAFileThatNamesNobody_AndIsInTheAuditLogFirst(string format, string name)
    {
        var (child, page) = Child();
        var before = served.Live.Store!.Audit.Head.Position;
        var (status, header, bytes) = await Take(page, format, "court", "worker.9");
        Assert.Equal(200, status);
        Assert.Equal(name, header);
        Assert.True(bytes.Length > 1000);
        var note = served.Live.Store.Audit.Trail.WhoLooked(served.Live.Store.Ring, child)[^1];
        Assert.True(note.Position > before);
        Assert.Equal(("user:worker.9", "court", Act.Export), (note.Who, note.Why, note.Act));
        Assert.StartsWith($"chronology as {format}", note.What, StringComparison.Ordinal);
        Assert.NotEmpty(note.Records);
    }

    [Fact]
    public async Task Take_WhatThePageShows_SaysEachEntryOfThePage_AndCallsNobodyByAnAgencysKey()
    {
        var (child, page) = Child();
        var seen = Board.Screens.Of(Board, child, Care);
        var text = System.Text.Encoding.UTF8.GetString((await Take(page, "csv", "conference", "worker.9")).Bytes);
        var shown = seen.Screen.Chronology!.Entries.Count(e => e.Record.About.Contains(child));
        Assert.Equal(shown, text.Split("\n\"entry\",").Length - 1);
        Assert.Contains("Where nothing is written, nothing may have been told", text, StringComparison.Ordinal);
        Assert.All(seen.Screen.Visible.Records!.People.Keys.Where(Board.Register.Knows), label => Assert.DoesNotContain($"\"{label}\"", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Take_BySomebodyWhoDoesNotWorkWithTheChild_IsToldToTheChildsLead_AndToNobodyElse()
    {
        await using var own = served = await Exporting.Of(7);
        var (child, lead) = (Child().Child, Care);
        await served.Live.Append([new Entry.DirectoryFact(child, "responsible", "answers-1", new Dictionary<string, string> { ["agency"] = lead }, Time.FuzzyDateParser.Parse("2025-01-01"))], new Cause("goldthread:demo", "import"));
        var staff = Board.Register.Staff.At(Board.Through);
        var other = Board.Register.Agencies.All.Keys.First(a => !staff.IsInvolved(a, child) && !Board.Screens.Of(Board, child, a).IsNothing);
        var page = $"/children/{Board.Register.AddressOf(child)}";
        Assert.DoesNotContain("Taken out by others", (await served.Ask($"{page}?as={lead}")).Text, StringComparison.Ordinal);
        await Take($"{page}/export", "csv", "supervision", "worker.9");
        var told = (await served.Ask($"{page}?as={lead}")).Text;
        Assert.Contains("Taken out by others", told, StringComparison.Ordinal);
        Assert.Contains("Robin Worker, social worker, Westmarsh children", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Taken out by others", (await served.Ask($"{page}?as={other}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Take_OfAChildOfWhomSomethingIsExpected_SaysEachDutyOfThePage()
    {
        var child = Board.Register.Open.First(c => Board.Screens.Of(Board, c, Care).Findings.Any(f => f.Speaks == Time.Truth.Yes));
        var duties = Board.Screens.Of(Board, child, Care).Findings.Count(f => f.Speaks == Time.Truth.Yes);
        var text = System.Text.Encoding.UTF8.GetString((await Take($"/children/{Board.Register.AddressOf(child)}/export", "csv", "conference", "worker.9")).Bytes);
        Assert.Equal(duties, text.Split("\n\"expected\",").Length - 1);
    }

    [Fact]
    public async Task Take_WithoutWhoOrWhy_OrOfAChildWhomNobodyHereKnows_GivesNothing()
    {
        var (_, page) = Child();
        var refused = await served.Send(page, "Take", ("by", "worker.9"), ("purpose", ""), ("format", "csv"), ("said", ""));
        Assert.Contains("Choose what it is for", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Choose who acts", (await served.Send(page, "Take", ("by", "nobody"), ("purpose", "court"), ("format", "csv"), ("said", ""))).Text, StringComparison.Ordinal);
        Assert.Equal(404, (await served.Ask("/children/00000000000000000000/export")).Status);
        var unknown = Board.Register.Children.First(c => Board.Screens.Of(Board, c, "westmarsh-police").IsNothing && Board.Register.OpenBy(c).Count == 0);
        Assert.Equal(404, (await served.Ask($"/children/{Board.Register.AddressOf(unknown)}/export?as=westmarsh-police")).Status);
        Assert.DoesNotContain(served.Live.Store!.Audit.Trail.WhoLooked(served.Live.Store.Ring, unknown), l => l.Act == Act.Export);
    }

    [Fact]
    public async Task Take_WhereItCannotBeWrittenDown_GivesNothing()
    {
        await using var own = served = await Exporting.Of(6);
        var (child, _) = Child();
        var store = served.Live.Store!;
        var export = new ChronologyExport(Board, store, FeedBook.Of(store.Journal), served.Live.About, served.Live.Casebook.Catalogue.Access);
        store.Audit.Dispose();
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => export.Of(child, "worker.9", ExportPurpose.All[0], null, ExportFormat.Html, DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public async Task Take_Twice_GivesTheSameBytes_AndWhatIsTakenBackHereChangesNothing()
    {
        var (_, page) = Child();
        foreach (var (format, own) in new[] { ("csv", "goldthread-csv"), ("xlsx", "goldthread-xlsx"), ("fhir", "goldthread-fhir"), ("docx", null) })
        {
            var bytes = (await Take(page, format, "transfer", "worker.9")).Bytes;
            Assert.Equal(bytes, (await Take(page, format, "transfer", "worker.9")).Bytes);
            if (own is null) continue;
            var (catalogue, root) = (Pages.Casebook.Catalogue, DataFolder.Find(null)!);
            var feeds = FeedList.Of(DataFiles.Read(root), catalogue);
            var feed = feeds.Feeds.Values.First(f => f.Format == own);
            var here = Arrivals.Of(served.Live.Store!.Journal, feed, feeds.Formats[own], bytes: 0);
            Assert.All(new Intake(feeds.Formats[own], feed, catalogue.Vocabulary, here.Find).Read(new MemoryStream(bytes), "file"), s => Assert.Equal(Fate.Unchanged, s.Fate));
            // Somewhere else it is all new, and known the second time.
            List<Sorted> elsewhere = [.. new Intake(feeds.Formats[own], feed, catalogue.Vocabulary, _ => null).Read(new MemoryStream(bytes), "file")];
            Assert.All(elsewhere, s => Assert.Equal(Fate.Accepted, s.Fate));
            Assert.Contains(elsewhere, s => s.Statement is Statement.OfPerson);
        }
    }

    [Fact]
    public async Task Pdf_IsAPdf_OrThePageWhereNothingPrints()
    {
        var (_, page) = Child();
        var (status, name, bytes) = await Take(page, "pdf", "court", "worker.9");
        Assert.Equal(200, status);
        Assert.Equal(Printing.Chromium is null ? ("chronology.html", "<!DOCTYPE") : ("chronology.pdf", "%PDF-"), (name, System.Text.Encoding.ASCII.GetString(bytes, 0, Printing.Chromium is null ? 9 : 5)));
        if (Printing.Chromium is not null) Assert.Equal(bytes, (await Take(page, "pdf", "court", "worker.9")).Bytes);
    }

    (string Child, string Page) Child()
    {
        var child = Board.Register.Open.First(c => Board.Screens.Of(Board, c, Care).Screen.Chronology!.Entries.Count(e => e.Record.About.Contains(c)) > 3);
        return (child, $"/children/{Board.Register.AddressOf(child)}/export");
    }

    async Task<(int Status, string? Name, byte[] Bytes)> Take(string page, string format, string purpose, string by)
    {
        using var client = served.Client();
        var form = (await Pages.Read(await client.GetStringAsync(page))).QuerySelector("form[method=post]")!;
        var fields = form.QuerySelectorAll("input[type=hidden]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value")!);
        (fields["by"], fields["purpose"], fields["format"], fields["said"]) = (by, purpose, format, "");
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(form.GetAttribute("action"), content);
        return ((int)answer.StatusCode, answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'), await answer.Content.ReadAsByteArrayAsync());
    }
}
