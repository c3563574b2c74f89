using Goldthread.Reading;
using Goldthread.Spec.Reference;

namespace Goldthread.Spec.Tables;

/// <summary>A chapter as a page of the reference.</summary>
public static class ChapterPage
{
    public static string Text(Chapter chapter)
    {
        var page = Markdown.Page(chapter.Title, chapter.Says, $"tests/Goldthread.Spec/{chapter.Folder}");
        foreach (var table in chapter.Tables)
        {
            page.Heading(2, table.Title).Say(table.Says);
            if (Source(table, table.Root, "safeguard") is { } safeguard) page.Block("yaml", safeguard);
            if (Source(table, table.Root, "clocks") is { } clocks) page.Say("with the clock").Block("yaml", clocks);
            if (table.Root["agencies"] is { } agencies) page.Say($"Agencies: {Listed(agencies)}.");
            if (table.Root["people"] is { } people) page.Say($"People: {Listed(people)}.");
            if (table.Root["records"] is Sequence shared)
            {
                page.Say("In every case there are these records:");
                Records(page, shared);
            }
            foreach (var c in table.Cases) Case(page, table, c);
        }
        return page.ToString();
    }

    static void Case(System.Text.StringBuilder page, SpecTable table, SpecCase c)
    {
        page.Say($"**{c.Says}**");
        if (c.Own["agencies"] is { } agencies) page.Say($"Agencies: {Listed(agencies)}.");
        if (c.Own["people"] is { } people) page.Say($"People: {Listed(people)}.");
        if (c.Own["days"] is Mapping days) page.Say($"Days: {Flow(days)}.");
        if (c.Own["guidance_as_of"] is { } guidance) page.Say($"Guidance as of {Flow(guidance)}.");
        if (c.Own["go_live"] is { } live) page.Say($"The partnership began on {Flow(live)}.");
        if (Source(table, c.Own, "safeguard") is { } safeguard) page.Block("yaml", safeguard);
        if (Source(table, c.Own, "clocks") is { } clocks) page.Block("yaml", clocks);
        if (c.Own["records"] is Sequence records) Records(page, records);
        string[] columns = [.. c.Rows.SelectMany(r => r.Cells).Select(cell => cell.Column).Distinct().OrderBy(Order)];
        page.Table([.. columns.Select(col => Columns.Given.GetValueOrDefault(col, col))],
            c.Rows.Select(r => (IReadOnlyList<string>)[.. columns.Select(col => Columns.Asked.ContainsKey(col) && r[col] is { } answer ? $"**{answer}**" : r[col] ?? "")]));
    }

    // What is given stands before what is asked, and the reason last.
    static int Order(string column) => column == "note" ? 1000 : Columns.Given.Keys.ToList().IndexOf(column) is >= 0 and var given ? given : 100 + Columns.Asked.Keys.ToList().IndexOf(column);

    static void Records(System.Text.StringBuilder page, Sequence records)
    {
        string[] own = ["id", "kind", "occurred", "known", "by", "about"];
        var all = records.Items.OfType<Mapping>().ToList();
        var known = all.Exists(r => r["known"] is not null);
        string[] columns = [.. own.Where(c => c != "known" || known), "also"];
        page.Table([.. columns.Select(c => c == "also" ? "and" : c)], all.Select(r => (IReadOnlyList<string>)[.. columns.Select(c =>
            c == "also" ? string.Join("; ", r.Entries.Where(e => !own.Contains(e.Key.Text)).Select(e => e.Key.Text is "fields" or "parts" && e.Value is Mapping m ? string.Join("; ", m.Entries.Select(f => $"{f.Key.Text}: {Plain(f.Value)}")) : $"{e.Key.Text}: {Plain(e.Value)}")) : r[c] is { } value ? Plain(value) : "")]));
    }

    /// <summary>The lines of the file that hold the value of a key, without their indentation.</summary>
    static string? Source(SpecTable table, Mapping within, string key)
    {
        var at = within.Entries.ToList().FindIndex(e => e.Key.Text == key);
        if (at < 0) return null;
        var lines = System.IO.File.ReadAllLines(Project.Data(table.File));
        var (entry, indent) = (within.Entries[at], within.Entries[at].Key.Place.Column - 1);
        if (entry.Value.Place.Line == entry.Key.Place.Line) return Block((Mapping)entry.Value);
        var body = lines.Skip(entry.Key.Place.Line).TakeWhile(l => l.Length == 0 || l.TakeWhile(c => c == ' ').Count() > indent).ToList();
        var margin = body.Where(l => l.Length > 0).Min(l => l.TakeWhile(c => c == ' ').Count());
        return string.Join('\n', body.Select(l => l.Length == 0 ? l : l[margin..]));
    }

    // A safeguard written on one line is shown one key a line.
    static string Block(Mapping mapping) => string.Join('\n', mapping.Entries.Select(e => e.Value switch
    {
        Mapping inner when e.Key.Text == "when" => $"{e.Key.Text}:\n{string.Join('\n', inner.Entries.Select(n => $"  {n.Key.Text}: {Flow(n.Value)}"))}",
        Sequence { Items: [Mapping, ..] } list => $"{e.Key.Text}:\n{string.Join('\n', list.Items.Select(i => $"  - {Flow(i)}"))}",
        _ => $"{e.Key.Text}: {Flow(e.Value)}",
    }));

    static string Listed(Node node) => node is Mapping m ? string.Join(", ", m.Entries.Select(e => e.Value is Scalar s ? s.Text == "connected" ? e.Key.Text : $"{e.Key.Text} ({s.Text})" : $"{e.Key.Text} {Flow(e.Value)}")) : Flow(node);

    static string Plain(Node node) => node switch
    {
        Sequence list => string.Join(", ", list.Items.Select(Plain)),
        Mapping m => string.Join(", ", m.Entries.Select(e => $"{e.Key.Text} {Plain(e.Value)}")),
        _ => ((Scalar)node).Text,
    };

    static string Flow(Node node) => node switch
    {
        Sequence list => $"[{string.Join(", ", list.Items.Select(Flow))}]",
        Mapping m => $"{{ {string.Join(", ", m.Entries.Select(e => $"{e.Key.Text}: {Flow(e.Value)}"))} }}",
        _ => ((Scalar)node).Text is var text && (text.Contains(": ", StringComparison.Ordinal) || text.Contains(',', StringComparison.Ordinal)) ? $"\"{text}\"" : ((Scalar)node).Text,
    };
}
