using System.Text;
using System.Text.RegularExpressions;
using Goldthread.Feeds.Formats;

namespace Goldthread.Feeds.Proposals;

/// <summary>A mapping as a file of formats/.</summary>
public static partial class MappingText
{
    public static string Of(TableMapping mapping)
    {
        var (text, codes) = (new StringBuilder(), new OrderedDictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal));
        text.Append("format: ").Append(mapping.Name).Append("\nversion: ").Append(System.Globalization.CultureInfo.InvariantCulture, $"{mapping.Version}").Append("\nlabel: ").Append(Words(mapping.Label)).Append("\nsource: ").Append(Words(mapping.Source));
        text.Append("\nfile: ").Append(mapping.File == FileForm.Xlsx ? "xlsx" : "csv").Append("\ndates: [").AppendJoin(", ", mapping.Dates.Select(Quoted)).Append("]\n");
        Child(mapping, text, codes);
        if (mapping.Records.Count > 0) text.Append("records:\n");
        foreach (var record in mapping.Records) Record(record, text, codes);
        if (codes.Count > 0) text.Append("codes:\n");
        foreach (var (name, table) in codes) text.Append("  ").Append(Quoted(name)).Append(": { ").AppendJoin(", ", table.Select(c => $"{Quoted(c.Key)}: {Quoted(c.Value)}")).Append(" }\n");
        var left = mapping.Columns.Where(c => !IsUsed(c, mapping)).ToList();
        if (left.Count > 0) text.Append("unused:\n");
        foreach (var column in left) text.Append("  ").Append(Quoted(column.Name)).Append(": ").Append(Words(column.Why.Length > 0 ? column.Why : TableMapping.NotSaid)).Append('\n');
        return text.ToString();
    }

    /// <summary>Something is made of it.</summary>
    public static bool IsUsed(ColumnMeaning column, TableMapping mapping) =>
        column.Key || column.Sense != Sense.Unused || mapping.Records.Any(r => r.Column == column.Name || r.Key.Contains(column.Name) || r.Practitioner == column.Name || r.Fields.Any(f => f.Column == column.Name));

    private static void Child(TableMapping mapping, StringBuilder text, IDictionary<string, IReadOnlyDictionary<string, string>> codes)
    {
        IReadOnlyList<string> Of(params Sense[] senses) => [.. senses.SelectMany(s => mapping.Columns.Where(c => c.Sense == s)).Select(c => Path(c.Name))];
        text.Append("people:\n  child:\n    key: ").Append(List([.. mapping.Columns.Where(c => c.Key).Select(c => Path(c.Name))])).Append("\n    label: child\n");
        if (Of(Sense.GivenNames, Sense.Surname) is { Count: > 0 } names) text.Append("    names: ").Append(List(names)).Append('\n');
        foreach (var (what, sense) in new[] { ("born", Sense.Born), ("nhs_number", Sense.NhsNumber), ("upn", Sense.Upn) })
            if (Of(sense) is [var column, ..]) text.Append("    ").Append(what).Append(": ").Append(column).Append('\n');
        if (Of(Sense.Address) is { Count: > 0 } address) text.Append("    address: { from: ").Append(List(address)).Append(", join: \", \" }\n");
        if (Of(Sense.Sex) is not [var sex, ..]) return;
        if (mapping.Sexes.Count > 0) codes["sex"] = mapping.Sexes;
        text.Append("    more: { sex: ").Append(mapping.Sexes.Count > 0 ? $"{{ from: {sex}, codes: sex }}" : sex).Append(" }\n");
    }

    private static void Record(DatedRecord record, StringBuilder text, IDictionary<string, IReadOnlyDictionary<string, string>> codes)
    {
        text.Append("  ").Append(Quoted(record.Rule)).Append(":\n    kind: ").Append(record.Kind).Append("\n    key: ").Append(record.Key is [var one] ? Path(one) : List([.. record.Key.Select(Path)])).Append("\n    occurred: ").Append(Path(record.Column)).Append('\n');
        if (record.Practitioner is { } who) text.Append("    practitioner: ").Append(Path(who)).Append('\n');
        if (record.Fields.Count > 0) text.Append("    fields:\n");
        foreach (var field in record.Fields)
        {
            text.Append("      ").Append(Quoted(field.Field)).Append(": ");
            if (field.Codes is not { Count: > 0 } table) text.Append(Path(field.Column)).Append('\n');
            else
            {
                var name = codes.TryGetValue(field.Field, out var other) && other != table ? $"{record.Rule} {field.Field}" : field.Field;
                codes[name] = table;
                text.Append("{ from: ").Append(Path(field.Column)).Append(", codes: ").Append(Quoted(name)).Append(" }\n");
            }
        }
    }

    private static string List(IReadOnlyList<string> paths) => $"[{string.Join(", ", paths)}]";

    private static string Path(string column) => Quoted(PathSigns().IsMatch(column) ? $"\"{column}\"" : column);

    private static string Quoted(string text) => Plain().IsMatch(text) && text is not ("yes" or "no") ? text
        : $"\"{Control().Replace(text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal), m => $"\\u{(int)m.Value[0]:X4}")}\"";

    // At the end of a line a comma is only a comma.
    private static string Words(string text) => Sentence().IsMatch(text) ? text : Quoted(text);

    [GeneratedRegex("^[A-Za-z](?:[A-Za-z0-9 _-]*[A-Za-z0-9])?$", RegexOptions.None, 1000)]
    private static partial Regex Plain();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9 _,;.'()-]*[A-Za-z0-9]$", RegexOptions.None, 1000)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"[/\[\].=*>]", RegexOptions.None, 1000)]
    private static partial Regex PathSigns();

    [GeneratedRegex(@"[\u0000-\u001F\u007F-\u009F\u2028\u2029]", RegexOptions.None, 1000)]
    private static partial Regex Control();
}
