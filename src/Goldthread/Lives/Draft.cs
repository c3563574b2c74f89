using System.Globalization;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Lives;

/// <summary>The records of one life as they are written: some late, some with blanks, some not at all.</summary>
internal sealed class Draft(Household household, Practice practice, Reckoning reckoning)
{
    private static readonly int[] LateDays = [1, 2, 3, 4, 5, 7, 10, 14], LateWeights = [34, 22, 14, 10, 8, 6, 4, 2];

    private readonly List<(Record Record, long Occurred, long Known, bool Kept, string Scene)> written = [];
    private readonly long blank = practice.Rates["fields-blank"].InAMillion, late = practice.Rates["entries-late"].InAMillion;

    /// <summary>Are the records of a scene kept however long ago they are: who a child is, what is still open?</summary>
    public static bool IsRemembered(Scene scene) => scene.Records.Any(r => r.Kind.Asserts is not null || r.Kind.Name is "birth" or "development.mobility" || r.Kind.Fields.ContainsKey("age"));

    /// <summary>The names that records have been given, and their moments.</summary>
    public sealed record Named(IReadOnlyDictionary<string, int> ById, IReadOnlyDictionary<string, long> Moments, long Last)
    {
        public long? At(string? name) => name is null ? Last : Moments.TryGetValue(name, out var at) ? at : null;
    }

    public Named Write(Scene scene, Stretch stretch, long begin, Dice dice)
    {
        var names = new Dictionary<string, int>(stretch.Names, StringComparer.Ordinal);
        var moments = new Dictionary<string, long>(StringComparer.Ordinal);
        var last = begin;
        foreach (var entrance in scene.Records)
        {
            var (written, lateness) = (dice.Chance(entrance.InAMillion), entrance.Late is { } l && dice.Chance(l.InAMillion) ? l.After : (Delay?)null);
            var delay = lateness ?? entrance.After;
            var at = delay.After(last, dice, reckoning);
            if (!entrance.AnyHour && (!delay.Brief || ReferenceEquals(entrance, scene.Records[0]))) at = WorkingHour(at, last, dice);
            var spare = dice.For("record");
            var about = About(entrance, stretch, at);
            if (!written || entrance.Of is { } of && !names.ContainsKey(of) || entrance.Concerning.Any(c => !names.ContainsKey(c))) continue;
            // Nobody joins children of whom none is born yet.
            if (entrance.Kind.Asserts is not null && about.Count < 2) continue;
            Record(scene, entrance, about, stretch, at, names, spare);
            last = at;
            if (entrance.As is not { } name) continue;
            names[name] = this.written.Count - 1;
            moments[name] = at;
        }
        return new(names, moments, last);
    }

    private List<string> About(Entrance entrance, Stretch stretch, long at) =>
        [.. entrance.About.SelectMany(w => w.Contains(':', StringComparison.Ordinal) ? [w] : Cast.People(w, household, stretch, at)).Distinct()];

    private void Record(Scene scene, Entrance entrance, List<string> about, Stretch stretch, long at, Dictionary<string, int> names, Dice dice)
    {
        string Agency(string word) => Cast.Agency(word, household, stretch, at);
        var by = Agency(dice.Pick(entrance.By));
        if (about.Count == 0 && entrance.Of is null && entrance.Concerning.Count == 0) about = ["mother"];
        var occurred = entrance.Ahead is { } ahead ? ahead.After(at, dice, reckoning) : at;
        // Messages and plans are as they were sent; what happened is written up when there is time.
        var prompt = entrance.Kind.Step is not null || entrance.Ahead is not null || !dice.Chance(late);
        var known = entrance.Ahead is not null || entrance.Kind.Step is not null ? at : prompt ? at + dice.Between(5, 90) : at + (Span.Day * LateDays[dice.Weighted(LateWeights)]);
        var record = new Record
        {
            Id = "",
            Kind = entrance.Kind,
            Occurred = Exactly(occurred),
            Known = known == occurred ? null : Exactly(known),
            By = by,
            Role = entrance.Role,
            Practitioner = entrance.Practitioner,
            ToldBy = entrance.ToldBy,
            Teller = entrance.Teller ?? by,
            About = about,
            From = entrance.From.Count == 0 && entrance.To.Count > 0 ? [by] : [.. entrance.From.Select(Agency)],
            To = [.. entrance.To.Select(Agency)],
            Concerning = [.. entrance.Concerning.Select(c => Key(names[c]))],
            Of = entrance.Of is { } of ? Key(names[of]) : null,
            SameEventAs = entrance.SameEventAs is { } same && names.TryGetValue(same, out var there) ? Key(there) : null,
            Invited = entrance.Invited is { } invited ? [.. invited.Select(Agency)] : null,
            Attended = entrance.Attended is { } attended ? [.. attended.Where(a => dice.Chance(a.InAMillion)).Select(a => Agency(a.Agency))] : null,
            Planned = entrance.Ahead is not null,
            Fields = Fields(entrance, occurred, dice),
            Parts = entrance.Parts,
        };
        written.Add((record, occurred, known, entrance.Kind.Asserts is not null || entrance.Kind.Ends.Count > 0 || entrance.Kind.Name is "birth" or "development.mobility" || entrance.Kind.Fields.ContainsKey("age"), scene.Name));
    }

