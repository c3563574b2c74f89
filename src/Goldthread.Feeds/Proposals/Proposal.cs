using System.Text.RegularExpressions;
using Goldthread.Feeds.Formats;
using Goldthread.Feeds.Items;
using Goldthread.Records;

namespace Goldthread.Feeds.Proposals;

/// <summary>A format for a table that nobody has described yet, from its headers and what stands under them. It is a beginning: whoever knows the table corrects it.</summary>
public static partial class Proposal
{
    /// <summary>Rows that are looked at.</summary>
    public const int Rows = 1000;

    /// <summary>What a file of a proposed format begins with.</summary>
    public const string Begins = "# Proposed from headers and values. Correct what is wrong, and say what is not said yet.\n";

    /// <param name="name">Of the format, and of the feed that sends it.</param>
    /// <param name="found">What stands in the file.</param>
    /// <param name="kinds">Those that the table may tell of.</param>
    /// <returns>A file of formats/; null when the file holds no rows.</returns>
    public static string? Of(string name, string label, FileForm file, IEnumerable<Found> found, IEnumerable<Kind> kinds) =>
        Sample.Of(found) is { } sample ? Begins + MappingText.Of(Of(name, label, file, sample, kinds)) : null;

    public static TableMapping Of(string name, string label, FileForm file, Sample sample, IEnumerable<Kind> kinds)
    {
        var columns = sample.Headers.Where(h => h.Length > 0).Select(h => new Column(h, [.. sample.Rows.Select(r => r.Parts.FirstOrDefault(p => p.Name == h)?.Text ?? "")])).ToList();
        var senses = new Senses(columns, [.. kinds]);
        return new(name, label, "proposed from a file, and corrected by nobody yet", file)
        {
            Dates = senses.DateForms,
            // Given names stand before the surname, wherever the table has them.
            Columns = [.. columns.Select(c => new ColumnMeaning(c.Name, SenseOf(c, senses)) { Key = senses.Key.Contains(c), Why = senses.Said.Contains(c) ? "" : WhyNot(c) })],
            Records = [.. senses.Events.Select(e => new DatedRecord(Slug(e.Column.Name), e.Kind.Name, e.Column.Name) { Practitioner = senses.Practitioner?.Name })],
            Sexes = senses.Sex is null ? new Dictionary<string, string>() : Sexes,
        };
    }

    /// <summary>What begins the keys of the records that a column dates.</summary>
    public static string Slug(string text) => string.Join('-', SlugWord().Matches(text.ToLowerInvariant()).Select(m => m.Value)) is { Length: > 0 } slug ? slug : "record";

    /// <summary>What systems write for a child's sex.</summary>
    public static IReadOnlyDictionary<string, string> Sexes { get; } = new OrderedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["M"] = "M",
        ["F"] = "F",
        ["Male"] = "M",
        ["Female"] = "F",
        ["male"] = "M",
        ["female"] = "F",
        ["Boy"] = "M",
        ["Girl"] = "F",
        ["*"] = "U",
    };

    private static Sense SenseOf(Column column, Senses senses) =>
        senses.Names.Count > 1 && senses.Names[^1] == column ? Sense.Surname
        : senses.Names.Contains(column) ? Sense.GivenNames
        : column == senses.Born ? Sense.Born
        : column == senses.NhsNumber ? Sense.NhsNumber
        : column == senses.Upn ? Sense.Upn
        : column == senses.Sex ? Sense.Sex
        : senses.Address.Contains(column) ? Sense.Address
        : senses.Events.Any(e => e.Column == column) ? Sense.Dated
        : Sense.Unused;

    private static string WhyNot(Column column) => column.Always ? "the same in every row" : column.DateForm is not null ? "a day; not said yet of which kind of record" : TableMapping.NotSaid;

    [GeneratedRegex("[a-z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex SlugWord();
}
