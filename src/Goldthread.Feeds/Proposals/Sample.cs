using System.Globalization;
using Goldthread.Feeds.Items;

namespace Goldthread.Feeds.Proposals;

/// <summary>The headers of a table and some of its rows, by which somebody sees what its columns mean.</summary>
/// <param name="Headers">As they stand; empty for a column without one.</param>
public sealed record Sample(IReadOnlyList<string> Headers, IReadOnlyList<Item> Rows)
{
    /// <summary>Rows that are shown as records.</summary>
    public const int Shown = 10;

    // A column of more different values than this has no codes.
    private const int FewValues = 20;

    private const int MostRows = 60;

    private const string HeadersName = "headers", RowName = "row";

    /// <summary>The first table of a file. Null: it holds no rows.</summary>
    public static Sample? Of(IEnumerable<Found> found)
    {
        var (headers, rows) = ((IReadOnlyList<string>)[], new List<Item>());
        foreach (var one in found)
            if (one is Found.Headers h && headers.Count > 0) break;
            else if (one is Found.Headers first) headers = first.Columns;
            else if (one is Found.One row && rows.Count < Proposal.Rows) rows.Add(row.Item);
            else if (rows.Count == Proposal.Rows) break;
        return rows.Count == 0 ? null : new(headers, rows);
    }

    /// <summary>The first rows, and of the others those in which a code stands that has not been seen.</summary>
    public Sample Small()
    {
        var few = Headers.Where(h => Values(h).Count <= FewValues).ToHashSet(StringComparer.Ordinal);
        var (seen, chosen) = (new HashSet<(string, string)>(), new List<Item>());
        foreach (var (row, at) in Rows.Select((r, i) => (r, i)))
        {
            var unseen = row.Parts.Select(p => (p.Name, p.Text)).Where(p => few.Contains(p.Name) && !seen.Contains(p)).ToList();
            if ((unseen.Count == 0 && at >= Shown) || chosen.Count == MostRows) continue;
            seen.UnionWith(unseen);
            chosen.Add(row);
        }
        return this with { Rows = chosen };
    }

    /// <summary>What stands in a column, each once, in order.</summary>
    public IReadOnlyList<string> Values(string column) => [.. In(column).Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>How a column's days are written; null = these are no days.</summary>
    public string? DayFormOf(string column) => new Column(column, [.. In(column)]).DateForm;

    /// <summary>A sign that a path or a list of paths is made of cannot stand in one.</summary>
    public static bool CanBeRead(string header) => !header.Contains('"', StringComparison.Ordinal) && !header.Contains('|', StringComparison.Ordinal);

    /// <summary>To be read again by <see cref="Read"/>.</summary>
    public string Text()
    {
        var (whole, headers) = (new Item("sample", 1, 1), new Item(HeadersName, 1, 1));
        foreach (var header in Headers.Where(h => h.Length > 0)) headers.Add(new(header, 1, 1));
        whole.Add(headers);
        foreach (var row in Rows)
        {
            var copy = row.Copy();
            var named = whole.Add(new(RowName, row.Line, 1) { Text = row.Line.ToString(CultureInfo.InvariantCulture) });
            foreach (var part in copy.Parts) named.Add(part);
        }
        return ItemText.Write(whole);
    }

    /// <returns>Null when it is no sample.</returns>
    public static Sample? Read(string text)
    {
        if (ItemText.Read(text) is not { Parts: [{ Name: HeadersName } headers, ..] } whole || whole.Parts.Count > MostRows + 1) return null;
        return new([.. headers.Parts.Select(h => h.Name)], [.. whole.Parts.Skip(1).Select(r => Row(r, headers.Parts))]);
    }

    private static Item Row(Item said, IReadOnlyList<Item> headers)
    {
        var line = int.TryParse(said.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        var row = new Item(RowName, line, 1);
        foreach (var part in said.Parts) row.Add(new(part.Name, line, headers.TakeWhile(h => h.Name != part.Name).Count() + 1) { Text = part.Text });
        return row;
    }

    private IEnumerable<string> In(string column) => Rows.Select(r => r.Parts.FirstOrDefault(p => p.Name == column)?.Text ?? "");
}
