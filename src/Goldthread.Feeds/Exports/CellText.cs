using System.Globalization;
using System.Text;

namespace Goldthread.Feeds.Exports;

/// <summary>
/// Texts, lists and maps as one value of a table, and back exactly, whatever a program does to the spaces at the ends of a value. A backslash begins what could not stand there:
/// \\ a backslash, \n a new line, \s a space at an end, \u0007 a sign by its number, \: a colon in a name, \e nothing, \0 a list with nothing in it. A list has a line for each, a map "name: value".
/// </summary>
public static class CellText
{
    private const string Nothing = "\\e", NoItems = "\\0";

    /// <summary>Signs at which a spreadsheet begins to compute, and the one that keeps it from it.</summary>
    private const string Computed = "=+-@\t\r'";

    public static string Of(string text) => text.Length == 0 ? Nothing : Escaped(text, lines: true);

    public static string Of(IReadOnlyList<string> list) => list.Count == 0 ? NoItems : string.Join('\n', list.Select(Line));

    public static string Of(IEnumerable<KeyValuePair<string, string>> map) => string.Join('\n', map.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{Line(m.Key).Replace(":", "\\:", StringComparison.Ordinal)}: {Line(m.Value)}"));

    /// <returns>Null when a backslash begins nothing.</returns>
    public static string? Text(string cell)
    {
        var text = new StringBuilder(cell.Length);
        for (var i = 0; i < cell.Length; i++)
        {
            if (cell[i] != '\\')
            {
                text.Append(cell[i]);
                continue;
            }
            if (++i == cell.Length) return null;
            switch (cell[i])
            {
                case '\\' or ':': text.Append(cell[i]); break;
                case 'n': text.Append('\n'); break;
                case 's': text.Append(' '); break;
                case 'e': break;
                case 'u' when i + 4 < cell.Length && ushort.TryParse(cell.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var sign):
                    text.Append((char)sign);
                    i += 4;
                    break;
                default: return null;
            }
        }
        return text.ToString();
    }

    /// <returns>Null when it is no list.</returns>
    public static IReadOnlyList<string>? List(string cell)
    {
        if (cell == NoItems) return [];
        var lines = cell.Split('\n');
        var list = lines.Select(Text).OfType<string>().ToList();
        return list.Count == lines.Length ? list : null;
    }

    /// <returns>Null when a line has no colon, or a name stands twice.</returns>
    public static IReadOnlyDictionary<string, string>? Map(string cell)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in cell.Split('\n'))
        {
            var colon = Colon(line);
            // A spreadsheet may have taken the space after the colon with it, where nothing follows.
            if (colon < 0 || Text(line[..colon]) is not { } name || Text(line[(colon + 1)..].TrimStart(' ')) is not { } value || !map.TryAdd(name, value)) return null;
        }
        return map;
    }

    /// <summary>A text for people, with a sign in place of what no document can hold.</summary>
    public static string Shown(string text) => string.Concat(text.ReplaceLineEndings("\n").EnumerateRunes().Select(r => r.Value is (< 0x20 and not '\n' and not '\t') or 0xFFFE or 0xFFFF ? "\uFFFD" : r.ToString()));

    /// <summary>A value that a spreadsheet will not compute: one that could begin a formula has an apostrophe before it.</summary>
    public static string Guarded(string cell) => cell.Length > 0 && Computed.Contains(cell[0], StringComparison.Ordinal) ? $"'{cell}" : cell;

    public static string Unguarded(string cell) => cell.StartsWith('\'') ? cell[1..] : cell;

    private static string Line(string text) => text.Length == 0 ? Nothing : Escaped(text, lines: false);

    private static string Escaped(string text, bool lines)
    {
        var cell = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var (c, end) = (text[i], i == 0 || i == text.Length - 1);
            if (c == '\\') cell.Append("\\\\");
            else if (c == '\n' && (!lines || end)) cell.Append("\\n");
            else if (c == '\n') cell.Append('\n');
            else if (c == ' ' && end) cell.Append("\\s");
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) cell.Append(c).Append(text[++i]);
            else if (char.IsControl(c) || char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF' or '\uFEFF' or '\u2028' or '\u2029' || (end && char.IsWhiteSpace(c))) cell.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else cell.Append(c);
        }
        return cell.ToString();
    }

    private static int Colon(string line)
    {
        for (var i = 0; i < line.Length; i++)
            if (line[i] == '\\') i++;
            else if (line[i] == ':') return i;
        return -1;
    }
}
