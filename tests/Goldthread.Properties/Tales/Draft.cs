using Goldthread.Records;

namespace Goldthread.Properties.Tales;

/// <summary>How a tale tells its dates.</summary>
public enum Breadth
{
    /// <summary>Nearly everything to the minute; two to four moments within a few days. Its readings can be counted.</summary>
    Small,

    /// <summary>Every precision there is.</summary>
    Wide,

    /// <summary>Days and distances in days alone.</summary>
    DayPrecise,
}

/// <summary>A record as it truly was, to the minute. The dates of the tale are what somebody may say of it, so they can always be true together.</summary>
internal sealed class Draft(string id, Kind kind, string by, List<string> about, DateTime occurred)
{
    public string Id => id;

    public Kind Kind => kind;

    public string By { get; set; } = by;

    public List<string> About { get; set; } = about;

    public DateTime Occurred { get; set; } = occurred;

    /// <summary>Null: in the same minute.</summary>
    public DateTime? Known { get; set; }

    public bool Planned { get; set; }

    /// <summary>A family fact: told to the minute in a small tale.</summary>
    public bool Fact { get; init; }

    public Dictionary<string, string> Fields { get; init; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> More { get; init; } = new(StringComparer.Ordinal);

    public DateTime KnownAt => Known ?? Occurred;

    public Draft Copy(string newId)
    {
        var copy = new Draft(newId, kind, By, [.. About], Occurred) { Known = Known, Planned = Planned, Fields = new(Fields), More = new(More) };
        copy.More.Remove("same_event_as");
        copy.More.Remove("supersedes");
        copy.More.Remove("source");
        return copy;
    }
}
