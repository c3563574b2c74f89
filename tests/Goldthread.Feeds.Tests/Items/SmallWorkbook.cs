using System.IO.Compression;
using System.Security;
using System.Text;

namespace Goldthread.Feeds.Tests.Items;

/// <summary>A workbook written part by part, as an office program writes it. A cell that begins with "&lt;" is XML of its own.</summary>
static class SmallWorkbook
{
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Styles = $"""<styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>""";

    public static MemoryStream Of(params (string Name, string[][] Rows)[] sheets) => Of(sheets, []);

    public static MemoryStream Of((string Name, string[][] Rows)[] sheets, (string Part, string Text)[] more)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{string.Concat(sheets.Select((s, i) => $"""<sheet name="{SecurityElement.Escape(s.Name)}" sheetId="{i + 1}" r:id="r{i + 1}"/>"""))}</sheets></workbook>""");
            Add(zip, "xl/_rels/workbook.xml.rels", $"<Relationships>{string.Concat(sheets.Select((_, i) => $"""<Relationship Id="r{i + 1}" Target="worksheets/sheet{i + 1}.xml"/>"""))}</Relationships>");
            Add(zip, "xl/styles.xml", Styles);
            foreach (var (i, sheet) in sheets.Index()) Add(zip, $"xl/worksheets/sheet{i + 1}.xml", $"""<worksheet xmlns="{Main}"><sheetData>{string.Concat(sheet.Rows.Select((r, n) => $"<row r=\"{n + 1}\">{string.Concat(r.Select(Cell))}</row>"))}</sheetData></worksheet>""");
            foreach (var (part, text) in more) Add(zip, part, text);
        }
        stream.Position = 0;
        return stream;
    }

    static string Cell(string text) => text.StartsWith('<') ? text : $"<c t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>";

    static void Add(ZipArchive zip, string name, string text)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }
}
