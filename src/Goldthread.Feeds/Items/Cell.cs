using System.Globalization;
using System.Xml;

namespace Goldthread.Feeds.Items;

/// <summary>A cell of a sheet as text.</summary>
internal static class Cell
{
    /// <summary>Leaves the reader at the end of the cell.</summary>
    public static string Read(XmlReader reader, Workbook book, Limits limits)
    {
        var (type, style) = (reader.GetAttribute("t"), int.TryParse(reader.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var s) ? s : 0);
        if (reader.IsEmptyElement) return "";
        string? value = null, formula = null, inline = null;
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "v") value = Workbook.Rich(reader, limits);
            else if (reader.LocalName == "f") formula = Workbook.Rich(reader, limits);
            else if (reader.LocalName == "is") inline = Workbook.Rich(reader, limits);
        }
        return type switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n < book.Texts.Count ? book.Texts[n] : "",
            "inlineStr" => inline ?? "",
            "b" => value == "1" ? "TRUE" : "FALSE",
            "e" => value == "#N/A" ? "" : value ?? "",
            "str" or "d" => value ?? "",
            _ when value is null => formula is { Length: > 0 } ? $"={formula}" : "",
            _ => Number(value, book, style < book.DateStyles.Count && book.DateStyles[style]),
        };
    }

    private static string Number(string text, Workbook book, bool date)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return text;
        if (!date) return text.Contains('E', StringComparison.OrdinalIgnoreCase) && Math.Abs(number) < 1e15 ? ((decimal)number).ToString(CultureInfo.InvariantCulture) : text;
        var serial = book.From1904 ? number + 1462 : number;
        // Before March 1900 spreadsheets count a day that never was.
        if (serial is < 1 or >= 2_958_466) return text;
        var moment = new DateTime(1899, 12, serial < 60 ? 31 : 30, 0, 0, 0, DateTimeKind.Unspecified).AddSeconds(Math.Round(serial * 86_400));
        return moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
    }
}
