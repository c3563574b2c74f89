using System.Text;
using System.Text.RegularExpressions;
using Goldthread.Feeds.Items;
using Goldthread.Records;

namespace Goldthread.Feeds.Proposals;

/// <summary>A format for a table that nobody has described yet, from its headers and what stands under them. It is a beginning: whoever knows the table corrects it.</summary>
public static partial class Proposal
{
    /// <summary>Rows that are looked at.</summary>
    public const int Rows = 1000;

    private const string NotSaid = "not said yet what it means";

    /// <param name="name">Of the format, and of the feed that sends it.</param>
    /// <param name="found">What stands in the file.</param>
    /// <param name="kinds">Those that the table may tell of.</param>
    /// <returns>A file of formats/; null when the file holds no rows.</returns>
    public static string? Of(string name, string label, string file, IEnumerable<Found> found, IEnumerable<Kind> kinds)
    {
        var (headers, rows) = ((IReadOnlyList<string>)[], new List<Item>());
        foreach (var one in found)
            if (one is Found.Headers h && headers.Count > 0) break;
            else if (one is Found.Headers first) headers = first.Columns;
            else if (one is Found.One row && rows.Count < Rows) rows.Add(row.Item);
            else if (rows.Count == Rows) break;
        if (rows.Count == 0) return null;
        var columns = headers.Where(h => h.Length > 0).Select(h => new Column(h, [.. rows.Select(r => r.Parts.FirstOrDefault(p => p.Name == h)?.Text ?? "")])).ToList();
        return Write(name, label, file, new Senses(columns, [.. kinds]), columns);
    }

    private static string Write(string name, string label, string file, Senses senses, IReadOnlyList<Column> columns)
    {
        var text = new StringBuilder();
        text.Append("# Proposed from headers and values. Correct what is wrong, and say what is not said yet.\n");
        text.Append("format: ").Append(name).Append("\nversion: 1\nlabel: ").Append(Quoted(label)).Append("\nsource: proposed from a file, and corrected by nobody yet\nfile: ").Append(file).Append("\ndates: [").AppendJoin(", ", senses.DateForms.Select(Quoted)).Append("]\n");
        text.Append("people:\n  child:\n    key: [").AppendJoin(", ", senses.Key.Select(Path)).Append("]\n    label: child\n");
        if (senses.Names.Count > 0) text.Append("    names: [").AppendJoin(", ", senses.Names.Select(Path)).Append("]\n");
        foreach (var (what, column) in new[] { ("born", senses.Born), ("nhs_number", senses.NhsNumber), ("upn", senses.Upn) })
            if (column is not null) text.Append("    ").Append(what).Append(": ").Append(Path(column)).Append('\n');
        if (senses.Address.Count > 0) text.Append("    address: { from: [").AppendJoin(", ", senses.Address.Select(Path)).Append("], join: \", \" }\n");
        if (senses.Sex is { } sex) text.Append("    more: { sex: { from: ").Append(Path(sex)).Append(", codes: sex } }\n");
        if (senses.Events.Count > 0) text.Append("records:\n");
        foreach (var (column, kind) in senses.Events)
        {
            text.Append("  ").Append(Slug(column.Name)).Append(":\n    kind: ").Append(kind.Name).Append("\n    key: ").Append(Path(column)).Append("\n    occurred: ").Append(Path(column)).Append('\n');
            if (senses.Practitioner is { } who) text.Append("    practitioner: ").Append(Path(who)).Append('\n');
        }
        if (senses.Sex is not null) text.Append("codes:\n  sex: { M: M, F: F, Male: M, Female: F, male: M, female: F, Boy: M, Girl: F, \"*\": U }\n");
        var left = columns.Where(c => !senses.Said.Contains(c)).ToList();
        if (left.Count > 0) text.Append("unused:\n");
        foreach (var column in left) text.Append("  ").Append(Quoted(column.Name)).Append(": ").Append(column.Always ? "the same in every row" : column.DateForm is not null ? "a day; not said yet of which kind of record" : NotSaid).Append('\n');
        return text.ToString();
    }

    private static string Path(Column column) => Quoted(PathSigns().IsMatch(column.Name) ? $"\"{column.Name}\"" : column.Name);

    private static string Quoted(string text) => Plain().IsMatch(text) ? text : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Slug(string text) => string.Join('-', SlugWord().Matches(text.ToLowerInvariant()).Select(m => m.Value));

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9 _]*[A-Za-z0-9]$", RegexOptions.None, 1000)]
    private static partial Regex Plain();

    [GeneratedRegex(@"[/\[\].=]", RegexOptions.None, 1000)]
    private static partial Regex PathSigns();

    [GeneratedRegex("[a-z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex SlugWord();
}
