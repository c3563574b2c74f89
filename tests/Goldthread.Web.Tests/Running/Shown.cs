using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using Goldthread.Access;
using Goldthread.Web.Downtime;
using Goldthread.Web.Exports;
using Goldthread.Web.Feeds;

namespace Goldthread.Web.Tests.Running;

/// <summary>All of a child that a reader is shown on any page, and all that can be taken out of it, as text: what stands in addresses and forms is in it too.</summary>
static class Shown
{
    const string Items = "li, section, tr";

    public static async Task<string> Of(Served served, string child, string reader)
    {
        var register = served.Board.Register;
        List<string> tied = [.. register.Children.Where(c => register.AreTied(c, child))];
        HashSet<string> words = [.. tied.SelectMany(register.Same).Select(register.AddressOf), .. tied.SelectMany(register.Holders).Where(h => h.Names.Count > 1).Select(h => string.Join(' ', h.Names))];
        var text = new List<string>();
        foreach (var address in tied.SelectMany(c => Addresses.Of(served, reader, c)))
            if (await Read(served, address) is { } page) text.Add(page.OuterHtml);
        foreach (var address in Addresses.OfAll(served, reader))
            if (await Read(served, address) is { } page) text.AddRange(Naming(page, words));
        var copy = await Pages.Read($"<main>{DowntimeIndex.Of(served.Board, "Westmarsh", reader).Body}</main>");
        text.AddRange(Naming(copy.QuerySelector("main")!, words));
        text.AddRange(Taken(served, child, reader));
        return WebUtility.HtmlDecode(string.Join('\n', text));
    }

    // Lists of all agencies, to choose from or not heard for too long, say nothing of anybody.
    private static async Task<IElement?> Read(Served served, string address)
    {
        var (status, html) = await served.Ask(address);
        if (status != 200 || (await Pages.Read(html)).QuerySelector("main") is not { } main) return null;
        foreach (var choice in main.QuerySelectorAll("select, .app-search + .app-quiet").ToList()) choice.Remove();
        return main;
    }

    // Of a page of many, the outermost parts that name one of these.
    private static IEnumerable<string> Naming(IElement page, HashSet<string> words) =>
        page.QuerySelectorAll(Items).Where(e => e.ParentElement?.Closest(Items) is null).Select(e => WebUtility.HtmlDecode(e.OuterHtml)).Where(t => words.Any(w => t.Contains(w, StringComparison.Ordinal)));

    // In every form; PDF is printed from the page. Who would have told of what is the same for every child.
    private static IEnumerable<string> Taken(Served served, string child, string reader)
    {
        var (board, store, access) = (served.Board, served.Live.Store!, served.Live.Casebook.Catalogue.Access);
        foreach (var purpose in ExportPurpose.All.DistinctBy(p => p.For))
        {
            if (Reader.Of(board.Register.Staff.At(board.Through), $"worker.{reader}", child, purpose.Label) is not { } who) continue;
            who = who with { For = purpose.For };
            var seen = board.Screens.Of(board, child, who);
            if (seen.IsNothing) continue;
            var drawn = DrawnUp.Of(board, store.Journal, new Dictionary<string, FeedBook>(), served.Live.About, access, child, seen, who, purpose, null, DateTimeOffset.UnixEpoch).Document with { Sources = [], Cautions = [] };
            foreach (var form in ExportFormat.All)
                if (form.Write?.Invoke(drawn) is { } bytes) yield return TextOf(bytes);
        }
    }

    private static string TextOf(byte[] bytes)
    {
        if (bytes is not [(byte)'P', (byte)'K', ..]) return Encoding.UTF8.GetString(bytes);
        using var archive = new ZipArchive(new MemoryStream(bytes));
        return string.Join('\n', archive.Entries.Select(e =>
        {
            using var entry = new StreamReader(e.Open());
            return entry.ReadToEnd();
        }));
    }
}
