using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Agencies;

/// <summary>Reads meetings/: in each file a map of kinds of meeting.</summary>
/// <param name="paths">The words for people of a family that `about` may use.</param>
/// <param name="clocks">The names of the clocks.</param>
public sealed class MeetingReader(Vocabulary vocabulary, Routes routes, IReadOnlyCollection<string> paths, IReadOnlyCollection<string> clocks, ProblemList problems)
{
    public static IReadOnlyList<string> Keys { get; } = ["label", "kinds", "purpose", "required", "quorum", "clock", "output"];

    public static IReadOnlyList<string> RequiredKeys { get; } = ["agency", "when"];

    public static IReadOnlyList<string> OpenKeys { get; } = ["open", "about", "from"];

    public static IReadOnlyList<string> AgedKeys { get; } = [OfAChild, "under"];

    private const string OfAChild = "child of the family";

    /// <returns>By name.</returns>
    public IReadOnlyDictionary<string, MeetingType> Read(IReadOnlyDictionary<string, Node> files)
    {
        var meetings = new Dictionary<string, MeetingType>(StringComparer.Ordinal);
        foreach (var entry in files.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => (f.Value as Mapping)?.Entries ?? []))
            if (Read(entry) is { } meeting && !meetings.TryAdd(meeting.Name, meeting))
                problems.Add(ProblemKind.DuplicateId, entry.Key, $"The meeting '{meeting.Name}' stands twice.");
        return meetings;
    }

    private MeetingType? Read(Entry entry)
    {
        if (Section.Open(entry.Value, problems, "a kind of meeting", Keys) is not { } s) return null;
        var kinds = new List<KindPattern>();
        foreach (var word in s.Words("kinds"))
        {
            kinds.Add(new(word.Text));
            if (!vocabulary.Knows(kinds[^1])) problems.Unknown(ProblemKind.UnknownKind, word.Place, word.Text, "a kind of record", vocabulary.Kinds.Keys);
        }
        if (kinds.Count == 0) problems.Add(ProblemKind.MissingKey, s.Place, "'kinds' is missing.");
        if (s.Text("clock") is { } clock && !clocks.Contains(clock)) problems.Unknown(ProblemKind.UnknownClock, s.PlaceOf("clock"), clock, "a clock", clocks);
        return new(entry.Key.Text, s.Required("label"), kinds, s.Required("purpose"), [.. s.List("required").Select(Role).OfType<RequiredRole>()], s.Text("clock"), s.Required("output"), s.Number("quorum"));
    }

    private RequiredRole? Role(Node node)
    {
        if (Section.Open(node, problems, "a required role", RequiredKeys) is not { } s) return null;
        var agency = s.Required("agency");
        Agency(agency, s.PlaceOf("agency"));
        return new(agency, s.Node("when") is { } when ? When(when) : null);
    }

    private RequiredWhen? When(Node node)
    {
        var aged = node is Mapping mapping && mapping[OfAChild] is not null;
        if (Section.Open(node, problems, "what asks for a role", aged ? AgedKeys : OpenKeys) is not { } s) return null;
        return aged ? new RequiredWhen.Aged(Age(s, OfAChild, "at least "), s.Has("under") ? Age(s, "under", "") : null) : Open(s);
    }

    private RequiredWhen.Open? Open(Section s)
    {
        var (name, about) = (s.Required("open"), s.Required("about"));
        if (name.Length > 0 && !vocabulary.Episodes.ContainsKey(name)) problems.Unknown(ProblemKind.UnknownEpisode, s.PlaceOf("open"), name, "an episode", vocabulary.Episodes.Keys);
        if (about.Length > 0 && !paths.Contains(about)) problems.Unknown(ProblemKind.UnknownPath, s.PlaceOf("about"), about, "words for somebody of a family", paths);
        foreach (var word in s.Words("from")) Agency(word.Text, word.Place);
        return vocabulary.Episodes.TryGetValue(name, out var episode) ? new(episode, about, [.. s.Words("from").Select(w => w.Text)]) : null;
    }

    private void Agency(string name, Place place)
    {
        if (name.Length > 0 && !vocabulary.AgencyKinds.ContainsKey(name) && !routes.Groups.ContainsKey(name))
            problems.Unknown(ProblemKind.UnknownAgency, place, name, "a kind of agency or a group", vocabulary.AgencyKinds.Keys.Concat(routes.Groups.Keys));
    }

    private static Period? Age(Section s, string key, string before)
    {
        if (s.Text(key) is not { } text) return null;
        if (text.StartsWith(before, StringComparison.Ordinal) && Period.Parse(text[before.Length..]) is { } age) return age;
        s.Problems.Add(ProblemKind.BadPeriod, s.PlaceOf(key), before.Length > 0 ? "Write 'at least 4 years'." : $"'{text}' is not an age.", text);
        return null;
    }
}
