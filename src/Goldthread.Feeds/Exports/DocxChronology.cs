using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Goldthread.Feeds.Exports;

/// <summary>A chronology as a document for a meeting or a court: A4 across, the heads of its tables on every page, pages numbered.</summary>
public static class DocxChronology
{
    private const string Footer = "footer", Stylebook = "styles";

    public static byte[] Write(ChronologyDocument document)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document, autoSave: false))
        {
            var main = package.AddMainDocumentPart();
            package.ChangeIdOfPart(main, "document");
            var properties = package.AddCoreFilePropertiesPart();
            package.ChangeIdOfPart(properties, "properties");
            OfficePackage.Describe(properties);
            var styles = main.AddNewPart<StyleDefinitionsPart>(Stylebook);
            styles.Styles = Styles();
            styles.Styles.Save();
            var footer = main.AddNewPart<FooterPart>(Footer);
            footer.Footer = new Footer(new Paragraph(Run($"{ChronologyDocument.Title}. Page "), new SimpleField { Instruction = "PAGE" }, Run(" of "), new SimpleField { Instruction = "NUMPAGES" }));
            footer.Footer.Save();
            main.Document = new Document(new Body([.. Body(document), Section()]));
            main.Document.Save();
        }
        return OfficePackage.Of(stream);
    }

    private static IEnumerable<OpenXmlElement> Body(ChronologyDocument document)
    {
        yield return Styled("Title", ChronologyDocument.Title);
        yield return Table([22, 78], null, document.Front.Select(f => (IReadOnlyList<string>)[f.What, f.Says]));
        yield return Styled("Heading1", "Read this first");
        foreach (var caution in document.Cautions) yield return Styled(null, caution);
        foreach (var table in document.Tables)
        {
            yield return Styled("Heading1", table.Title);
            yield return Table([.. table.Columns.Select(c => c.Width)], [.. table.Columns.Select(c => c.Heading)], table.Rows);
        }
        // A document does not end with a table.
        yield return Styled(null, "");
    }

    private static Table Table(IReadOnlyList<int> widths, IReadOnlyList<string>? heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table(
            new TableProperties(new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct }, Borders(), new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(w => new GridColumn { Width = Twentieths(w) })));
        if (heads is not null) table.AppendChild(Row(heads, widths, head: true));
        foreach (var row in rows) table.AppendChild(Row(row, widths, head: false));
        return table;
    }

    private static TableRow Row(IReadOnlyList<string> values, IReadOnlyList<int> widths, bool head)
    {
        var row = new TableRow(head ? new TableRowProperties(new CantSplit(), new TableHeader()) : new TableRowProperties(new CantSplit()));
        foreach (var (value, width) in values.Zip(widths))
            row.AppendChild(new TableCell(new TableCellProperties(new TableCellWidth { Width = Twentieths(width), Type = TableWidthUnitValues.Dxa }),
                new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = head ? "TableHead" : "TableText" }), Run(value))));
        return row;
    }

    // Of the width between the margins.
    private static string Twentieths(int hundredths) => (hundredths * 154).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static TableBorders Borders() => new(
        new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 }, new BottomBorder { Val = BorderValues.Single, Size = 4 },
        new RightBorder { Val = BorderValues.Single, Size = 4 }, new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 });

    private static Paragraph Styled(string? style, string text) => style is null ? new(Run(text)) : new(new ParagraphProperties(new ParagraphStyleId { Val = style }), Run(text));

    private static Run Run(string text)
    {
        var run = new Run();
        foreach (var (i, line) in CellText.Shown(text).Split('\n').Index())
        {
            if (i > 0) run.AppendChild(new Break());
            run.AppendChild(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }
        return run;
    }

    // A4 across.
    private static SectionProperties Section() => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = Footer },
        new PageSize { Width = 16838, Height = 11906, Orient = PageOrientationValues.Landscape },
        new PageMargin { Top = 794, Bottom = 794, Left = 680, Right = 680, Header = 400, Footer = 400, Gutter = 0 });

    private static Styles Styles() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(new RunFonts { Ascii = "Arial", HighAnsi = "Arial", ComplexScript = "Arial" }, new FontSize { Val = "20" }, new Languages { Val = "en-GB" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "80" }))),
        Style("Title", "title", 32, bold: true, before: 0),
        Style("Heading1", "heading 1", 26, bold: true, before: 240, outline: 0),
        Style("TableText", "table text", 16, bold: false, before: 20),
        Style("TableHead", "table head", 16, bold: true, before: 20));

    private static Style Style(string id, string name, int halves, bool bold, int before, int? outline = null)
    {
        var paragraph = new StyleParagraphProperties();
        if (outline is not null) paragraph.AppendChild(new KeepNext());
        paragraph.AppendChild(new SpacingBetweenLines { Before = before.ToString(System.Globalization.CultureInfo.InvariantCulture), After = "40" });
        if (outline is { } level) paragraph.AppendChild(new OutlineLevel { Val = level });
        var run = new StyleRunProperties();
        if (bold) run.AppendChild(new Bold());
        run.AppendChild(new FontSize { Val = halves.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        return new(new StyleName { Val = name }, paragraph, run) { Type = StyleValues.Paragraph, StyleId = id };
    }
}
