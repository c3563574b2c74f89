using System.Globalization;
using Goldthread.Records;

namespace Goldthread.Web.Feeds;

/// <summary>
/// What an agency has told that can be of a person only once on a day: a plan begun, care ended. When two of its returns tell it of the same person as it holds them and of the same day, they tell one event. The statements stay two.
/// </summary>
public sealed class TellingsOfADay
{
    private readonly Dictionary<(string System, string Key), (string Person, string Kind, DateOnly Day)> places = [];
    private readonly Dictionary<(string Person, string Kind, DateOnly Day), List<Record>> told = [];

    /// <summary>The last version of a statement is what it tells; one that was taken back tells of nothing.</summary>
    public void Take(Record record)
    {
        if (record.Source is not { } source || !record.Kind.OnceADay) return;
        var name = (source.System, source.Key);
        if (places.Remove(name, out var before)) told[before].RemoveAll(r => (r.Source!.System, r.Source.Key) == name);
        if (record.Withdraws is not null || PlaceOf(record) is not { } place) return;
        places[name] = place;
        if (!told.TryGetValue(place, out var there)) told[place] = there = [];
        there.Add(record);
    }

    /// <summary>The record, saying of which other one it tells the same event; as it is where there is none, or it says so itself.</summary>
    public Record Joined(Record record) =>
        record is { Kind.OnceADay: true, SameEventAs: null, Withdraws: null } && PlaceOf(record) is { } place && told.TryGetValue(place, out var there) && there.Find(r => (r.Source!.System, r.Source.Key) != (record.Source?.System, record.Source?.Key)) is { } other
            ? record with { SameEventAs = other.Id } : record;

    // A day that is surely one, of one person, and done.
    private static (string, string, DateOnly)? PlaceOf(Record record) =>
        record is { Planned: false, About: [var person] } && DateOnly.TryParseExact(record.Occurred.Text.Split('T')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (person, record.Kind.Name, day) : null;
}
