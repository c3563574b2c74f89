using System.Globalization;
using Goldthread.Reading;
using Goldthread.Time;

namespace Goldthread.Timescales;

/// <summary>Reads timescales/: one map of clocks a file, and the bank holidays.</summary>
public static class TimescaleReader
{
    public static IReadOnlyDictionary<string, Force> Forces { get; } = new Dictionary<string, Force>(StringComparer.Ordinal)
    {
        ["statute"] = Force.Statute,
        ["statutory guidance"] = Force.StatutoryGuidance,
        ["national"] = Force.National,
        ["local"] = Force.Local,
    };

    public static IReadOnlyList<string> ClockKeys { get; } = ["label", "about", "versions"];

    public static IReadOnlyList<string> VersionKeys { get; } = ["from", "commences", "to", "period", "counting", "tolerance", "out_of_hours", "force", "source", "certainty", "owner", "area"];

    /// <summary>What stands under 'commences' while no day is appointed; a day takes its place.</summary>
    public const string NotYet = "not yet";

    public static TimescaleList Read(IReadOnlyDictionary<string, Node> files, ProblemList problems)
    {
        var clocks = new Dictionary<string, Clock>(StringComparer.Ordinal);
        foreach (var (file, node) in files.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            if (file == "bank-holidays.yaml" || node is not Mapping mapping) continue;
            foreach (var entry in mapping.Entries)
                if (ReadClock(entry, problems) is { } clock && !clocks.TryAdd(clock.Name, clock))
                    problems.Add(ProblemKind.DuplicateId, entry.Key, $"The clock '{clock.Name}' stands twice.");
        }
        return new(clocks, ReadCalendar(files.GetValueOrDefault("bank-holidays.yaml"), problems));
    }

    private static Clock? ReadClock(Entry entry, ProblemList problems)
    {
        if (Section.Open(entry.Value, problems, "a clock", ClockKeys) is not { } s) return null;
        var versions = s.List("versions").Select(v => ReadVersion(v, problems)).OfType<ClockVersion>().ToList();
        if (s.List("versions").Count == 0) problems.Add(ProblemKind.MissingKey, entry.Key, $"The clock '{entry.Key.Text}' has no versions.");
        return new(entry.Key.Text, s.Required("label"), s.Text("about") ?? "", versions);
    }

    private static ClockVersion? ReadVersion(Node node, ProblemList problems)
    {
        var before = problems.Count;
        if (Section.Open(node, problems, "a version of a clock", VersionKeys) is not { } s) return null;
        var from = s.Text("commences") == NotYet ? DateOnly.MaxValue : Date(s, "from") ?? Date(s, "commences");
        if (from is null && !s.Has("from") && !s.Has("commences")) problems.Add(ProblemKind.MissingKey, s.Place, "'from' is missing.");
        if (s.Has("from") && s.Has("commences")) problems.Add(ProblemKind.WrongShape, s.PlaceOf("commences"), "Write 'from' or 'commences', not both.");
        var period = PeriodOf(s, "period");
        if (period is null && !s.Has("period")) problems.Add(ProblemKind.MissingKey, s.Place, "'period' is missing.");
        var counting = s.Word("counting", new Dictionary<string, bool> { ["day of the event is day 0"] = false, ["day of the event is day 1"] = true });
        var outOfHours = s.Word("out_of_hours", new Dictionary<string, bool> { ["runs on"] = false, ["next working day"] = true });
        var force = s.Word("force", Forces);
        var certainty = s.Word("certainty", new Dictionary<string, char> { ["A"] = 'A', ["B"] = 'B', ["C"] = 'C' });
        var version = new ClockVersion(from ?? default, Date(s, "to"), period ?? default, counting ?? false, PeriodOf(s, "tolerance"), outOfHours ?? false,
            force ?? Force.Local, s.Required("source"), certainty ?? 'C', s.Required("owner"), s.Text("area"));
        return problems.Count == before ? version : null;
    }

    public static WorkingCalendar ReadCalendar(Node? node, ProblemList problems)
    {
        if (Section.Open(node, problems, "bank-holidays", "england", "source") is not { } s) return WorkingCalendar.WeekendsOnly;
        var holidays = new List<Holiday>();
        foreach (var item in s.List("england"))
            if (Section.Open(item, problems, "a bank holiday", "date", "name", "announced") is { } h && Date(h, "date") is { } date)
                holidays.Add(new(date, h.Required("name"), Date(h, "announced")));
        return new(holidays, s.Required("source"));
    }

    private static DateOnly? Date(Section s, string key)
    {
        if (s.Text(key) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        s.Problems.Add(ProblemKind.BadDate, s.PlaceOf(key), $"'{text}' is not a day.", text);
        return null;
    }

    private static Period? PeriodOf(Section s, string key)
    {
        if (s.Text(key) is not { } text) return null;
        if (Period.Parse(text) is { } period) return period;
        s.Problems.Add(ProblemKind.BadPeriod, s.PlaceOf(key), $"'{text}' is not a period.", text);
        return null;
    }
}
