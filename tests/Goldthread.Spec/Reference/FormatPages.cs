using System.Globalization;
using System.Text;
using Goldthread.Feeds.Exports;
using Goldthread.Feeds.Formats;

namespace Goldthread.Spec.Reference;

/// <summary>What is made of each part of the files that agencies send: one page a format, and one that lists them.</summary>
public static class FormatPages
{
    public const string Index = "README.md";

    public static string List()
    {
        var page = Markdown.Page("The files that agencies send", "One page for each format: which people and records are made of a file, and what is not taken in and why. What a format does not name is told at every import, with its place; nothing is passed over in silence.", "formats/");
        page.Table(["format", "what it is", "as"], Project.Feeds.Formats.Values.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => (IReadOnlyList<string>)[$"[{f.Name}]({f.Name}.md)", f.Label, f.File.ToString().ToUpperInvariant()]));
        return page.ToString();
    }

    public static string Of(Format f)
    {
        var page = Markdown.Page(f.Name, $"{char.ToUpperInvariant(f.Label[0])}{f.Label[1..]}. {f.Source}. {(f.File == FileForm.Fhir ? $"In XML or JSON, which are read alike. {(f.Each.Count > 0 ? $"Read resource by resource: {string.Join(", ", f.Each.Select(Markdown.Code))}; others only where one of these refers to them." : "Each bundle is read as a whole.")}" : f.Each.Count > 0 ? $"Read one {Markdown.Code(string.Join('/', f.Each))} after another." : f.Tables.Count > 1 ? "Each file or sheet is one of these tables, known by its columns, and is read row by row." : "Read row by row.")}", $"formats/{f.Name}.yaml");
        foreach (var t in f.Tables) Add(page, t, f);
        if (f.Codes.Count > 0) page.Heading(2, "Codes").Say("A code that is not listed is a value left out: the record stands, and the code stays in its text as it was written.");
        foreach (var (name, table) in f.Codes) page.Say($"**{name}**: {string.Join(", ", table.Select(c => $"{Markdown.Code(c.Key)} {(c.Value.Length > 0 ? c.Value : "nothing")}"))}");
        return page.ToString();
    }

    // A format of one table says no name for it.
    static void Add(StringBuilder page, Table t, Format f)
    {
        var (level, named) = (t.Name.Length == 0 ? 2 : 3, t.Name.Length > 0);
        if (named) page.Heading(2, t.Name).Say($"Known by {(t.When.Count > 0 ? Conditions(t.When) : string.Join(", ", t.Columns.Select(Markdown.Code)))}.{(t.Left is { } why ? $" Nothing of it is taken in: {why}." : "")}");
        if (t.AsTold) AsTold(page, level, f);
        foreach (var p in t.People)
        {
            page.Heading(level, $"The person: {p.Name}");
            page.Table(["what", "from"], Person(p));
        }
        if (t.Records.Count > 0) page.Heading(level, "Records");
        if (t.Records.Count > 0) page.Table(["record", "of each", "when", "occurred", "fields"], t.Records.Select(r => (IReadOnlyList<string>)[$"{Said(r.Kind)} (`{r.Name}`)", r.Each?.Text is { } each ? Markdown.Code(each) : "", Conditions(r.When), Said(r.Occurred), Fields(r)]));
        if (t.Said is { } said) page.Say($"An item was said when {Said(said)} says. What was said later stands, in whatever order it arrives.");
        if (t.Withdrawals.Count > 0) page.Heading(level, "Taken back").Say("What was told under the key, and under keys that go on from it, is withdrawn.");
        if (t.Withdrawals.Count > 0) page.Table(["of each", "when", "key"], t.Withdrawals.Select(w => (IReadOnlyList<string>)[w.Each?.Text is { } each ? Markdown.Code(each) : "the item", Conditions(w.When), string.Join(", ", w.Key.Select(Said))]));
        if (t.Unused.Count == 0) return;
        page.Heading(level, "Not taken in");
        page.Table(["what", "why"], t.Unused.Select(u => (IReadOnlyList<string>)[Markdown.Code(u.Key), u.Value]));
    }

    static void AsTold(StringBuilder page, int level, Format f)
    {
        page.Say("Goldthread wrote it, and takes it back word for word. A backslash begins what could not stand in a value: `\\\\` is a backslash, `\\n` a new line, `\\s` a space at an end, `\\u0007` a sign by its number, `\\e` nothing, `\\0` a list with nothing in it. What is longer than 32,000 characters goes on in columns of its own: `text`, `text/2`.");
        if (f.File == FileForm.Csv) page.Say($"A value that a spreadsheet would compute has an apostrophe before it, which is taken away again. Words for people are left: {string.Join(", ", CsvChronology.ForPeople.Select(Markdown.Code))}.");
        if (f.File == FileForm.Fhir) page.Heading(level, "Where it stands").Table(["what", "where"], FhirChronology.Places.Select(p => (IReadOnlyList<string>)[p.What, p.Where]));
        page.Heading(level, "A record").Table(["column", "what it says"], RecordColumns.All.Select(c => (IReadOnlyList<string>)[Markdown.Code(c.Name), c.Means]));
        page.Heading(level, "A person, as one system holds them").Table(["column", "what it says"], PersonColumns.All.Select(c => (IReadOnlyList<string>)[Markdown.Code(c.Name), c.Means]));
    }

    static IEnumerable<IReadOnlyList<string>> Person(PersonRule p)
    {
        yield return ["key", string.Join(", ", p.Key.Select(Said))];
        if (p.Each is { } each) yield return ["one for each", Markdown.Code(each.Text)];
        if (p.Apart.Count > 0) yield return ["told apart by", string.Join(", ", p.Apart.Select(Said))];
        yield return ["label", Said(p.Label)];
        if (p.Names.Count > 0) yield return ["names", string.Join(", ", p.Names.Select(Said))];
        foreach (var (what, pick) in new[] { ("born", p.Born), ("expected", p.Expected), ("NHS number", p.NhsNumber), ("unique pupil number", p.Upn), ("address", p.Address) })
            if (pick is not null) yield return [what, Said(pick)];
        foreach (var (what, pick) in p.More) yield return [what, Said(pick)];
    }

    static string Conditions(IReadOnlyList<Condition> when) => string.Join("; ", when.Select(w => $"{Markdown.Code(w.Path.Text)} {(w.Values.Count == 0 ? w.Not ? "is absent" : "is there" : $"is {(w.Not ? "not " : "")}{string.Join(" or ", w.Values)}")}"));

    static string Fields(RecordRule r)
    {
        var all = r.Fields.Concat(r.Parts).Select(f => $"{f.Key}: {Said(f.Value)}").ToList();
        foreach (var (what, pick) in new[] { ("known", r.Known), ("practitioner", r.Practitioner), ("role", r.Role), ("team", r.Team), ("teller", r.Teller), ("place", r.Place), ("text", r.Text) })
            if (pick is not null) all.Add($"{what}: {Said(pick)}");
        if (r.Tier is { } tier) all.Add($"tier: {Records.Words.Of(Records.Words.Tiers, tier)}");
        if (r.Of is not null) all.Add($"answers {Markdown.Code(r.Of)}");
        if (r.About.Count > 0) all.Add($"about {string.Join(", ", r.About)}");
        return string.Join("; ", all);
    }

    static string Said(Pick pick)
    {
        if (pick.Always is { } always) return always;
        var said = new StringBuilder(string.Join(" or ", pick.Paths.Select(p => Markdown.Code(p.Text))));
        if (pick.Codes is { } codes) said.Append($" by {codes}");
        if (pick.Named) said.Append(" with their names");
        if (pick.Times is { } times) said.Append(CultureInfo.InvariantCulture, $" times {times}");
        return said.ToString();
    }
}
