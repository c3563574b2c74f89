namespace Goldthread.Feeds.Items;

/// <summary>
/// Names of parts with a slash between them. "/" at the beginning is the whole item; "." is the part itself, ".." what holds it, "*" any
/// part; "name[part=value]" is only such a part as has that value, "name[part!=value]" one that has not, "name[part]" one that has the part, "name[!part]" one that has not;
/// "->Name" is the Name that a part refers to. A name in quotation marks may hold any of these signs.
/// </summary>
/// <param name="Text">As written.</param>
public sealed record ItemPath(string Text)
{
    private const string Referred = "->";

    private readonly IReadOnlyList<Step> steps = Steps(Text) ?? throw new FormatException("This is no path.");

    /// <summary>Null when it cannot be read.</summary>
    public static ItemPath? Parse(string text) => Steps(text) is null ? null : new(text);

    /// <summary>The names alone, as <see cref="Item.Leaves"/> writes them, from the whole item on.</summary>
    /// <param name="scope">The names from the whole item to where this path begins.</param>
    public string From(string scope) => Named(scope).Last();

    /// <summary>Everything that following it reads, as <see cref="Item.Leaves"/> writes it: conditions and references too.</summary>
    public IEnumerable<string> Read(string scope) => Named(scope);

    public Item? First(Item scope) => All(scope).FirstOrDefault();

    public IEnumerable<Item> All(Item scope)
    {
        var start = scope;
        if (Text.StartsWith('/'))
            while (start.Within is { } whole) start = whole;
        return steps.Aggregate((IEnumerable<Item>)[start], (found, step) => found.SelectMany(step.From));
    }

    // What is read on the way, and last where it leads.
    private IEnumerable<string> Named(string scope)
    {
        var names = Text.StartsWith('/') || scope.Length == 0 ? [] : scope.Split('/').ToList();
        foreach (var step in steps)
        {
            if (step.Type is { } type)
            {
                foreach (var way in Reference.Parts) yield return $"{string.Join('/', names)}/{way}";
                names = [type];
            }
            else if (step is { Name: "..", Quoted: false })
            {
                names.RemoveRange(Math.Max(names.Count - 1, 0), Math.Min(names.Count, 1));
            }
            else if (step.Quoted || step.Name != ".")
            {
                names.Add(step.Name);
            }
            foreach (var read in step.Having.SelectMany(h => h.Path.Named(string.Join('/', names)))) yield return read;
        }
        yield return string.Join('/', names);
    }

    private static List<Step>? Steps(string text)
    {
        var found = new List<Step>();
        var rest = text.TrimStart('/');
        while (rest.Length > 0)
        {
            var quoted = rest[0] == '"';
            var end = quoted ? rest.IndexOf('"', 1) : rest.IndexOfAny(['/', '[']);
            if (quoted && end < 0) return null;
            var (name, having) = (end < 0 ? rest : rest[(quoted ? 1 : 0)..end], new List<Condition>());
            rest = end < 0 ? "" : rest[(quoted ? end + 1 : end)..];
            while (rest.StartsWith('['))
            {
                var close = rest.IndexOf(']', StringComparison.Ordinal);
                if (close < 0 || Condition.Parse(rest[1..close]) is not { } condition) return null;
                having.Add(condition);
                rest = rest[(close + 1)..];
            }
            if (name.Length == 0 || (name == Referred && !quoted) || rest == "/" || (rest.Length > 0 && rest[0] != '/')) return null;
            found.Add(new(name, having, quoted));
            rest = rest.TrimStart('/') is var next && rest.Length - next.Length > 1 ? "//" : next;
        }
        return found;
    }

    private sealed record Step(string Name, IReadOnlyList<Condition> Having, bool Quoted)
    {
        /// <summary>The type of what is referred to; null = the step goes to no such thing.</summary>
        public string? Type => !Quoted && Name.StartsWith(Referred, StringComparison.Ordinal) ? Name[Referred.Length..] : null;

        public IEnumerable<Item> From(Item item)
        {
            var there = Name switch
            {
                _ when Quoted => item.Parts.Where(p => p.Name == Name),
                ".." => item.Within is { } within ? [within] : [],
                "." => [item],
                "*" => item.Parts,
                _ when Type is { } type => item.Refers is { } other && other.Name == type ? [other] : [],
                _ => item.Parts.Where(p => p.Name == Name),
            };
            return Having.Count == 0 ? there : there.Where(p => Having.All(h => h.Holds(p)));
        }
    }

    private sealed record Condition(ItemPath Path, string? Value, bool Not)
    {
        public static Condition? Parse(string text)
        {
            if (text.StartsWith('!')) return Parse(text[1..]) is { Value: null, Not: false } without ? without with { Not = true } : null;
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            var not = equals > 0 && text[equals - 1] == '!';
            var path = ItemPath.Parse(equals < 0 ? text : text[..(not ? equals - 1 : equals)]);
            return path is null || path.steps.Count == 0 ? null : new(path, equals < 0 ? null : text[(equals + 1)..], not);
        }

        public bool Holds(Item item) => Not != Path.All(item).Any(h => Value is null || h.Text == Value);
    }
}
