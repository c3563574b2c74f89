using System.Security.Cryptography;
using System.Text;

namespace Goldthread.Feeds.Items;

/// <summary>
/// An item as lines that a person can correct: "name: text", parts under what holds them, two spaces deeper. A text of several lines is
/// written with \n, a backslash doubled; a colon in a name stands after a backslash.
/// </summary>
public static class ItemText
{
    public static string Write(Item item)
    {
        var text = new StringBuilder();
        foreach (var part in item.Parts) Write(part, 0, text);
        return text.ToString();
    }

    /// <summary>By which the same item is known again, whatever line it stands on.</summary>
    public static string DigestOf(Item item) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Write(item))))[..32];

    /// <returns>Null when a line is neither "name: text" nor a name alone, or stands deeper than what could hold it.</returns>
    public static Item? Read(string text)
    {
        var whole = new Item("item", 1, 1);
        var holders = new List<Item> { whole };
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (line.Trim().Length == 0) continue;
            var spaces = line.Length - line.TrimStart(' ').Length;
            var colon = Colon(line);
            var name = Plain((colon < 0 ? line : line[..colon]).Trim());
            if (spaces % 2 != 0 || spaces / 2 >= holders.Count || name.Length == 0) return null;
            holders.RemoveRange((spaces / 2) + 1, holders.Count - (spaces / 2) - 1);
            holders.Add(holders[^1].Add(new(name, number, spaces + 1) { Text = colon < 0 ? "" : Plain(line[(colon + 1)..].Trim()) }));
        }
        return whole;
    }

    private static void Write(Item item, int depth, StringBuilder text)
    {
        text.Append(' ', depth * 2).Append(Escaped(item.Name).Replace(":", "\\:", StringComparison.Ordinal));
        if (item.Text.Length > 0) text.Append(": ").Append(Escaped(item.Text));
        text.Append('\n');
        foreach (var part in item.Parts) Write(part, depth + 1, text);
    }

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).ReplaceLineEndings("\\n");

    // The one that ends the name.
    private static int Colon(string line)
    {
        for (var i = 0; i < line.Length; i++)
            if (line[i] == '\\') i++;
            else if (line[i] == ':') return i;
        return -1;
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\\' && i + 1 < text.Length) plain.Append(text[++i] == 'n' ? '\n' : text[i]);
            else plain.Append(text[i]);
        return plain.ToString();
    }
}
