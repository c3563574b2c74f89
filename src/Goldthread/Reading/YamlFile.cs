using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlParser = YamlDotNet.Core.Parser;

namespace Goldthread.Reading;

/// <summary>Untrusted bytes to a tree of nodes: strict YAML without tabs, aliases, duplicate keys or great depth.</summary>
public static class YamlFile
{
    public const int MostBytes = 4 * 1024 * 1024;
    private const int MostDepth = 12;

    /// <summary>The root node, or null with at least one problem added.</summary>
    public static Node? Read(byte[] bytes, string file, ProblemList problems)
    {
        var start = new Place(file, 1, 1);
        if (bytes.Length > MostBytes)
        {
            problems.Add(ProblemKind.TooLarge, start, $"{bytes.Length / (1024 * 1024.0):0.#} MB were given.");
            return null;
        }
        string text;
        try
        {
            text = new UTF8Encoding(false, true).GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            problems.Add(ProblemKind.NotUtf8, start, $"Byte {e.Index} does not belong to UTF-8 text.");
            return null;
        }
        return Read(text, file, problems);
    }

    public static Node? Read(string text, string file, ProblemList problems)
    {
        if (text.StartsWith('\uFEFF')) text = text[1..];
        if (Tab(text, file) is { } tab)
        {
            problems.Add(ProblemKind.Tab, tab, "Tabs look like spaces and mean something else.");
            return null;
        }
        try
        {
            var parser = new YamlParser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                problems.Add(ProblemKind.EmptyFile, new Place(file, 1, 1), "Nothing was found.");
                return null;
            }
            parser.Consume<DocumentStart>();
            var before = problems.Count;
            var root = Build(parser, file, problems, 0);
            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out _))
                problems.Add(ProblemKind.NotYaml, At(parser.Current!, file), "A second document begins here; one a file.");
            if (root is Scalar { Text: "" }) problems.Add(ProblemKind.EmptyFile, new Place(file, 1, 1), "Nothing was found.");
            return problems.Count == before ? root : null;
        }
        catch (TooDeep)
        {
            return null;
        }
        catch (YamlException e)
        {
            problems.Add(ProblemKind.NotYaml, new Place(file, (int)e.Start.Line, (int)e.Start.Column), e.Message.Split('\n')[0]);
            return null;
        }
    }

    private static Node Build(YamlParser parser, string file, ProblemList problems, int depth)
    {
        var place = At(parser.Current!, file);
        if (depth > MostDepth)
        {
            // Nothing further is read: a file of a million brackets is refused as soon as the thirteenth.
            problems.Add(ProblemKind.TooDeep, place, $"More than {MostDepth} levels.");
            throw new TooDeep();
        }
        if (parser.Current is NodeEvent { Anchor.IsEmpty: false })
            problems.Add(ProblemKind.Alias, place, "An anchor stands here.");
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            problems.Add(ProblemKind.Alias, place, "An alias stands here.", alias.Value.Value);
            return new YamlHole(place);
        }
        if (parser.TryConsume<YamlDotNet.Core.Events.Scalar>(out var scalar)) return new Scalar(place, scalar.Value);
        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<Node>();
            while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Build(parser, file, problems, depth + 1));
            return new Sequence(place, items);
        }
        parser.Consume<MappingStart>();
        var entries = new List<Entry>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Build(parser, file, problems, depth + 1) as Scalar;
            if (key is null) problems.Add(ProblemKind.NotYaml, place, "A key must be a word.");
            else if (!seen.Add(key.Text)) problems.Add(ProblemKind.DuplicateKey, key, $"'{key.Text}' stands twice.");
            var value = Build(parser, file, problems, depth + 1);
            if (key is not null) entries.Add(new(key, value));
        }
        return new Mapping(place, entries);
    }

    private static Place At(ParsingEvent e, string file) => new(file, (int)e.Start.Line, (int)e.Start.Column);

    private static Place? Tab(string text, string file)
    {
        int line = 1, lineStart = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\t') return new(file, line, i - lineStart + 1);
            if (text[i] == '\n') { line++; lineStart = i + 1; }
        }
        return null;
    }

    private sealed class TooDeep : Exception;

    // Stands where a problem was already told, so that reading can go on and find the rest.
    private sealed record YamlHole(Place Place) : Node(Place)
    {
        public override string Excerpt => "";
    }
}
