using System.Globalization;

namespace Goldthread.Feeds.Exports;

/// <summary>Values by the names of their columns. One that is longer than a cell may be is cut, and goes on in columns of its own: "text", "text/2".</summary>
public sealed class Row(IReadOnlyList<KeyValuePair<string, string>> values)
{
    /// <summary>Of a cell, in characters: what spreadsheets hold, less what guards it.</summary>
    public const int Most = 32_000;

    private readonly IReadOnlyList<KeyValuePair<string, string>> values = values;

    /// <summary>Null = it is not said.</summary>
    public string? this[string column]
    {
        get
        {
            foreach (var (name, value) in values)
                if (name == column) return value;
            return null;
        }
    }

    /// <summary>Cut into cells, in order.</summary>
    public IEnumerable<KeyValuePair<string, string>> Cells
    {
        get
        {
            foreach (var (name, value) in values)
                for (int from = 0, piece = 1; from < value.Length; piece++)
                {
                    var to = End(value, from);
                    yield return KeyValuePair.Create(piece == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}/{piece}"), value[from..to]);
                    from = to;
                }
        }
    }

    /// <summary>Puts together what was cut.</summary>
    public static Row Of(IEnumerable<KeyValuePair<string, string>> cells) => new([.. cells.GroupBy(c => c.Key.Split('/')[0], StringComparer.Ordinal)
        .Select(g => KeyValuePair.Create(g.Key, string.Concat(g.OrderBy(c => Piece(c.Key)).Select(c => c.Value))))]);

    private static int Piece(string column) => column.IndexOf('/', StringComparison.Ordinal) is var at and >= 0 && int.TryParse(column.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var piece) ? piece : 1;

    // Neither within a sign nor at a space, which a program may take away.
    private static int End(string value, int from)
    {
        var to = Math.Min(value.Length, from + Most);
        while (to < value.Length && to > from + 1 && (char.IsWhiteSpace(value[to - 1]) || char.IsWhiteSpace(value[to]) || char.IsLowSurrogate(value[to]))) to--;
        return to;
    }
}
