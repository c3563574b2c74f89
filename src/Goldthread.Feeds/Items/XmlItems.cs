using System.Xml;
using Goldthread.Reading;

namespace Goldthread.Feeds.Items;

/// <summary>XML, element by element. Namespaces are left off; attributes are parts called "@name". No definitions of types or entities are read.</summary>
public static class XmlItems
{
    /// <param name="each">Names from the root to the elements that are read one by one.</param>
    /// <param name="beside">Names of elements whose texts stand for the whole file; each item has them as its last parts.</param>
    public static IEnumerable<Found> Read(Stream stream, string file, IReadOnlyList<string> each, IReadOnlyList<IReadOnlyList<string>> beside, Limits limits)
    {
        using var reader = XmlReader.Create(stream, Settings());
        var path = new List<string>();
        var common = new List<Item>();
        while (true)
        {
            Found? found = null;
            var more = false;
            try
            {
                more = Step(reader, file, each, beside, limits, path, common, out found);
            }
            catch (XmlException e)
            {
                found = new Found.Broken(new(ProblemKind.BrokenFile, new(file, e.LineNumber, e.LinePosition), "", Saying(e)));
            }
            if (found is not null) yield return found;
            if (!more) yield break;
        }
    }

    /// <summary>The whole of a file as one item, whatever its root is called.</summary>
    public static Found Root(Stream stream, string file, Limits limits)
    {
        using var reader = XmlReader.Create(stream, Settings());
        try
        {
            reader.MoveToContent();
            if (Whole(reader, limits, 1) is not { } item)
            {
                TooMuch(reader, file, $"The file has more than {limits.Parts} parts, a text of more than {limits.Text} characters, or more than {limits.Depth} elements within one another.", out var found);
                return found;
            }
            // What comes after the root must be well formed too.
            while (reader.Read()) { }
            return new Found.One(item);
        }
        catch (XmlException e)
        {
            return new Found.Broken(new(ProblemKind.BrokenFile, new(file, e.LineNumber, e.LinePosition), "", Saying(e)));
        }
    }

    private static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private static bool Step(XmlReader reader, string file, IReadOnlyList<string> each, IReadOnlyList<IReadOnlyList<string>> beside, Limits limits, List<string> path, List<Item> common, out Found? found)
    {
        found = null;
        if (!reader.Read()) return false;
        if (reader.NodeType == XmlNodeType.EndElement) path.RemoveAt(path.Count - 1);
        if (reader.NodeType != XmlNodeType.Element) return true;
        path.Add(reader.LocalName);
        if (path.Count > limits.Depth) return TooMuch(reader, file, $"More than {limits.Depth} elements within one another.", out found);
        var empty = reader.IsEmptyElement;
        if (path.SequenceEqual(each, StringComparer.Ordinal))
        {
            if (Whole(reader, limits, path.Count) is not { } item) return TooMuch(reader, file, $"One {each[^1]} has more than {limits.Parts} parts, a text of more than {limits.Text} characters, or more than {limits.Depth} elements within one another.", out found);
            foreach (var one in common) item.Add(one.Copy());
            found = new Found.One(item);
            path.RemoveAt(path.Count - 1);
            return true;
        }
        if (beside.Any(b => path.SequenceEqual(b, StringComparer.Ordinal)))
        {
            if (Whole(reader, limits, path.Count) is not { } item) return TooMuch(reader, file, $"One {path[^1]} is too large.", out found);
            common.Add(item);
            path.RemoveAt(path.Count - 1);
            return true;
        }
        if (empty) path.RemoveAt(path.Count - 1);
        return true;
    }

    private static bool TooMuch(XmlReader reader, string file, string says, out Found found)
    {
        var line = (IXmlLineInfo)reader;
        found = new Found.Broken(new(ProblemKind.PastLimits, new(file, line.LineNumber, line.LinePosition), "", says));
        return false;
    }

    // The element that the reader stands at, to its end. Null = it is more than is taken.
    private static Item? Whole(XmlReader reader, Limits limits, int depth)
    {
        var root = At(reader);
        var (item, parts) = (root, 0);
        if (reader.IsEmptyElement) return root;
        while (reader.Read())
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (++parts > limits.Parts || depth > limits.Depth) return null;
                    var part = item.Add(At(reader));
                    if (reader.IsEmptyElement) break;
                    (item, depth) = (part, depth + 1);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    if (item.Text.Length + reader.Value.Length > limits.Text) return null;
                    item.Text += reader.Value.Trim();
                    break;
                case XmlNodeType.EndElement:
                    if (item == root) return root;
                    (item, depth) = (item.Within!, depth - 1);
                    break;
            }
        return root;
    }

    private static Item At(XmlReader reader)
    {
        var place = (IXmlLineInfo)reader;
        var item = new Item(reader.LocalName, place.LineNumber, place.LinePosition);
        var empty = reader.MoveToFirstAttribute();
        for (; empty; empty = reader.MoveToNextAttribute())
            if (reader.Prefix != "xmlns" && reader.LocalName != "xmlns")
                item.Add(new($"@{reader.LocalName}", place.LineNumber, place.LinePosition) { Text = reader.Value.Trim() });
        reader.MoveToElement();
        return item;
    }

    // What the reader of XML says may hold what stands in the file.
    private static string Saying(XmlException e) => e.Message.Contains("DTD", StringComparison.Ordinal) ? "A definition of types (DTD) stands here; none is read." : "The XML is not well formed here.";
}
