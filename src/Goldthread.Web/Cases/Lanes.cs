using Goldthread.Records;
using Goldthread.Time;
using Goldthread.Web.Layout;

namespace Goldthread.Web.Cases;

public enum Shape { Point, Stretch, Undated }

/// <summary>A record as drawn in its agency's lane.</summary>
/// <param name="X">Where it begins, or the middle of a point.</param>
/// <param name="OpenBefore">It may lie earlier than the drawing begins to say.</param>
/// <param name="Perhaps">It may not have been known yet.</param>
/// <param name="TextEnds">The words stand before the mark and end there.</param>
public sealed record LaneMark(string Id, Shape Shape, int X, int Width, int Y, bool OpenBefore, bool OpenAfter, bool Perhaps, bool Marked, string Label, string Title, int TextX, bool TextEnds);

/// <summary>What one agency recorded.</summary>
/// <param name="Note">Said in the lane where it is empty; null where it is not.</param>
public sealed record Lane(IReadOnlyList<string> Title, int Y, int Height, string? Note, IReadOnlyList<LaneMark> Marks);

/// <summary>
/// The chronology as lanes by agency. Places are given to all records of the story, so that nothing moves from one moment to the next; only what is known by then is drawn.
/// </summary>
/// <param name="Now">Where the moment looked at stands; null = the whole story.</param>
public sealed record Lanes(int Width, int Height, int Left, int Right, IReadOnlyList<Tick> Ticks, IReadOnlyList<Lane> All, int? Now, string NowLabel)
{
    /// <summary>Does it print larger on a page laid across?</summary>
    public bool Wide => Height * 100 < Width * 58;

    private const int Whole = 1160, Names = 178, Edge = 14, Head = 34, RowHeight = 19, LaneGap = 10, Letter = 6, LongestLabel = 34, NameLetters = 24;

    public static Lanes Of(Look look, IReadOnlyList<Entry> entries)
    {
        var set = look.Set;
        var scale = TimeScale.Of([.. set.Records.Where(r => set.Occurred(r).Bounded).Select(r => Days(set.Occurred(r)))], Names + Edge, Whole - Edge);
        var shown = entries.ToDictionary(e => e.Id, StringComparer.Ordinal);
        var lanes = new List<Lane>();
        var y = Head;
        foreach (var agency in look.Case.Story.Agencies.All.Values)
        {
            var own = set.Records.Where(r => r.By == agency.Name && !Kinship(r)).OrderBy(r => set.Occurred(r).Lo).ThenBy(r => set.Occurred(r).Hi).ThenBy(r => r.Id, StringComparer.Ordinal).ToList();
            var title = Lines(look.Names.AgencyTitle(agency.Name));
            var seen = look.From is null || look.From == agency.Name;
            var marks = Place(look, seen ? own : [], scale, shown, y + (LaneGap / 2), out var rows);
            var height = Math.Max((rows * RowHeight) + LaneGap, (title.Count * 15) + LaneGap);
            lanes.Add(new(title, y, height, marks.Count > 0 ? null : Note(look, agency.Name, agency.Connected, own.Count), marks));
            y += height;
        }
        var now = look.At.Whole ? (int?)null : scale.X(Span.DayOf(look.At.Minute) + 1);
        return new(Whole, y + 8, scale.Left, scale.Right, scale.Ticks(look.Axis), lanes, now, look.At.Label);
    }

    // First row with room, in order of time; the words of a mark count as a part of it.
    private static List<LaneMark> Place(Look look, List<Record> records, TimeScale scale, Dictionary<string, Entry> shown, int top, out int rows)
    {
        var ends = new List<int>();
        var marks = new List<LaneMark>();
        foreach (var r in records)
        {
            var entry = shown.GetValueOrDefault(r.Id);
            var mark = Draw(look, r, scale, entry);
            var (from, to) = Extent(mark);
            var row = ends.FindIndex(end => end + 6 < from);
            if (row < 0) (row, _) = (ends.Count, Add(ends));
            ends[row] = to;
            if (entry is not null) marks.Add(mark with { Y = top + (row * RowHeight) });
        }
        rows = ends.Count;
        return marks;

        static int Add(List<int> ends) { ends.Add(0); return 0; }
    }

    private static LaneMark Draw(Look look, Record r, TimeScale scale, Entry? entry)
    {
        var span = look.Set.Occurred(r);
        var (first, end) = Days(span);
        var (openBefore, openAfter) = (span.Lo <= -Span.Never / 2, span.Hi >= Span.Never / 2);
        var shape = r.Basis == Basis.Undated || openBefore || openAfter ? Shape.Undated : end - first == 1 ? Shape.Point : Shape.Stretch;
        var from = openBefore ? scale.Left : scale.X(first);
        var to = openAfter ? scale.Right : scale.X(end);
        var marked = entry?.Marked == true;
        if (shape == Shape.Point) (from, to) = ((from + to) / 2, (from + to) / 2);
        var width = shape == Shape.Point ? 0 : Math.Max(to - from, 8);
        var label = Short(Prose.WithoutArticle(r.Kind.Label), Math.Max(LongestLabel, (width / Letter) - 4));
        // Room for the sign of a marked record is always kept, so that marking moves nothing.
        var text = (label.Length + 2) * Letter;
        var right = from + (shape == Shape.Point ? 7 : width);
        var inside = shape != Shape.Point && width >= text + 10;
        var ends = !inside && right + 4 + text > scale.Right + 10;
        var x = inside ? from + 6 : ends ? from - (shape == Shape.Point ? 10 : 5) : right + 4;
        return new(r.Id, shape, from, width, 0, openBefore, openAfter, entry?.Perhaps == true, marked, label, $"{DateWords.Occurred(look.Set, r)}: {r.Narrative}", x, ends);
    }

    private static (int From, int To) Extent(LaneMark m)
    {
        var text = (m.Label.Length + 2) * Letter;
        var from = m.Shape == Shape.Point ? m.X - 7 : m.X;
        var to = m.Shape == Shape.Point ? m.X + 7 : m.X + m.Width;
        return m.TextEnds ? (m.TextX - text, to) : (from, Math.Max(to, m.TextX + text));
    }

    private static string? Note(Look look, string agency, bool connected, int own) =>
        !connected ? "sends nothing here" : look.From is not null && look.From != agency ? "not looked at from here" : own == 0 ? "nothing in this story" : "nothing known yet";

    /// <summary>Does it only say who is whose parent, partner or sibling? Such entries stand in the list alone.</summary>
    public static bool Kinship(Record r) => r.Kind.Name.StartsWith("family.", StringComparison.Ordinal);

    private static (long First, long End) Days(Span span) => (Span.DayOf(span.Lo), Span.DayOf(span.Hi) + 1);

    private static string Short(string text, int most) => text.Length <= most ? text : text[..(most - 1)].TrimEnd(' ', ',') + "…";

    private static List<string> Lines(string name)
    {
        var lines = new List<string> { "" };
        foreach (var word in name.Split(' '))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + word.Length >= NameLetters) lines.Add("");
            lines[^1] = $"{lines[^1]} {word}".Trim();
        }
        return lines;
    }
}
