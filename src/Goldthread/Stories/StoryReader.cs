using Goldthread.Agencies;
using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Stories;

/// <summary>Reads a story file, or a test beside a safeguard. Every problem of the file is told; nothing is half-loaded.</summary>
/// <param name="lessons">What a story may show, as review/lesson; null = any.</param>
public sealed class StoryReader(Vocabulary vocabulary, Routes routes, WorkingCalendar calendar, ProblemList problems, IReadOnlySet<string>? lessons = null)
{
    public static IReadOnlyList<string> StoryKeys { get; } = ["story", "title", "source", "shows", "guidance_as_of", "agencies", "people", "days", "records", "incident", "missing_document", "expect"];

    public static IReadOnlyList<string> TestKeys { get; } = ["name", "shows", "guidance_as_of", "agencies", "people", "days", "records", "incident", "expect"];

    public static IReadOnlyList<string> DayKeys { get; } = ["weekday", "within"];

    public static IReadOnlyList<string> AgencyKeys { get; } = ["kind", "area", "connected", "connected_from", "covers", "not_heard", "tier"];

    public Story? Read(Node root)
    {
        var before = problems.Count;
        if (Section.Open(root, problems, "a story", StoryKeys) is not { } s) return null;
        var review = s.Node("source") is Mapping source ? Section.Open(source, problems, "a source", "review")?.Required("review") : null;
        if (s.Node("source") is Scalar { Text: not "invented" } odd) problems.Add(ProblemKind.WrongWord, odd, "'source' is { review: ID } or invented.");
        return Read(s, s.Required("story"), s.Text("title") ?? s.Text("story") ?? "", review, before);
    }

    /// <summary>Reads the tests beside a safeguard: a list of small stories.</summary>
    public IReadOnlyList<Story> ReadTests(Node root)
    {
        if (root is not Sequence list)
        {
            problems.Add(ProblemKind.WrongShape, root, "Tests are a list of small stories.");
            return [];
        }
        return [.. list.Items.Where(i => i is not Mapping m || m["exempt"] is null).Select(ReadTest).OfType<Story>()];
    }

    private Story? ReadTest(Node item)
    {
        var before = problems.Count;
        return Section.Open(item, problems, "a test", TestKeys) is { } s ? Read(s, s.Required("name"), s.Text("name") ?? "", null, before) : null;
    }

    private Story? Read(Section s, string name, string title, string? review, int before)
    {
        var axis = ReadAxis(s);
        var agencies = ReadAgencies(s);
        if (agencies.Count == 0) problems.Add(ProblemKind.NoAgencies, s.Place, "The story names no agencies.");
        var people = ReadPeople(s);
        var reader = new RecordReader(vocabulary, people, [.. agencies.Select(a => a.Name)], axis.Numbered, problems);
        var records = new List<Record>();
        var places = new Dictionary<string, Place>(StringComparer.Ordinal);
        foreach (var node in s.List("records"))
        {
            if (reader.Read(node) is not { } record) continue;
            if (record.Id.Length == 0) continue;
            records.Add(record);
            places[record.Id] = node.Place;
        }
        var ids = s.List("records").OfType<Mapping>().Select(m => (m["id"] as Scalar)?.Text).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (s.Text("incident") is { } incident && !ids.Contains(incident)) problems.Unknown(ProblemKind.UnknownRecord, s.PlaceOf("incident"), incident, "a record of the story", ids);
        var expectations = new ExpectationReader([.. people.Keys], ids, [.. agencies.Select(a => a.Name)], [.. vocabulary.AgencyKinds.Keys, .. routes.Groups.Keys], problems);
        var expected = s.List("expect").Select(expectations.Read).OfType<Expectation>().ToList();
        var guidance = ReadGuidance(s);
        foreach (var word in s.Words("shows").Where(w => lessons?.Contains(w.Text) == false)) problems.Unknown(ProblemKind.UnknownLesson, word.Place, word.Text, "a lesson of a review", lessons!);
        // Even when words are wrong, the order of the dates is checked, so that the writer sees all at once.
        var unread = ids.Except(records.Select(r => r.Id)).ToHashSet(StringComparer.Ordinal);
        var set = RecordSetBuilder.Build(records, people, new Reckoning(axis, calendar), places, unread, problems);
        if (set is null || problems.Count > before) return null;
        return new Story
        {
            Name = name,
            Title = title,
            Review = review,
            Shows = [.. s.Words("shows").Select(w => w.Text)],
            GuidanceOf = guidance,
            Agencies = new AgencyList(agencies, routes),
            Records = set,
            Incident = s.Text("incident"),
            MissingDocument = s.Text("missing_document"),
            Expectations = expected,
            Place = s.Place,
        };
    }

