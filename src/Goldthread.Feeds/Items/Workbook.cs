using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Goldthread.Feeds.Items;

/// <summary>The parts of an .xlsx file that are needed to read its sheets. Macros, links, pictures and whatever else it may hold are never opened.</summary>
internal sealed class Workbook : IDisposable
{
    private const int MostParts = 1000;
    private const int MostTexts = 2_000_000;
    private readonly ZipArchive zip;
    private readonly Limits limits;
    private readonly Dictionary<string, string> targets;
    private long left;

    /// <exception cref="InvalidDataException">It is no workbook, or larger than is taken.</exception>
    public Workbook(Stream stream, Limits limits)
    {
        this.limits = limits;
        left = limits.Unpacked;
        zip = new(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > MostParts) throw new PastLimitsException($"The workbook has more than {MostParts} parts.");
        targets = Elements("xl/_rels/workbook.xml.rels", "Relationship").Select(r => (Id: r.GetAttribute("Id"), Target: r.GetAttribute("Target"))).Where(r => r.Id is not null && r.Target is not null)
            .DistinctBy(r => r.Id, StringComparer.Ordinal).ToDictionary(r => r.Id!, r => r.Target!.StartsWith('/') ? r.Target[1..] : $"xl/{r.Target}", StringComparer.Ordinal);
        Sheets = [.. Elements("xl/workbook.xml", "sheet").Select(s => (s.GetAttribute("name") ?? "", s.GetAttribute("id", Relations) ?? ""))];
        From1904 = Elements("xl/workbook.xml", "workbookPr").Any(p => p.GetAttribute("date1904") is "1" or "true");
        Texts = [.. SharedTexts()];
        DateStyles = Styles();
    }

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>In the order in which the workbook shows them.</summary>
    public IReadOnlyList<(string Name, string Id)> Sheets { get; }

    public IReadOnlyList<string> Texts { get; }

    /// <summary>Days are counted from 1904, not 1900.</summary>
    public bool From1904 { get; }

    /// <summary>Of each style, whether it shows a number as a day or moment.</summary>
    public IReadOnlyList<bool> DateStyles { get; }

    public XmlReader? Open(string id) => targets.TryGetValue(id, out var target) ? Part(target) : null;

    public void Dispose() => zip.Dispose();

    // What a file says of its own size may be untrue: what comes out is counted.
    private XmlReader? Part(string name) => zip.GetEntry(name) is { } entry
        ? XmlReader.Create(new CountedStream(entry.Open(), () => left, n => left -= n), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true })
        : null;

    private IEnumerable<XmlReader> Elements(string part, string name)
    {
        using var reader = Part(part);
        while (reader?.Read() == true)
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == name) yield return reader;
    }

    private IEnumerable<string> SharedTexts()
    {
        var count = 0;
        foreach (var reader in Elements("xl/sharedStrings.xml", "si"))
            yield return ++count <= MostTexts ? Rich(reader, limits) : throw new PastLimitsException($"The workbook has more than {MostTexts} texts.");
    }

    /// <summary>The text within the element that the reader stands at, without what shows how it is pronounced.</summary>
    public static string Rich(XmlReader reader, Limits limits)
    {
        if (reader.IsEmptyElement) return "";
        var (text, depth, spoken) = (new StringBuilder(), reader.Depth, false);
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.LocalName == "rPh") spoken = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            if (spoken || reader.NodeType is not (XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA)) continue;
            text.Append(reader.Value);
            if (text.Length > limits.Text) throw new PastLimitsException($"A value has more than {limits.Text} characters.");
        }
        return text.ToString();
    }

    private List<bool> Styles()
    {
        var (own, styles, inCells) = (new Dictionary<int, bool>(), new List<bool>(), false);
        using var reader = Part("xl/styles.xml");
        while (reader?.Read() == true)
            switch (reader.LocalName)
            {
                case "numFmt" when reader.NodeType == XmlNodeType.Element && Number(reader, "numFmtId") is { } id:
                    own[id] = ShowsDate(reader.GetAttribute("formatCode") ?? "");
                    break;
                case "cellXfs":
                    inCells = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
                    break;
                case "xf" when inCells && reader.NodeType == XmlNodeType.Element:
                    var format = Number(reader, "numFmtId") ?? 0;
                    styles.Add(own.TryGetValue(format, out var date) ? date : format is >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58);
                    break;
            }
        return styles;
    }

    private static int? Number(XmlReader reader, string attribute) => int.TryParse(reader.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // A letter of a day or an hour, where it is not quoted, escaped or a colour.
    private static bool ShowsDate(string code)
    {
        var (quoted, bracket) = (false, false);
        for (var i = 0; i < code.Length; i++)
            switch (code[i])
            {
                case '\\' or '_' or '*': i++; break;
                case '"': quoted = !quoted; break;
                case '[': bracket = true; break;
                case ']': bracket = false; break;
                case 'd' or 'D' or 'm' or 'M' or 'y' or 'Y' or 'h' or 'H' when !quoted && !bracket: return true;
            }
        return false;
    }
}
