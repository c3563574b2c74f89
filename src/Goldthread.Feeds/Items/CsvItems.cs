using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Goldthread.Reading;

namespace Goldthread.Feeds.Items;

/// <summary>Comma-separated values with a row of headers. Each row is an item, with a part for every column that has a value.</summary>
public static class CsvItems
{
    /// <param name="delimiter">Null = the one of comma, semicolon, tab and bar that stands most often in the row of headers.</param>
    /// <param name="encoding">Null = UTF-8.</param>
    public static IEnumerable<Found> Read(Stream stream, string file, Limits limits, string? delimiter = null, Encoding? encoding = null)
    {
        using var text = new StreamReader(stream, encoding ?? new UTF8Encoding(false, true), detectEncodingFromByteOrderMarks: true);
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            DetectDelimiter = delimiter is null,
            Delimiter = delimiter ?? ",",
            DetectDelimiterValues = [",", ";", "\t", "|"],
            MaxFieldSize = limits.Text,
            BadDataFound = null,
            IgnoreBlankLines = true,
        });
        string[]? headers = null;
        while (true)
        {
            Found? found = null;
            var more = false;
            try
            {
                more = parser.Read();
                if (more && headers is null) found = Headers(parser, file, limits, ref headers);
                else if (more) found = Row(parser, file, headers!);
            }
            catch (MaxFieldSizeException)
            {
                found = new Found.Broken(new(ProblemKind.PastLimits, new(file, parser.RawRow, 1), "", $"A value has more than {limits.Text} characters; often a quotation mark that is never closed."));
            }
            catch (DecoderFallbackException)
            {
                found = new Found.Broken(new(ProblemKind.NotUtf8, new(file, Math.Max(parser.RawRow, 1), 1), "", "After this line stands a byte that does not belong to UTF-8 text."));
            }
            if (found is not null) yield return found;
            if (!more || found is Found.Broken) yield break;
        }
    }

    private static Found Headers(CsvParser parser, string file, Limits limits, ref string[]? headers)
    {
        headers = [.. (parser.Record ?? []).Select(h => h.Trim())];
        if (headers.Length > limits.Parts) return new Found.Broken(new(ProblemKind.PastLimits, new(file, parser.RawRow, 1), "", $"More than {limits.Parts} columns."));
        var twice = headers.Where(h => h.Length > 0).GroupBy(h => h, StringComparer.Ordinal).FirstOrDefault(h => h.Count() > 1)?.Key;
        return twice is null ? new Found.Headers("", headers, new(file, parser.RawRow, 1)) : new Found.Broken(new(ProblemKind.BrokenFile, new(file, parser.RawRow, Array.LastIndexOf(headers, twice) + 1), twice, "Two columns have one name."));
    }

    private static Found Row(CsvParser parser, string file, string[] headers)
    {
        var values = parser.Record ?? [];
        var row = new Item("row", parser.RawRow, 1);
        for (var i = 0; i < values.Length; i++)
            if (values[i].Trim() is { Length: > 0 } value && (i >= headers.Length || headers[i].Length > 0))
                row.Add(new(i < headers.Length ? headers[i] : $"column {i + 1}", parser.RawRow, i + 1) { Text = value });
        return row.Parts.Any(p => p.Column > headers.Length)
            ? new Found.Unread(row, new(ProblemKind.BrokenRow, new(file, parser.RawRow, headers.Length + 1), "", $"The row has {values.Length} values, and there are {headers.Length} columns."))
            : new Found.One(row);
    }
}