    private Axis ReadAxis(Section s)
    {
        if (Section.Open(s.Node("days"), problems, "days", "day 0") is not { } days) return Axis.Dated;
        if (Section.Open(days.Node("day 0"), problems, "day 0", DayKeys) is not { } zero) return Axis.Dated;
        DayOfWeek? weekday = null;
        if (zero.Text("weekday") is { } word)
        {
            if (Enum.TryParse<DayOfWeek>(word, out var day)) weekday = day;
            else problems.Unknown(ProblemKind.WrongWord, zero.PlaceOf("weekday"), word, "a day of the week", Enum.GetNames<DayOfWeek>());
        }
        var text = zero.Required("within");
        if (FuzzyDateParser.Dates(text) is ({ } from, { } to) && to - from < TimeSpan.FromDays(800)
            && Axis.OnDayNumbers(DateOnly.FromDateTime(from), DateOnly.FromDateTime(to), weekday) is { } axis) return axis;
        problems.Add(ProblemKind.BadDate, zero.PlaceOf("within"), $"'{text}' gives no day 0 (a month or a range of at most two years).", text);
        return Axis.Dated;
    }

    private (DateOnly, DateOnly)? ReadGuidance(Section s)
    {
        if (s.Text("guidance_as_of") is not { } text) return null;
        if (FuzzyDateParser.Dates(text) is ({ } from, { } to)) return (DateOnly.FromDateTime(from), DateOnly.FromDateTime(to));
        problems.Add(ProblemKind.BadDate, s.PlaceOf("guidance_as_of"), $"'{text}' is not a date by itself.", text);
        return null;
    }

    private Dictionary<string, PersonLabel> ReadPeople(Section s)
    {
        var people = new Dictionary<string, PersonLabel>(StringComparer.Ordinal);
        if (Section.Open(s.Node("people"), problems, "people") is not { } section) return people;
        foreach (var entry in section.Entries)
        {
            // A wrong label is told once; the person is known all the same.
            if (entry.Value is not Scalar) problems.Add(ProblemKind.FactInPeople, entry.Value, $"'{entry.Key.Text}' holds more than a label.");
            people[entry.Key.Text] = entry.Value is Scalar && section.Word(entry.Key.Text, Words.Labels) is { } label ? label : PersonLabel.Child;
        }
        return people;
    }

    private List<Agency> ReadAgencies(Section s)
    {
        var agencies = new List<Agency>();
        if (Section.Open(s.Node("agencies"), problems, "agencies") is not { } section) return agencies;
        foreach (var entry in section.Entries)
            if (ReadAgency(entry) is { } agency) agencies.Add(agency);
        return agencies;
    }

    private Agency? ReadAgency(Entry entry)
    {
        var name = entry.Key.Text;
        if (entry.Value is Scalar word)
        {
            if (word.Text is not ("not connected" or "connected")) problems.Unknown(ProblemKind.WrongWord, word.Place, word.Text, "connected or not connected", ["connected", "not connected"]);
            Kind(name, entry.Key.Place);
            return new(name, name, null, word.Text == "connected", null, null, null, Tier.Shared);
        }
        if (Section.Open(entry.Value, problems, "an agency", AgencyKeys) is not { } a) return null;
        var kind = a.Text("kind") ?? name;
        Kind(kind, a.Has("kind") ? a.PlaceOf("kind") : entry.Key.Place);
        var covers = a.Has("covers") ? a.Words("covers") : null;
        foreach (var pattern in covers ?? [])
            if (!vocabulary.Knows(new KindPattern(pattern.Text))) problems.Unknown(ProblemKind.UnknownKind, pattern.Place, pattern.Text, "a kind of record", vocabulary.Kinds.Keys);
        return new(name, kind, a.Text("area"), !a.Has("connected") || a.YesNo("connected"), Date(a, "connected_from"),
            covers is null ? null : [.. covers.Select(c => new KindPattern(c.Text))], Date(a, "not_heard") is { } silent ? [silent] : null, a.Word("tier", Words.Tiers) ?? Tier.Shared);
    }

    private void Kind(string kind, Place place)
    {
        if (!vocabulary.AgencyKinds.ContainsKey(kind)) problems.Unknown(ProblemKind.UnknownAgency, place, kind, "a kind of agency", vocabulary.AgencyKinds.Keys);
    }

    private FuzzyDate? Date(Section s, string key)
    {
        if (s.Text(key) is not { } text) return null;
        var date = FuzzyDateParser.Parse(text);
        if (date is null || date.Anchors.Any()) problems.Add(ProblemKind.BadDate, s.PlaceOf(key), $"'{text}' is not a date by itself.", text);
        return date;
    }
}
