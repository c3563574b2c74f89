using System.Globalization;
using Goldthread.Records;

namespace Goldthread.Web.Feeds;

/// <summary>
/// What an agency has told that can be of a person only once on a day: a plan begun, care ended. When two of its returns tell it of the same person as it holds them and of the same day, they tell one event. The statements stay two.
/// Two rows of one return stay two events: it counts them as two.
/// </summary>
/// <param name="before">What the agency has told of a person before, each by its last version; null = nothing.</param>
public sealed class TellingsOfADay(Func<string, IEnumerable<(string Feed, Record Record)>>? before = null)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly HashSet<(string System, string Key)> taken = [];
    private readonly Dictionary<(string System, string Key), Place> places = [];
    private readonly Dictionary<Place, List<Telling>> told = [];

    private readonly record struct Place(string Person, string Kind, DateOnly Day);

    /// <param name="Hour">Null where the day alone is told.</param>
    private sealed record Telling(string Feed, Record Record, string? Hour)
    {
        public (string System, string Key) Name => (Record.Source!.System, Record.Source.Key);

        /// <summary>The first that told the event.</summary>
        public string Event => Record.SameEventAs ?? Record.Id;
    }

    /// <summary>The last version of a statement is what it tells; one that was taken back tells of nothing.</summary>
    public void Take(string feed, Record record)
    {
        if (record.Source is not { } source || !record.Kind.OnceADay) return;
        var name = (source.System, source.Key);
        Ask(record);
        taken.Add(name);
        Put(feed, record, name);
    }

    private void Put(string feed, Record record, (string System, string Key) name)
    {
        if (places.Remove(name, out var before)) told[before].RemoveAll(t => t.Name == name);
        if (record.Withdraws is not null || Read(feed, record) is not var (place, telling)) return;
        places[name] = place;
        if (!told.TryGetValue(place, out var there)) told[place] = there = [];
        there.Add(telling);
    }

    /// <summary>The record, saying of which other one it tells the same event; as it is where there is none, or it says so itself.</summary>
    public Record Joined(string feed, Record record)
    {
        Ask(record);
        if (record is not { Kind.OnceADay: true, SameEventAs: null, Withdraws: null, Source: not null } || Read(feed, record) is not var (place, telling) || !told.TryGetValue(place, out var there)) return record;
        var one = there.Where(t => t.Name != telling.Name).GroupBy(t => t.Event, StringComparer.Ordinal).FirstOrDefault(e => e.All(t => MayBeOne(t, telling)));
        return one is null ? record : record with { SameEventAs = one.First().Record.Id };
    }

    // What was taken meanwhile is newer than what the journal has of it.
    private void Ask(Record record)
    {
        if (!record.Kind.OnceADay) return;
        foreach (var person in record.About.Where(asked.Add))
            foreach (var (feed, told) in before?.Invoke(person) ?? [])
                if ((told.Source!.System, told.Source.Key) is var name && !taken.Contains(name)) Put(feed, told, name);
    }

    // An hour is of its day, but not another hour.
    private static bool MayBeOne(Telling one, Telling other) => one.Feed != other.Feed && (one.Hour is null || other.Hour is null || one.Hour == other.Hour);

    // A day that is surely one, of one person, and done.
    private static (Place, Telling)? Read(string feed, Record record)
    {
        if (record is not { Planned: false, About: [var person] }) return null;
        var parts = record.Occurred.Text.Split('T');
        return DateOnly.TryParseExact(parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (new(person, record.Kind.Name, day), new(feed, record, parts.Length > 1 ? parts[1] : null)) : null;
    }
}
