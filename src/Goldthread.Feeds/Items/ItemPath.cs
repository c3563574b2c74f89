namespace Goldthread.Feeds.Items;

/// <summary>
/// Names of parts with a slash between them. "/" at the beginning is the whole item; "." is the part itself, ".." what holds it;
/// "name[part=value]" is only such a part as has that value. A name in quotation marks may hold any of these signs.
/// </summary>
/// <param name="Text">As written.</param>
public sealed record ItemPath(string Text)
{
    private readonly IReadOnlyList<Step> steps = Steps(Text) ?? throw new FormatException("This is no path.");

    /// <summary>Null when it cannot be read.</summary>
    public static ItemPath? Parse(string text) => Steps(text) is null ? null : new(text);

    /// <summary>The names alone, as <see cref="Item.Leaves"/> writes them, from the whole item on.</summary>
    /// <param name="scope">The names from the whole item to where this path begins.</param>
    public string From(string scope)
    {
        var names = Text.StartsWith('/') || scope.Length == 0 ? [] : scope.Split('/').ToList();
        foreach (var step in steps)
            if (step.Name == "..") names.RemoveRange(Math.Max(names.Count - 1, 0), Math.Min(names.Count, 1));
            else if (step.Name != ".") names.Add(step.Name);
        return string.Join('/', names);
    }

    public Item? First(Item scope) => All(scope).FirstOrDefault();

    public IEnumerable<Item> All(Item scope)
    {
        var start = scope;
        if (Text.StartsWith('/'))
            while (start.Within is { } whole) start = whole;
        return steps.Aggregate((IEnumerable<Item>)[start], (found, step) => found.SelectMany(step.From));
    }

    private static List<Step>? Steps(string text)
    {
        var found = new List<Step>();
        var rest = text.TrimStart('/');
        while (rest.Length > 0)
        {
            var open = rest.IndexOf('[', StringComparison.Ordinal);
            var slash = rest.IndexOf('/', StringComparison.Ordinal);
            if (rest[0] == '"')
            {
                var end = rest.IndexOf('"', 1);
                if (end < 0) return null;
                found.Add(new(rest[1..end], null, ""));
                rest = rest[(end + 1)..];
                if (rest.Length > 0 && rest[0] != '/') return null;
            }
            else if (open >= 0 && (slash < 0 || open < slash))
            {
                var close = rest.IndexOf(']', open);
                var equals = rest.IndexOf('=', open);
                if (close < 0 || equals < 0 || equals > close || Steps(rest[(open + 1)..equals]) is null) return null;
                found.Add(new(rest[..open], new(rest[(open + 1)..equals]), rest[(equals + 1)..close]));
                rest = rest[(close + 1)..];
                if (rest.Length > 0 && rest[0] != '/') return null;
            }
            else
            {
                found.Add(new(slash < 0 ? rest : rest[..slash], null, ""));
                rest = slash < 0 ? "" : rest[slash..];
            }
            if (rest.Length == 1) return null;
            rest = rest.Length > 0 ? rest[1..] : rest;
        }
        return found.TrueForAll(s => s.Name.Length > 0) ? found : null;
    }

    private sealed record Step(string Name, ItemPath? Having, string Value)
    {
        public IEnumerable<Item> From(Item item) => Name == ".." ? item.Within is { } within ? [within] : []
            : Name == "." ? [item]
            : item.Parts.Where(p => p.Name == Name && (Having is null || Having.All(p).Any(h => h.Text == Value)));
    }
}