    private SortedDictionary<string, string> Fields(Entrance entrance, long at, Dice dice)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, pattern) in entrance.Fields.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            var (value, left) = (dice.Pick(pattern.Values), dice.Chance(blank));
            if (left && !pattern.Always) continue;
            var form = entrance.Kind.Fields[name].Form;
            fields[name] = form == "number" && value.Split("..") is [var first, var last] ? dice.Between(Number(first), Number(last)).ToString(CultureInfo.InvariantCulture)
                : form == "date" && value.StartsWith('+') ? Text(Delay.Parse(value[1..])!.Value.After(at, dice, reckoning))[..10] : value;
        }
        return fields;

        static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
    }

    // The next working day when the day is none, between nine and five, and after what went before.
    private long WorkingHour(long at, long last, Dice dice)
    {
        var day = Span.DayOf(reckoning.NextWorkingDay(at).Lo) * Span.Day;
        var hour = day + dice.Between(9 * 60, 17 * 60);
        return hour >= last ? hour : last + dice.Between(5, 60);
    }

    /// <summary>
    /// The records known from a minute on, and of earlier ones whatever still says who somebody is or what is open; with what they name.
    /// </summary>
    public List<Drafted> Since(long minute, Vocabulary vocabulary)
    {
        var episodes = vocabulary.Episodes.Values.SelectMany(e => e.Opens.Concat(e.Closes)).ToList();
        var kept = Enumerable.Range(0, written.Count).Where(i => written[i].Known >= minute || written[i].Kept || episodes.Exists(p => p.Matches(written[i].Record.Kind.Name))).ToHashSet();
        for (var open = kept.ToList(); open.Count > 0;) open = [.. open.SelectMany(i => NamedBy(written[i].Record)).Where(kept.Add)];
        var ids = kept.OrderBy(i => written[i].Occurred).ThenBy(i => i).Select((i, n) => (i, n)).ToDictionary(p => Key(p.i), p => string.Create(CultureInfo.InvariantCulture, $"r{p.n + 1:0000}"));
        string Id(string key) => ids[key];
        return [.. kept.Order().Select(i => new Drafted(written[i].Record with
        {
            Id = Id(Key(i)),
            Concerning = [.. written[i].Record.Concerning.Select(Id)],
            Of = written[i].Record.Of is { } of ? Id(of) : null,
            SameEventAs = written[i].Record.SameEventAs is { } same ? Id(same) : null,
        }, written[i].Occurred, written[i].Known, written[i].Scene))];
    }

    private static IEnumerable<int> NamedBy(Record r) => r.Concerning.Append(r.Of).Append(r.SameEventAs).OfType<string>().Select(k => int.Parse(k, CultureInfo.InvariantCulture));

    private static string Key(int place) => place.ToString(CultureInfo.InvariantCulture);

    private FuzzyDate Exactly(long minute)
    {
        var civil = reckoning.Axis.Earliest(minute).ToDateTime(TimeOnly.MinValue).AddMinutes(minute - (Span.DayOf(minute) * Span.Day));
        return new(civil.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), [new DateLimit.Civil(civil, civil)]);
    }

    private string Text(long minute) => reckoning.Axis.Earliest(minute).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
