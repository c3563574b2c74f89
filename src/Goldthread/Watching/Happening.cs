using Goldthread.Agencies;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Watching;

/// <summary>What the watch is told, in the order in which it was received. The minute at which time passes is told by itself.</summary>
public abstract record Happening
{
    /// <summary>Somebody as one agency holds them, under a name of its own that no other agency uses.</summary>
    public sealed record Held(string Person, PersonLabel Label) : Happening;

    /// <summary>A record has come: new, late, correcting or withdrawing, as it says itself. It names people as its agency holds them.</summary>
    /// <param name="Position">Where it stands in the journal, if it can be read again.</param>
    public sealed record Told(Record Record, long Position = 0) : Happening;

    /// <summary>Two that agencies hold are confirmed to be one person.</summary>
    public sealed record Linked(string One, string Other) : Happening;

    /// <summary>That they are is undone.</summary>
    public sealed record Unlinked(string One, string Other) : Happening;

    /// <summary>A gateway opens a child's thread: what the agencies hold is joined.</summary>
    public sealed record Opened(string Child) : Happening;

    /// <summary>It closes again: each agency's records are looked at alone.</summary>
    public sealed record Closed(string Child) : Happening;

    /// <summary>An agency, and what its feed tells from now on: connected, disconnected, sending other kinds.</summary>
    public sealed record Feed(Agency Agency) : Happening;

    /// <summary>Nothing has been heard of an agency's feed since so long.</summary>
    public sealed record Silent(string Agency, long Since) : Happening;

    /// <summary>A heartbeat of an agency's feed: a silence is over, and caught up with.</summary>
    public sealed record Heard(string Agency) : Happening;

    /// <summary>The calendar of working days has changed.</summary>
    public sealed record Dated(WorkingCalendar Calendar) : Happening;

    /// <summary>Other safeguards, or other versions, are watched for.</summary>
    public sealed record Ruled(IReadOnlyList<Safeguard> Safeguards) : Happening;
}
