using System.Globalization;
using System.Xml;
using Goldthread.Reading;

namespace Goldthread.Feeds.Items;

/// <summary>
/// The sheets of a workbook, each a table whose first row that is not empty holds the headers. Days are written yyyy-MM-dd whatever way the sheet shows them.
/// A formula is its last result and is never computed; without a result it stands as it is written. "#N/A" is nothing.
/// </summary>
public static class XlsxItems
{
    /// <param name="stream">One that can seek.</param>
    public static IEnumerable<Found> Read(Stream stream, string file, Limits limits)
    {
        using var rows = Rows(stream, file, limits).GetEnumerator();
        while (true)
        {
            Found? found;
            try
            {
                found = rows.MoveNext() ? rows.Current : null;
            }
            catch (PastLimitsException e)
            {
                found = new Found.Broken(new(ProblemKind.PastLimits, new(file, 1, 1), "", e.Message));
            }
            catch (Exception e) when (e is InvalidDataException or XmlException or IOException or NotSupportedException)
            {
                found = new Found.Broken(new(ProblemKind.BrokenFile, new(file, 1, 1), "", "This is no whole workbook (.xlsx). One with a password, and one of an older kind (.xls), cannot be read."));
            }
            if (found is null) yield break;
            yield return found;
            if (found is Found.Broken) yield break;
        }
    }

    private static IEnumerable<Found> Rows(Stream stream, string file, Limits limits)
    {
        using var book = new Workbook(stream, limits);
        if (book.Sheets.Count == 0) throw new InvalidDataException();
        foreach (var (name, id) in book.Sheets)
        {
            using var reader = book.Open(id);
            Dictionary<int, string>? headers = null;
            var line = 0;
            while (reader?.Read() == true)
            {
                if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "row") continue;
                line = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? said : line + 1;
                var cells = Cells(reader, book, limits);
                if (cells.Count == 0) continue;
                if (headers is not null)
                {
                    yield return new Found.One(Row(cells, headers, line));
                    continue;
                }
                headers = cells.ToDictionary(c => c.Column, c => c.Text);
                if (cells.GroupBy(c => c.Text, StringComparer.Ordinal).FirstOrDefault(c => c.Count() > 1) is { } twice)
                {
                    yield return new Found.Broken(new(ProblemKind.BrokenFile, new(file, line, twice.Last().Column), twice.Key, $"Two columns of the sheet '{name}' have one name."));
                    yield break;
                }
                yield return new Found.Headers(name, [.. headers.Values], new(file, line, 1));
            }
        }
    }

    private static Item Row(List<(int Column, string Text)> cells, Dictionary<int, string> headers, int line)
    {
        var row = new Item("row", line, 1);
        foreach (var (column, text) in cells) row.Add(new(headers.GetValueOrDefault(column, $"column {column}"), line, column) { Text = text });
        return row;
    }

    // Of the row that the reader stands at, those that hold something.
    private static List<(int Column, string Text)> Cells(XmlReader reader, Workbook book, Limits limits)
    {
        var cells = new List<(int Column, string Text)>();
        if (reader.IsEmptyElement) return cells;
        var (depth, column, seen) = (reader.Depth, 0, new HashSet<int>());
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "c") continue;
            column = ColumnOf(reader.GetAttribute("r")) ?? column + 1;
            if (cells.Count >= limits.Parts) throw new PastLimitsException($"A row has more than {limits.Parts} values.");
            if (Cell.Read(reader, book, limits).Trim() is { Length: > 0 } text && seen.Add(column)) cells.Add((column, text));
        }
        return cells;
    }

    // "AB12" is in column 28.
    private static int? ColumnOf(string? place)
    {
        var column = 0;
        foreach (var letter in (place ?? "").TakeWhile(char.IsAsciiLetterUpper).Take(3)) column = (column * 26) + letter - 'A' + 1;
        return column == 0 ? null : column;
    }
}
