using System.Globalization;
using System.Text.Json;
using Goldthread.Reading;
using Goldthread.Time;

namespace Goldthread.Stories;

/// <summary>
/// The JSON block of a replay file: what a published case must and must not say. Every id there needs a story expectation with that `ref`, of the right kind, with the same moment.
/// </summary>
public static class ReplayFile
{
    private static readonly (string List, ExpectationKind[] Kinds)[] Lists =
    [
        ("must_speak", [ExpectationKind.Speaks, ExpectationKind.Overdue]),
        ("must_be_silent", [ExpectationKind.Silent, ExpectationKind.SilentOn]),
        ("must_be_undated", [ExpectationKind.Undated]),
        ("must_answer_not_datable", [ExpectationKind.NotDatable]),
        ("must_flag_contradiction", [ExpectationKind.Contradiction]),
        ("must_cannot_tell", [ExpectationKind.CannotTell]),
    ];

    public static void Check(string markdown, string file, IReadOnlyList<Story> stories, ProblemList problems)
    {
        var start = markdown.LastIndexOf("```json", StringComparison.Ordinal);
        if (start < 0) return;
        var line = markdown[..start].Count(c => c == '\n') + 1;
        var place = new Place(file, line, 1);
        try
        {
            using var json = JsonDocument.Parse(markdown[(start + 7)..markdown.LastIndexOf("```", StringComparison.Ordinal)]);
            foreach (var (list, kinds) in Lists)
                if (json.RootElement.TryGetProperty(list, out var items))
                    foreach (var item in items.EnumerateArray()) CheckItem(item, kinds, place, stories, problems);
            CheckBarred(json.RootElement, place, stories, problems);
        }
        catch (JsonException e)
        {
            problems.Add(ProblemKind.NotYaml, place, $"Its JSON block cannot be read: {e.Message}");
        }
    }

    private static void CheckItem(JsonElement item, ExpectationKind[] kinds, Place place, IReadOnlyList<Story> stories, ProblemList problems)
    {
        var id = item.GetProperty("id").GetString()!;
        var found = stories.SelectMany(s => s.Expectations.Where(e => e.Ref == id).Select(e => (Story: s, Expectation: e))).ToList();
        if (found.Count == 0)
        {
            problems.Add(ProblemKind.MissingExpectation, place, $"{id} has no story expectation.", id);
            return;
        }
        if (item.TryGetProperty("possibly", out var possibly) && possibly.ValueKind == JsonValueKind.True) kinds = [ExpectationKind.Possibly];
        if (!found.Exists(f => kinds.Contains(f.Expectation.Kind)))
            problems.Add(ProblemKind.ContradictsReplay, found[0].Expectation.Place, $"{id} must be {string.Join(" or ", kinds)}, not {found[0].Expectation.Kind}.", id);
        foreach (var (story, e) in found.Where(f => kinds.Contains(f.Expectation.Kind)))
        {
            var axis = story.Records.Reckoning.Axis;
            if (Moment(item) is not { } text || FuzzyDateParser.Parse(text) is not { } moment) continue;
            if (e.When?.On(axis) is not { } when || when != moment.On(axis))
                problems.Add(ProblemKind.ContradictsReplay, e.Place, $"{id} has the moment '{text}' there, '{e.When?.Text ?? "none"}' here.", id);
        }
    }

    // The range where one stands, else the earliest moment, the day range, or the end of a silence.
    private static string? Moment(JsonElement item)
    {
        if (item.TryGetProperty("range", out var range)) return $"{range[0].GetString()}..{range[1].GetString()}";
        if (item.TryGetProperty("earliest_day_range", out var days)) return $"day {days[0].GetInt32()}..{days[1].GetInt32()}";
        if (item.TryGetProperty("earliest", out var earliest)) return earliest.GetString()!.Split(' ') is [var date] ? date : null;
        if (item.TryGetProperty("until_day", out var day)) return string.Create(CultureInfo.InvariantCulture, $"day {day.GetInt32()}");
        if (item.TryGetProperty("at", out var at)) return at.GetString();
        return item.TryGetProperty("until", out var until) ? until.GetString() : null;
    }

    private static void CheckBarred(JsonElement root, Place place, IReadOnlyList<Story> stories, ProblemList problems)
    {
        if (!root.TryGetProperty("forbidden_events", out var events) || !root.TryGetProperty("seed", out var seed)) return;
        var prefix = seed.GetString() + "/";
        foreach (var story in stories.Where(s => s.Expectations.Any(e => e.Ref?.StartsWith(prefix, StringComparison.Ordinal) == true)))
        {
            var barred = story.Expectations.Where(e => e.Kind == ExpectationKind.Barred).SelectMany(e => e.Records).ToHashSet(StringComparer.Ordinal);
            foreach (var name in events.EnumerateArray().Select(e => e.GetString()))
                foreach (var record in story.Records.Records.Where(r => r.Event == name && !barred.Contains(r.Id)))
                    problems.Add(ProblemKind.ContradictsReplay, story.Place, $"{record.Id} tells of {name}, which is barred in {Path.GetFileName(place.File)}, and no 'barred' names it.", record.Id);
        }
    }
}
