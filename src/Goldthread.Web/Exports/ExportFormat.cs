using System.Text;
using Goldthread.Feeds.Exports;

namespace Goldthread.Web.Exports;

/// <summary>How a chronology is written.</summary>
/// <param name="Label">For whom, or for what.</param>
/// <param name="Write">Null for PDF, which is printed from the page.</param>
public sealed record ExportFormat(string Name, string Label, string Ending, string MediaType, Func<ChronologyDocument, byte[]>? Write)
{
    public static ExportFormat Html { get; } = new("html", "a page to print", "html", "text/html; charset=utf-8", d => Encoding.UTF8.GetBytes(HtmlChronology.Write(d)));

    public static IReadOnlyList<ExportFormat> All { get; } =
    [
        new("docx", "a document to work on (Word)", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", DocxChronology.Write),
        new("pdf", "a document to hand round (PDF)", "pdf", "application/pdf", null),
        new("xlsx", "a workbook to sort and filter (Excel)", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", XlsxChronology.Write),
        new("csv", "one table, for other programs", "csv", "text/csv; charset=utf-8", CsvChronology.Write),
        new("fhir", "a FHIR R4 document, for other systems (JSON)", "json", "application/fhir+json", FhirChronology.Json),
        new("fhir-xml", "the same in XML", "xml", "application/fhir+xml", FhirChronology.Xml),
        Html,
    ];

    /// <summary>It names nobody.</summary>
    public string FileName => $"chronology.{Ending}";
}
