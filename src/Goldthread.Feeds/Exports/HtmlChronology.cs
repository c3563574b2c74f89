using System.Net;
using System.Text;

namespace Goldthread.Feeds.Exports;

/// <summary>A chronology as a page to print: it fetches nothing and runs nothing.</summary>
public static class HtmlChronology
{
    public static string Write(ChronologyDocument document)
    {
        var page = new StringBuilder();
        page.Append($"<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>{ChronologyDocument.Title}</title>\n<style>{Style}</style>\n</head>\n<body>\n<h1>{ChronologyDocument.Title}</h1>\n");
        page.Append("<table class=\"front\">\n<tbody>\n");
        foreach (var line in document.Front) page.Append($"<tr><th scope=\"row\">{Text(line.What)}</th><td>{Text(line.Says)}</td></tr>\n");
        page.Append("</tbody>\n</table>\n<h2>Read this first</h2>\n<ul>\n");
        foreach (var caution in document.Cautions) page.Append($"<li>{Text(caution)}</li>\n");
        page.Append("</ul>\n");
        foreach (var table in document.Tables) Table(page, table);
        return page.Append("</body>\n</html>\n").ToString();
    }

    private static void Table(StringBuilder page, DocumentTable table)
    {
        page.Append($"<h2>{Text(table.Title)}</h2>\n<div class=\"wide\">\n<table>\n<colgroup>{string.Concat(table.Columns.Select(c => $"<col style=\"width:{c.Width}%\">"))}</colgroup>\n<thead><tr>{string.Concat(table.Columns.Select(c => $"<th scope=\"col\">{Text(c.Heading)}</th>"))}</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows) page.Append($"<tr>{string.Concat(row.Select(v => $"<td>{Text(v)}</td>"))}</tr>\n");
        page.Append("</tbody>\n</table>\n</div>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(CellText.Shown(text)).ReplaceLineEndings("<br>");

    private const string Style = """
        @page { size: A4 landscape; margin: 14mm 12mm 16mm; @bottom-left { content: "Integrated chronology"; font: 8pt Arial, sans-serif; } @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8pt Arial, sans-serif; } }
        body { font: 10pt/1.35 Arial, sans-serif; color: #0b0c0c; margin: 0 auto; max-width: 1200px; padding: 8px; }
        h1 { font-size: 18pt; margin: 0 0 8pt; } h2 { font-size: 13pt; margin: 14pt 0 4pt; break-after: avoid; }
        table { border-collapse: collapse; width: calc(100% - 2px); table-layout: fixed; } th, td { border: 1px solid #b1b4b6; padding: 3pt 4pt; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
        th { background: #f3f2f1; } thead { display: table-header-group; } tr { break-inside: avoid; } .front th { width: 14em; } .wide { overflow-x: auto; }
        @media screen { .wide table { min-width: 60em; } }
        @media print { body { max-width: none; padding: 0; font-size: 8.5pt; } .wide { overflow: visible; } }
        """;
}
