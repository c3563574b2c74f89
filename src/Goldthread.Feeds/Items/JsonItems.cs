using System.Text;
using System.Text.Json;
using Goldthread.Reading;

namespace Goldthread.Feeds.Items;

/// <summary>
/// JSON, object by object. Members are parts by their names; a list is several parts of one name, where null holds its place. Several values
/// may follow one another, as bulk exports write them.
/// </summary>
public static class JsonItems
{
    /// <param name="each">Names from the root to the objects that are read one by one; empty = the root, or each object of the list that is the root.</param>
    /// <param name="beside">Names of members that stand for the whole file, wherever they stand in it; each item has them as its last parts. The stream is then read twice.</param>
    public static IEnumerable<Found> Read(Stream stream, string file, IReadOnlyList<string> each, IReadOnlyList<IReadOnlyList<string>> beside, Limits limits)
    {
        var common = new List<Item>();
        foreach (var names in beside)
        {
            foreach (var found in Read(stream, file, names, limits, objects: false))
                if (found is Found.One one) common.Add(one.Item);
                else if (found is Found.Broken) break;
            stream.Position = 0;
        }
        foreach (var found in Read(stream, file, each, limits, objects: true))
        {
            foreach (var one in found is Found.One ? common : []) ((Found.One)found).Item.Add(one.Copy());
            yield return found;
        }
    }

    private static IEnumerable<Found> Read(Stream stream, string file, IReadOnlyList<string> each, Limits limits, bool objects)
    {
        var walk = new Walk(new(stream, limits.Text * 6), file, each, limits, objects);
        while (true)
        {
            Found? found;
            try
            {
                found = walk.Next();
            }
            catch (JsonException e)
            {
                found = new Found.Broken(new(ProblemKind.BrokenFile, new(file, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1), "", "The JSON is not well formed here."));
            }
            catch (InvalidDataException)
            {
                found = new Found.Broken(new(ProblemKind.PastLimits, walk.Here, "", $"A value has more than {limits.Text} characters."));
            }
            catch (DecoderFallbackException)
            {
                found = new Found.Broken(new(ProblemKind.NotUtf8, walk.Here, "", "Here stands a text that is not UTF-8."));
            }
            if (found is null) yield break;
            yield return found;
            if (found is Found.Broken) yield break;
        }
    }

    // Where the reading is between the root and the objects that are read one by one.
    private sealed class Walk(JsonTokens tokens, string file, IReadOnlyList<string> each, Limits limits, bool objects)
    {
        private readonly List<HashSet<string>> names = [];
        private bool begun;
        private int inLists;
        private int inObjects;

        public Place Here => new(file, tokens.Line, tokens.Column);

        public Found? Next()
        {
            for (; tokens.Next(); begun = true)
                switch (tokens.Type)
                {
                    case JsonTokenType.EndArray:
                        inLists--;
                        break;
                    case JsonTokenType.EndObject:
                        inObjects--;
                        break;
                    case JsonTokenType.PropertyName:
                        if (!names[inObjects - 1].Add(tokens.Text)) return Twice();
                        if (each[inObjects - 1] != tokens.Text && !Skip()) return Deep();
                        break;
                    case JsonTokenType.StartArray when inObjects == each.Count && inLists == 0:
                        inLists++;
                        break;
                    case JsonTokenType.StartObject when inObjects < each.Count && inLists == 0:
                        inObjects++;
                        if (names.Count < inObjects) names.Add(new(StringComparer.Ordinal));
                        names[inObjects - 1].Clear();
                        break;
                    case var type:
                        var (line, column) = (tokens.Line, tokens.Column);
                        var (item, wrong) = Value(each.Count > 0 ? each[^1] : "item");
                        if (wrong is not null) return wrong;
                        if (inObjects < each.Count || (objects && type != JsonTokenType.StartObject))
                            return type == JsonTokenType.Null ? Next() : new Found.Unread(item!, new(ProblemKind.BrokenRow, new(file, line, column), "", "An object is expected here."));
                        begun = true;
                        return new Found.One(item!);
                }
            return begun ? null : new Found.Broken(new(ProblemKind.BrokenFile, Here, "", "The file is empty."));
        }

        // The value that comes next, to its end. False: it goes too deep.
        private bool Skip()
        {
            var depth = 0;
            while (tokens.Next())
            {
                depth += tokens.Type switch { JsonTokenType.StartObject or JsonTokenType.StartArray => 1, JsonTokenType.EndObject or JsonTokenType.EndArray => -1, _ => 0 };
                if (depth > limits.Depth) return false;
                if (depth == 0 && tokens.Type != JsonTokenType.PropertyName) break;
            }
            return true;
        }

        private Found.Broken Deep() => new(new(ProblemKind.PastLimits, Here, "", $"More than {limits.Depth} values within one another."));

        // The value that the tokens stand at, to its end.
        private (Item? Item, Found? Wrong) Value(string name)
        {
            var root = new Item(name, tokens.Line, tokens.Column);
            var (item, parts, depth) = (root, 0, 0);
            var open = new Stack<(Item Item, string? ListOf, HashSet<string>? Names)>();
            do
            {
                switch (tokens.Type)
                {
                    case JsonTokenType.PropertyName:
                        if (!open.Peek().Names!.Add(tokens.Text)) return (null, Twice());
                        name = tokens.Text;
                        continue;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        open.Pop();
                        depth--;
                        if (open.Count > 0) item = open.Peek().Item;
                        break;
                    default:
                        if (++parts > limits.Parts || depth >= limits.Depth || tokens.Text.Length > limits.Text)
                            return (null, new Found.Broken(new(ProblemKind.PastLimits, Here, "", $"One '{root.Name}' has more than {limits.Parts} parts, a text of more than {limits.Text} characters, or more than {limits.Depth} values within one another.")));
                        var list = tokens.Type == JsonTokenType.StartArray;
                        var called = open.Count == 0 ? name : open.Peek().ListOf ?? name;
                        // The parts of a list are parts of what has the list; those of a list within a list are not.
                        var part = open.Count == 0 ? root : list && open.Peek().ListOf is null ? item : item.Add(new(called, tokens.Line, tokens.Column) { Text = tokens.Text.Trim() });
                        if (tokens.Type is not (JsonTokenType.StartArray or JsonTokenType.StartObject)) break;
                        open.Push((part, list ? open.Count == 0 || open.Peek().ListOf is not null ? "item" : called : null, list ? null : new(StringComparer.Ordinal)));
                        (item, depth) = (part, depth + 1);
                        break;
                }
                if (open.Count == 0) break;
            }
            while (tokens.Next());
            if (root.Parts.Count == 0 && parts == 1) root.Text = tokens.Text.Trim();
            return (root, null);
        }

        private Found.Broken Twice() => new(new(ProblemKind.BrokenFile, Here, tokens.Text, "Two members of one object have one name."));
    }
}
