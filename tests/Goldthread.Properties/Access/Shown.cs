using System.Text.Json;
using Goldthread.Access;
using Goldthread.Properties.Invented;
using Goldthread.Properties.Laws;
using Goldthread.Properties.Tales;
using Goldthread.Records;
using Goldthread.Stories;
using Record = Goldthread.Records.Record;

namespace Goldthread.Properties.Access;

/// <summary>A tale's screen for one reader, as text: everything that reaches the reader, so that a difference or a word is seen.</summary>
internal static class Shown
{
    public const string Child = "child-one";

    /// <summary>Shares of a random kind: every tier, codes that are known and one that is not, and a court's restriction.</summary>
    public static Record Shared(Record r, Dice dice) => r with
    {
        Sharing = dice.Between(0, 99) switch
        {
            < 22 => new(Tier.Restricted),
            < 36 => new(Tier.Hidden),
            < 42 => new(Tier.Index),
            < 47 => new(Tier.Shared, Handling: "C"),
            < 50 => new(Tier.Shared, Handling: "X"),
            < 53 => new(Tier.Shared, Handling: "informant"),
            < 56 => new(Tier.Shared, Restrictions: "family court"),
            _ => new(Tier.Shared),
        },
    };

    /// <summary>By its mark alone, and not by what the lens says.</summary>
    public static bool IsWithheld(Record r, Reader reader) => r.By != reader.Agency && (r.Sharing.Tier is Tier.Restricted or Tier.Hidden || r.Sharing.Handling is "C" or "X" || r.Sharing.Restrictions is not null);

    /// <summary>By its mark, and by the last that its holder decided for this reader.</summary>
    public static bool IsWithheld(Record r, string statement, IReadOnlyList<SharingDecision> decisions, Reader reader, long at) =>
        decisions.LastOrDefault(d => (d.Statement, d.Holder, d.To) == (statement, r.By, reader.Agency) && d.At <= at) is { Choice: not SharingChoice.Undone } decided && !(decided.Until < at)
            ? decided.Choice == SharingChoice.Declines && r.By != reader.Agency : IsWithheld(r, reader);

    /// <summary>Holders share, decline and take back, with the reader and with others, some of it for a time; now and then somebody decides who is not the holder.</summary>
    public static IReadOnlyList<SharingDecision> Decided(IReadOnlyList<Record> records, IReadOnlyDictionary<string, string> statements, IReadOnlyList<string> agencies, IReadOnlyList<long> moments, Dice dice) =>
        [.. records.Where(_ => dice.Chance(50)).Select(r => new SharingDecision(statements[r.Id], dice.Chance(90) ? r.By : dice.One(agencies), dice.One(agencies), dice.Between(0, 9) switch { < 6 => SharingChoice.Shares, < 8 => SharingChoice.Declines, _ => SharingChoice.Undone }, "", "", dice.One(moments))
            { Until = dice.Chance(30) ? dice.One(moments) : null }).OrderBy(d => d.At)];

    public static Visible Of(Story story, Lens lens, Reader reader, IReadOnlyList<Record> records, long at, bool open = true) => Visible.Of(lens, reader, records, story.Records.People.Where(p => p.Key == Child || records.Any(r => r.About.Contains(p.Key))).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal), Child, story.Records.Reckoning, open, at,
        story.Agencies.All.Keys.Where((_, i) => i % 2 == 0).ToDictionary(a => a, a => $"ring {a}", StringComparer.Ordinal));

    public static Screen Screen(Story story, Tale tale, Visible visible, Reader reader, long at) =>
        Goldthread.Screen.Of(visible, reader, Child, Law.Safeguards(tale), Pack.Catalogue.Setting with { Agencies = story.Agencies, GuidanceOf = story.GuidanceOf }, at);

    /// <summary>A line for each thing that is shown, in its order, and how many there are.</summary>
    public static IReadOnlyList<string> Lines(Screen screen) =>
    [
        $"{screen.Visible.Entrance}, {screen.Chronology?.Entries.Count} entries, {screen.Findings.Count} duties, {screen.Chronology?.Contradictions.Count} contradictions",
        .. screen.Visible.Pointers.Select(p => p.ToString()),
        .. screen.Chronology?.Entries.Select(e => $"{JsonSerializer.Serialize(e.Record with { Kind = new(e.Record.Kind.Name, e.Record.Kind.Label, new Dictionary<string, FieldType>(), []) })} {e.Occurred} {e.Known} {e.InView} {string.Join(',', e.Relations)}") ?? [],
        .. screen.Chronology?.Contradictions.Select(c => $"{c.First.Id} {c.Second.Id} {c.Why}") ?? [],
        .. screen.Findings.Select(f => $"{Saying.Of(f)} {f.What} {f.Sentence} {f.Child} {f.Member} {f.Joins}").Order(StringComparer.Ordinal),
    ];
}
