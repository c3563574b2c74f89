using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;

namespace Goldthread.Feeds.Exports;

/// <summary>An element of a FHIR resource with its parts in the order of the standard: written as JSON or as XML.</summary>
internal sealed class FhirTree
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<(string Name, bool Many, object Value)> parts = [];

    /// <summary>The type of a resource; null = it is none.</summary>
    public string? Type { get; init; }

    /// <param name="value">A text, a flag or another tree; null = it is left out.</param>
    public FhirTree With(string name, object? value)
    {
        if (value is not null) parts.Add((name, false, value));
        return this;
    }

    /// <summary>Of an element that may stand several times.</summary>
    public FhirTree Many(string name, params IEnumerable<object> values)
    {
        foreach (var value in values) parts.Add((name, true, value));
        return this;
    }

    public byte[] Json()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable)) Write(json);
        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    public byte[] Xml()
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, IndentChars = " ", NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize }))
        {
            xml.WriteStartElement(Type ?? throw new InvalidOperationException("Only a resource is a file."), "http://hl7.org/fhir");
            Write(xml);
            xml.WriteEndElement();
        }
        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (Type is not null) json.WriteString("resourceType", Type);
        foreach (var (name, part) in parts.GroupBy(p => p.Name, StringComparer.Ordinal).Select(g => (g.Key, g.ToList())))
        {
            json.WritePropertyName(name);
            if (part[0].Many) json.WriteStartArray();
            foreach (var (_, _, value) in part)
                switch (value)
                {
                    case FhirTree tree: tree.Write(json); break;
                    case bool flag: json.WriteBooleanValue(flag); break;
                    default: json.WriteStringValue((string)value); break;
                }
            if (part[0].Many) json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    // A resource within another is an element of its type; the address of an extension is an attribute; a narrative is XHTML as it stands.
    private void Write(XmlWriter xml)
    {
        foreach (var (name, _, value) in parts.OrderBy(p => p.Name == "url" ? 0 : 1))
            switch (value)
            {
                case string url when name == "url":
                    xml.WriteAttributeString("url", url);
                    break;
                case string div when name == "div":
                    xml.WriteRaw(div);
                    break;
                case FhirTree tree:
                    xml.WriteStartElement(name);
                    if (tree.Type is not null) xml.WriteStartElement(tree.Type);
                    tree.Write(xml);
                    if (tree.Type is not null) xml.WriteEndElement();
                    xml.WriteEndElement();
                    break;
                default:
                    xml.WriteStartElement(name);
                    xml.WriteAttributeString("value", value is bool flag ? flag ? "true" : "false" : (string)value);
                    xml.WriteEndElement();
                    break;
            }
    }
}
