using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Goldthread.Feeds.Exports;

/// <summary>
/// A chronology as a workbook. Sheets for people: what must be read first with who would have told us, the chronology, the people. A sheet for systems: the records, word for word.
/// Every cell is typed as a text, so that none is computed.
/// </summary>
public static class XlsxChronology
{
    /// <summary>The sheets, and a column by which each is known.</summary>
    public const string First = "Read first", InOrder = "Chronology", Who = "People", Exact = "Records";

    private const uint Plain = 0, Heading = 1, Wide = 2;

    public static byte[] Write(ChronologyDocument document)
    {
        using var stream = new MemoryStream();
        using (var package = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook, autoSave: false))
        {
            var book = package.AddWorkbookPart();
            package.ChangeIdOfPart(book, "workbook");
            var properties = package.AddCoreFilePropertiesPart();
            package.ChangeIdOfPart(properties, "properties");
            OfficePackage.Describe(properties);
            var styles = book.AddNewPart<WorkbookStylesPart>("styles");
            styles.Stylesheet = Styles();
            styles.Stylesheet.Save();
            var sheets = new Sheets();
            var names = new DefinedNames();
            foreach (var (i, sheet) in new[] { ReadFirst(document), Chronology(document), People(document), Records(document) }.Index())
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"sheet{i + 1}");
                Write(book.AddNewPart<WorksheetPart>(id), sheet);
                sheets.AppendChild(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = id, Name = sheet.Name, SheetId = (uint)i + 1 });
                names.AppendChild(new DefinedName($"'{sheet.Name}'!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i });
            }
            book.Workbook = new Workbook(sheets, names);
            book.Workbook.Save();
        }
        return OfficePackage.Of(stream);
    }

    private sealed record Table(string Name, IReadOnlyList<int> Widths, IReadOnlyList<IReadOnlyList<string>> Rows);

    private static Table ReadFirst(ChronologyDocument document) => new(First, [34, 60, 40, 30, 40],
    [
        [ChronologyDocument.Title, ""],
        .. document.Front.Select(f => new[] { f.What, f.Says }),
        .. document.Cautions.Select(c => new[] { "Read this first", c }),
        ["Who would have told us", "Of what", "System", "Since", "Last heard"],
        .. document.Sources.Select(s => new[] { s.Agency, s.Tells, s.System, s.Since, s.Heard }),
        .. document.Expected.Count == 0 ? Array.Empty<string[]>() : [[ExpectedLine.Title], [.. ExpectedLine.Headings]],
        .. document.Expected.Select(e => e.Values),
    ]);

    private static Table Chronology(ChronologyDocument document) => new(InOrder, [18, 18, 24, 26, 26, 60, 20, 18, 24], [EntryLine.Headings, .. document.Entries.Select(e => e.Values)]);

    private static Table People(ChronologyDocument document)
    {
        var exact = PersonColumns.All.Select(c => c.Name).ToList();
        return new(Who, [26, 18, 34, 34, 16, 30, 26, 14, 10],
            [["Name", "To the child", "Born, as held", .. exact], .. document.People.SelectMany(p => PersonColumns.Of(p).Select(r => (string[])[p.Name, p.Relation, p.Born, .. exact.Select(c => r[c] ?? "")]))]);
    }

    private static Table Records(ChronologyDocument document)
    {
        var cells = document.Records.Select(r => RecordColumns.Of(r).Cells.ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal)).ToList();
        var exact = RecordColumns.All.Select(c => c.Name).ToList();
        List<string> columns = [.. exact, .. cells.SelectMany(c => c.Keys).Distinct(StringComparer.Ordinal).Except(exact, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new(Exact, [.. columns.Select(_ => 20)], [columns, .. cells.Select(c => columns.Select(n => c.GetValueOrDefault(n, "")).ToList())]);
    }

    private static void Write(WorksheetPart part, Table table)
    {
        using var to = OpenXmlWriter.Create(part);
        to.WriteStartElement(new Worksheet());
        to.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        to.WriteElement(new Columns(table.Widths.Select((w, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = w, CustomWidth = true })));
        to.WriteStartElement(new SheetData());
        foreach (var (line, row) in table.Rows.Index())
        {
            to.WriteStartElement(new DocumentFormat.OpenXml.Spreadsheet.Row { RowIndex = (uint)line + 1 });
            foreach (var (column, text) in row.Index())
                if (text.Length > 0) to.WriteElement(Cell(text, line + 1, column, line == 0 || (table.Name == First && (row[0] is "Who would have told us" or ExpectedLine.Title || row.SequenceEqual(ExpectedLine.Headings))) ? Heading : Wide));
            to.WriteEndElement();
        }
        to.WriteEndElement();
        to.WriteElement(new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        to.WriteElement(new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToHeight = 0 });
        to.WriteElement(new HeaderFooter(new OddFooter($"&L{ChronologyDocument.Title}: {table.Name}&RPage &P of &N")));
        to.WriteEndElement();
    }

    private static Cell Cell(string text, int line, int column, uint style) => new(new InlineString(new Text(CellText.Shown(text.Length <= Row.Most ? text : $"{text[..Row.Most]} …")) { Space = SpaceProcessingModeValues.Preserve }))
    {
        CellReference = $"{Letters(column)}{line.ToString(CultureInfo.InvariantCulture)}",
        DataType = CellValues.InlineString,
        StyleIndex = style,
    };

    private static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : $"{Letters((column / 26) - 1)}{(char)('A' + (column % 26))}";

    private static Stylesheet Styles() => new(
        new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "Arial" }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Arial" })),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat { FontId = Plain },
            new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }) { FontId = 1, ApplyFont = true, ApplyAlignment = true, NumberFormatId = 49, ApplyNumberFormat = true },
            new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }) { FontId = 0, ApplyAlignment = true, NumberFormatId = 49, ApplyNumberFormat = true }));
}
