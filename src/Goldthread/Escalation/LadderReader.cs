using Goldthread.Reading;
using Goldthread.Time;
using Goldthread.Timescales;

namespace Goldthread.Escalation;

/// <summary>Reads ladders/: in each file a map of ladders. For each use there is one.</summary>
public static class LadderReader
{
    public static IReadOnlyList<string> Keys { get; } = ["label", "for", "source", "force", "certainty", "owner", "rungs"];

    public static IReadOnlyList<string> RungKeys { get; } = ["to", "acknowledge", "act"];

    public static IReadOnlyDictionary<string, LadderFor> Uses { get; } = new Dictionary<string, LadderFor>(StringComparer.Ordinal)
    {
        ["act today"] = LadderFor.ActToday,
        ["soon"] = LadderFor.Soon,
        ["planned"] = LadderFor.Planned,
        ["challenge"] = LadderFor.Challenge,
    };

    public static IReadOnlyDictionary<string, RungTo> Tos { get; } = new Dictionary<string, RungTo>(StringComparer.Ordinal)
    {
        ["holder"] = RungTo.Holder,
        ["team manager"] = RungTo.TeamManager,
        ["senior manager"] = RungTo.SeniorManager,
        ["lead"] = RungTo.Lead,
    };

    /// <returns>By use.</returns>
    public static IReadOnlyDictionary<LadderFor, Ladder> Read(IReadOnlyDictionary<string, Node> files, ProblemList problems)
    {
        var ladders = new Dictionary<LadderFor, Ladder>();
        foreach (var entry in files.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => (f.Value as Mapping)?.Entries ?? []))
            if (Read(entry, problems) is { } ladder)
                foreach (var use in ladder.For)
                    if (!ladders.TryAdd(use, ladder)) problems.Add(ProblemKind.DuplicateId, entry.Key, $"'{ladder.Name}' and '{ladders[use].Name}' are for the same.");
        return ladders;
    }

    private static Ladder? Read(Entry entry, ProblemList problems)
    {
        var before = problems.Count;
        if (Section.Open(entry.Value, problems, "a ladder", Keys) is not { } s) return null;
        var uses = new List<LadderFor>();
        foreach (var word in s.Words("for"))
            if (Uses.TryGetValue(word.Text, out var use)) uses.Add(use);
            else problems.Unknown(ProblemKind.WrongWord, word.Place, word.Text, "what a ladder may be for", Uses.Keys);
        if (!s.Has("for")) problems.Add(ProblemKind.MissingKey, s.Place, "'for' is missing.");
        var rungs = s.List("rungs").Select(n => ReadRung(n, problems)).OfType<Rung>().ToList();
        if (s.List("rungs").Count == 0) problems.Add(ProblemKind.MissingKey, s.Place, "'rungs' is missing.");
        for (var i = 1; i < rungs.Count; i++)
            if (rungs[i].To <= rungs[i - 1].To) problems.Add(ProblemKind.LadderGoesDown, s.List("rungs")[i], $"The rungs of '{entry.Key.Text}' do not go up.");
        var certainty = s.Word("certainty", new Dictionary<string, char> { ["A"] = 'A', ["B"] = 'B', ["C"] = 'C' });
        var ladder = new Ladder(entry.Key.Text, s.Required("label"), uses, rungs, s.Required("source"), s.Word("force", TimescaleReader.Forces) ?? Force.Local, certainty ?? 'C', s.Required("owner"));
        return problems.Count == before ? ladder : null;
    }

    private static Rung? ReadRung(Node node, ProblemList problems)
    {
        if (Section.Open(node, problems, "a rung", RungKeys) is not { } s) return null;
        if (!s.Has("to")) problems.Add(ProblemKind.MissingKey, s.Place, "'to' is missing.");
        return s.Word("to", Tos) is { } to && Period(s, "acknowledge") is { } acknowledge && Period(s, "act") is { } act ? new(to, acknowledge, act) : null;
    }

    private static Period? Period(Section s, string key)
    {
        var text = s.Required(key);
        if (text.Length == 0) return null;
        if (Time.Period.Parse(text) is { } period) return period;
        s.Problems.Add(ProblemKind.BadPeriod, s.PlaceOf(key), $"'{text}' is not a period.", text);
        return null;
    }
}
