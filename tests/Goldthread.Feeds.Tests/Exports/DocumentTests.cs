using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Goldthread.Feeds.Exports;

namespace Goldthread.Feeds.Tests.Exports;

/// <summary>The documents as other programs see them.</summary>
public sealed class DocumentTests
{
    static readonly ChronologyDocument Document = Exported.Small;

    [Fact]
    public void Xlsx_IsSoundByItsSchema_AndComputesNothing()
    {
        var bytes = XlsxChronology.Write(Document);
        using var package = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(Faults(package));
        Assert.DoesNotContain(Parts(bytes), p => p.Text.Contains("<x:f>", StringComparison.Ordinal) || p.Text.Contains("<f>", StringComparison.Ordinal));
        Assert.Equal(["Read first", "Chronology", "People", "Records"], package.WorkbookPart!.Workbook!.Sheets!.Select(s => s.GetAttribute("name", "").Value));
    }

    [Fact]
    public void Docx_IsSoundByItsSchema_SaysFirstWhoWouldHaveTold_AndRepeatsTheHeadsOfItsTables()
    {
        var bytes = DocxChronology.Write(Document);
        Assert.Equal(bytes, DocxChronology.Write(Document));
        using var package = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(Faults(package));
        var text = package.MainDocumentPart!.Document!.InnerText;
        Assert.True(text.IndexOf("Who would have told us", StringComparison.Ordinal) < text.IndexOf("HYPERLINK", StringComparison.Ordinal));
        Assert.Equal(3, package.MainDocumentPart.Document.Descendants<DocumentFormat.OpenXml.Wordprocessing.TableHeader>().Count());
    }

    [Fact]
    public void Csv_HasNoCellThatBeginsAsAFormula()
    {
        var text = Encoding.UTF8.GetString(CsvChronology.Write(Document));
        Assert.Contains("'=HYPERLINK", text, StringComparison.Ordinal);
        Assert.Contains("'@17", text, StringComparison.Ordinal);
        Assert.DoesNotContain(",=", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"=", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_FetchesNothing_AndNamesNobodyInItsTitle()
    {
        var page = HtmlChronology.Write(Document);
        Assert.Contains("<title>Integrated chronology</title>", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
        Assert.Contains("=HYPERLINK(&quot;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void FhirXml_IsWellFormed_AndSaysWhatTheJsonSays()
    {
        var root = XDocument.Parse(Encoding.UTF8.GetString(FhirChronology.Xml(Document))).Root!;
        Assert.Equal("{http://hl7.org/fhir}Bundle", root.Name.ToString());
        Assert.Equal(["Composition", "Patient", "Observation"], root.Descendants().Where(e => e.Name.LocalName == "resource").Select(e => e.Elements().Single().Name.LocalName));
    }

    static List<string> Faults(OpenXmlPackage package) => [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package).Select(f => $"{f.Part?.Uri} {f.Path?.XPath}: {f.Description}")];

    static List<(string Name, string Text)> Parts(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        Assert.All(zip.Entries, e => Assert.Equal(1980, e.LastWriteTime.Year));
        return [.. zip.Entries.Select(e => (e.FullName, new StreamReader(e.Open()).ReadToEnd()))];
    }
}
