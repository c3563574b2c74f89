using System.Globalization;
using Goldthread.Agencies;
using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Stories;
using Goldthread.Time;

namespace Goldthread.Lives;

/// <summary>Draws lives from a seed: the same seed, the same lives, whatever the machine.</summary>
/// <param name="practice">Rates and scenes.</param>
/// <param name="from">The first day that is looked at.</param>
/// <param name="months">How many months are looked at.</param>
/// <param name="history">Months of records before that day.</param>
public sealed class Population(Practice practice, Vocabulary vocabulary, Routes routes, WorkingCalendar calendar, DateOnly from, int months, int history)
{
    // Open work and what is still due come from before; scenes are played from so long before the history.
    private const int MonthsBefore = 36;

    private readonly Reckoning reckoning = new(Axis.Dated, calendar);

    private const long Week = 7 * Span.Day, Lately = 14 * Week, Settled = 2 * Week;

    /// <summary>The first minute that is looked at.</summary>
    public long Begin => Minute(from);

    /// <summary>The last.</summary>
    public long End => Minute(from.AddMonths(months)) - 1;

    /// <summary>Lives at the published rates.</summary>
    public Life Draw(long seed, int number) => Draw(new Dice(seed).For("family", number), number, []);

    /// <summary>Seldom scenes, several of one stretch of life together, so many lives for each several.</summary>
    public IEnumerable<Func<Life>> Seldom(long seed, int each)
    {
        var number = 0;
        var bundles = practice.Scenes.Values.Where(s => s.Seldom).OrderBy(s => s.Name, StringComparer.Ordinal)
            .GroupBy(s => $"{string.Join(',', s.For)} {s.Ages} {string.Join(',', s.Groups)}", StringComparer.Ordinal).OrderBy(b => b.Key, StringComparer.Ordinal).SelectMany(b => b.Chunk(8));
        foreach (var bundle in bundles)
            for (var i = 0; i < each; i++)
            {
                var (n, dice) = (number++, new Dice(seed).For("seldom " + bundle[0].Name, i));
                yield return () => Draw(dice, n, bundle);
            }
    }

    private Life Draw(Dice dice, int number, IReadOnlyList<Scene> about)
    {
        var household = Fitting(dice, number, about.Count > 0 ? about[0] : null);
        var service = about.Count > 0 && about[0].For.Contains("service");
        var records = Play(household, dice, about, service).ConvertAll(d => d.Record);
        var title = string.Create(CultureInfo.InvariantCulture, $"life-{(about.Count == 0 ? "" : about[0].Name + "-")}{number:00000}");
        var place = new Place(title, 1, 1);
        var problems = new ProblemList();
        var people = People(household, service);
        var set = RecordSetBuilder.Build(records, people, reckoning, records.ToDictionary(r => r.Id, _ => place), new HashSet<string>(), problems)
            ?? throw new InvalidOperationException($"{title}: {string.Join("; ", problems.All)}");
        var story = new Story { Name = title, Title = title, Agencies = Agencies(household), Records = set, Place = place };
        return new(story, number, household.Children.ToDictionary(c => c.Label, c => c.Birth), household.Groups.Count == 0 ? ["none of these"] : [.. household.Groups], household.Area, [.. about.Select(a => a.Name)]);
    }

    /// <summary>Who a family is that is drawn with a pattern, or without one.</summary>
    internal Household Family(long seed, int number, Scene? pattern) => Fitting(new Dice(seed).For("family", number), number, pattern);

    /// <summary>What is written about it.</summary>
    internal List<Drafted> Records(Household household, long seed, Scene? pattern) => Play(household, new Dice(seed).For("family", household.Number), pattern is null ? [] : [pattern], service: false);

    private List<Drafted> Play(Household household, Dice dice, IReadOnlyList<Scene> about, bool service)
    {
        List<string> needed = [.. about.SelectMany(a => practice.Needed(a.Name)).Distinct()];
        var stage = new Stage(household, practice, dice, reckoning, Minute(from.AddMonths(-history - MonthsBefore)), about.Any(a => a.Lately) ? Math.Max(End - Lately, Begin) : Begin, End, needed.ToHashSet(StringComparer.Ordinal));
        return stage.Play(service).Since(Minute(from.AddMonths(-history)), vocabulary);
    }

    // A seldom scene of a pregnancy or of young children is given to a family that has one.
    private Household Fitting(Dice dice, int number, Scene? about)
    {
        var (middle, end) = ((Begin + End) / 2, End);
        for (var time = 0; ; time++)
        {
            var household = Household.Draw(number, time == 0 ? dice : dice.For("again", time), practice, middle, end);
            if (about is null || time == 200) return household;
            var root = practice.Scenes[practice.Needed(about.Name)[^1]];
            if (about.Groups.Count > 0 && !about.Groups.Any(household.Groups.Contains)) household = household with { Groups = new SortedSet<string>([.. household.Groups, about.Groups[0]], StringComparer.Ordinal) };
            bool Pregnant(long birth) => about.Lately ? birth - (38 * Week) + about.Delay.Last > End - Lately && birth - (38 * Week) + about.Delay.First < End - Settled : birth > Begin + (8 * Week) && birth < End - (8 * Week);
            if ((root.For.Contains("pregnancy") || (root.For.Contains("child") && root.Cue == Cue.AfterBeginning)) && !household.Children.Any(c => Pregnant(c.Birth))) continue;
            if ((about.Ages ?? root.Ages) is { } ages && !household.Children.Any(c => middle - c.Birth >= ages.Least && middle - c.Birth <= ages.Most)) continue;
            if (root.For.Any(f => f is "pregnancy" or "service") || household.Children.Any(c => c.Birth < Begin)) return household;
        }
    }

    private static Dictionary<string, PersonLabel> People(Household household, bool service)
    {
        if (service) return [];
        var people = household.Children.ToDictionary(c => c.Label, _ => PersonLabel.UnbornThenChild, StringComparer.Ordinal);
        foreach (var adult in new[] { "mother", "father", "partner", "grandmother" }) people[adult] = PersonLabel.Adult;
        return people;
    }

    // Every kind of agency of the area, and of the next one.
    private AgencyList Agencies(Household household) => new(
        vocabulary.AgencyKinds.Keys.SelectMany(kind => new[]
        {
            new Agency(kind, kind, household.Area, kind != "gp" || household.GpConnected, null, null, null, Tier.Shared),
            new Agency(Cast.Elsewhere + kind, kind, "elsewhere", true, null, null, null, Tier.Shared),
        }), routes);

    private static long Minute(DateOnly day) => Axis.Dated.OfDates(day, day).Lo;
}
