namespace Goldthread.Feeds.Items;

/// <summary>A part that names something which stands elsewhere: in the same file, or only in the system that sent it.</summary>
public static class Reference
{
    /// <summary>By what a part says which it means; <see cref="Item.Leaves"/> need not be told when the reference is followed.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["reference", "type", "identifier/system", "identifier/value", "display"];

    /// <summary>Ties every part under an item that refers to another to what it means.</summary>
    /// <param name="there">What stands in the file, by each of the names by which it may be called.</param>
    /// <param name="own">What stands within the same resource, by "#id".</param>
    public static void Tie(Item item, IReadOnlyDictionary<string, Item> there, IReadOnlyDictionary<string, Item> own)
    {
        foreach (var part in item.Parts)
        {
            if (part.Parts.Any(p => p.Name is "reference" or "identifier")) part.Refers ??= Found(part, there, own) ?? Outside(part);
            Tie(part, there, own);
        }
    }

    private static Item? Found(Item part, IReadOnlyDictionary<string, Item> there, IReadOnlyDictionary<string, Item> own) =>
        Text(part, "reference") is not { } name ? null
        : own.TryGetValue(name, out var contained) ? contained
        : there.TryGetValue(name, out var whole) || there.TryGetValue(Short(name), out whole) ? whole : null;

    // What is not in the file: its id and its number are all that is known of it.
    private static Item? Outside(Item part)
    {
        var name = Short(Text(part, "reference") ?? "");
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if ((slash > 0 ? name[..slash] : Text(part, "type")) is not { Length: > 0 } type || !char.IsAsciiLetterUpper(type[0])) return null;
        var outside = new Item(type, part.Line, part.Column);
        if (slash > 0) outside.Add(new("id", part.Line, part.Column) { Text = name[(slash + 1)..] });
        foreach (var identifier in part.Parts.Where(p => p.Name == "identifier"))
        {
            var copy = outside.Add(new(identifier.Name, identifier.Line, identifier.Column));
            foreach (var p in identifier.Parts) copy.Add(new(p.Name, p.Line, p.Column) { Text = p.Text });
        }
        return outside;
    }

    // "https://example/Patient/7/_history/2" is "Patient/7".
    private static string Short(string name)
    {
        var words = name.Split('/');
        var last = words is [.., "_history", _] ? words.Length - 2 : words.Length;
        return last >= 2 ? $"{words[last - 2]}/{words[last - 1]}" : name;
    }

    private static string? Text(Item item, string name) => item.Parts.FirstOrDefault(p => p.Name == name && p.Text.Length > 0)?.Text;
}
