using Goldthread.Feeds.Formats;
using Goldthread.Feeds.Proposals;
using Goldthread.Records;

namespace Goldthread.Web.Feeds;

/// <summary>A mapping as it stands in a form: what is posted is read from it, and it is filled in from a mapping.</summary>
public sealed class MappingForm
{
    /// <summary>The version that was being corrected.</summary>
    public int Version { get; set; }

    public string? Label { get; set; }

    public string? Source { get; set; }

    public FileForm File { get; set; }

    /// <summary>The rows that are shown, as <see cref="Sample.Text"/> writes them; null = none.</summary>
    public string? Rows { get; set; }

    public List<string> Dates { get; set; } = [];

    public List<ColumnLine> Columns { get; set; } = [];

    public List<RecordLine> Records { get; set; } = [];

    public List<FieldLine> Fields { get; set; } = [];

    public List<CodeLine> Codes { get; set; } = [];

    public sealed class ColumnLine
    {
        public string Name { get; set; } = "";

        public Sense Sense { get; set; }

        public bool Key { get; set; }

        public string? Why { get; set; }

        /// <summary>Of the record whose day stands in it.</summary>
        public string? Kind { get; set; }
    }

    public sealed class RecordLine
    {
        public string Rule { get; set; } = "";

        public string Column { get; set; } = "";

        public List<string> Key { get; set; } = [];

        public string? Practitioner { get; set; }
    }

    public sealed class FieldLine
    {
        public string Rule { get; set; } = "";

        public string Field { get; set; } = "";

        public string? Column { get; set; }
    }

    public sealed class CodeLine
    {
        /// <summary>Empty: of the sex of a child.</summary>
        public string? Rule { get; set; }

        public string Field { get; set; } = "";

        public string Written { get; set; } = "";

        /// <summary>Empty: it means nothing that can be used.</summary>
        public string? Means { get; set; }
    }

    public TableMapping Read(string format, Vocabulary vocabulary)
    {
        var records = new List<DatedRecord>();
        foreach (var column in Columns.Where(c => c.Sense == Sense.Dated && c.Kind is not null && vocabulary.Kinds.ContainsKey(c.Kind)))
        {
            var said = Records.Find(r => r.Column == column.Name);
            var rule = said?.Rule ?? Unused(Proposal.Slug(column.Name), records);
            records.Add(new(rule, column.Kind!, column.Name)
            {
                Key = said is { Key.Count: > 0 } ? [.. said.Key] : [column.Name],
                Practitioner = said?.Practitioner is { Length: > 0 } who ? who : null,
                Fields = [.. Fields.Where(f => f.Rule == rule && f.Column is { Length: > 0 } && vocabulary.Kinds[column.Kind!].Fields.ContainsKey(f.Field)).Select(f => new MappedField(f.Field, f.Column!) { Codes = CodesOf(rule, f.Field) })],
            });
        }
        return new(format, Label?.Trim() ?? "", Source?.Trim() ?? "", File)
        {
            Version = Version,
            Dates = Dates,
            Columns = [.. Columns.Select(c => new ColumnMeaning(c.Name, c.Sense) { Key = c.Key, Why = c.Why?.Trim() ?? "" })],
            Records = records,
            Sexes = CodesOf("", "sex") ?? new Dictionary<string, string>(),
        };
    }

    public static MappingForm Of(TableMapping mapping, string? rows) => new()
    {
        Version = mapping.Version,
        Label = mapping.Label,
        Source = mapping.Source,
        File = mapping.File,
        Rows = rows,
        Dates = [.. mapping.Dates],
        Columns = [.. mapping.Columns.Select(c => new ColumnLine { Name = c.Name, Sense = c.Sense, Key = c.Key, Why = c.Why, Kind = mapping.Records.FirstOrDefault(r => r.Column == c.Name)?.Kind })],
        Records = [.. mapping.Records.Select(r => new RecordLine { Rule = r.Rule, Column = r.Column, Key = [.. r.Key], Practitioner = r.Practitioner })],
        Fields = [.. mapping.Records.SelectMany(r => r.Fields.Select(f => new FieldLine { Rule = r.Rule, Field = f.Field, Column = f.Column }))],
        Codes =
        [
            .. mapping.Sexes.Select(c => new CodeLine { Rule = "", Field = "sex", Written = c.Key, Means = c.Value }),
            .. mapping.Records.SelectMany(r => r.Fields.SelectMany(f => (f.Codes ?? new Dictionary<string, string>()).Select(c => new CodeLine { Rule = r.Rule, Field = f.Field, Written = c.Key, Means = c.Value }))),
        ],
    };

    private IReadOnlyDictionary<string, string>? CodesOf(string rule, string field)
    {
        var codes = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var code in Codes.Where(c => (c.Rule ?? "") == rule && c.Field == field && c.Means is { Length: > 0 })) codes.TryAdd(code.Written, code.Means!);
        return codes.Count > 0 ? codes : null;
    }

    private static string Unused(string slug, List<DatedRecord> records)
    {
        var (rule, number) = (slug, 1);
        while (records.Exists(r => r.Rule == rule)) rule = $"{slug}-{++number}";
        return rule;
    }
}
