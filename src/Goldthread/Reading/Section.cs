using System.Globalization;

namespace Goldthread.Reading;

/// <summary>One mapping of a file, read strictly: every key must be asked for, every wrong one is told with the nearest right one.</summary>
public sealed class Section
{
    private readonly Mapping mapping;
    private readonly ProblemList problems;

    private Section(Mapping mapping, ProblemList problems) => (this.mapping, this.problems) = (mapping, problems);

    public Place Place => mapping.Place;

    public IReadOnlyList<Entry> Entries => mapping.Entries;

    public ProblemList Problems => problems;

    /// <summary>Opens a mapping whose keys must be among <paramref name="keys"/>; null (with a problem) when it is no mapping.</summary>
    public static Section? Open(Node? node, ProblemList problems, string what, params IReadOnlyCollection<string> keys)
    {
        if (node is null) return null;
        if (node is not Mapping mapping)
        {
            problems.Add(ProblemKind.WrongShape, node, $"{what} must be keys with values.");
            return null;
        }
        if (keys.Count > 0)
            foreach (var entry in mapping.Entries.Where(e => !keys.Contains(e.Key.Text)))
                problems.Unknown(ProblemKind.UnknownKey, entry.Key.Place, entry.Key.Text, $"a key of {what}", keys);
        return new(mapping, problems);
    }

    public bool Has(string key) => mapping[key] is not null;

    public Node? Node(string key) => mapping[key];

    public Place PlaceOf(string key) => mapping.Entries.FirstOrDefault(e => e.Key.Text == key)?.Value.Place ?? Place;

    public string? Text(string key)
    {
        switch (mapping[key])
        {
            case null: return null;
            case Scalar s: return s.Text;
            case var other:
                problems.Add(ProblemKind.WrongShape, other, $"'{key}' must be one value.");
                return null;
        }
    }

    /// <summary>The text, or an empty one with a problem when the key is missing.</summary>
    public string Required(string key)
    {
        if (!Has(key)) problems.Add(ProblemKind.MissingKey, Place, $"'{key}' is missing.");
        else if (mapping[key] is Scalar { Text: "" }) problems.Add(ProblemKind.MissingKey, PlaceOf(key), $"'{key}' is empty.");
        return Text(key) ?? "";
    }

    /// <summary>One word or a list of words, each with its place.</summary>
    public IReadOnlyList<Scalar> Words(string key)
    {
        switch (mapping[key])
        {
            case null: return [];
            case Scalar s: return s.Text.Length == 0 ? [] : [s];
            case Sequence list:
                foreach (var item in list.Items.Where(i => i is not Scalar))
                    problems.Add(ProblemKind.WrongShape, item, $"'{key}' must be a list of words.");
                return [.. list.Items.OfType<Scalar>()];
            case var other:
                problems.Add(ProblemKind.WrongShape, other, $"'{key}' must be a word or a list of words.");
                return [];
        }
    }

    /// <summary>One node or a list of nodes.</summary>
    public IReadOnlyList<Node> List(string key) => mapping[key] switch
    {
        null => [],
        Sequence list => list.Items,
        var one => [one],
    };

    public bool YesNo(string key)
    {
        var text = Text(key);
        if (text is null) return false;
        if (text is "yes" or "true") return true;
        if (text is not ("no" or "false")) problems.Add(ProblemKind.WrongWord, PlaceOf(key), $"'{key}' must be yes or no.", text);
        return false;
    }

    public int? Number(string key)
    {
        var text = Text(key);
        if (text is null) return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n)) return n;
        problems.Add(ProblemKind.WrongShape, PlaceOf(key), $"'{key}' must be a whole number.", text);
        return null;
    }

    /// <summary>One of a closed list of words.</summary>
    public T? Word<T>(string key, IReadOnlyDictionary<string, T> words) where T : struct
    {
        var text = Text(key);
        if (text is null) return null;
        if (words.TryGetValue(text, out var value)) return value;
        problems.Unknown(ProblemKind.WrongWord, PlaceOf(key), text, $"a word for '{key}'", words.Keys);
        return null;
    }
}
