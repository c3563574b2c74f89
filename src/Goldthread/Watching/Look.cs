using Goldthread.Access;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Watching;

/// <summary>The records of one circle, looked at from its standpoint, until another record comes.</summary>
/// <param name="agencies">Whose records are looked at; null = everybody's.</param>
/// <param name="turns">Minutes at which feeds fell silent or were connected, and days on which a holiday was announced; in order.</param>
internal sealed class Look(RecordSet set, Setting setting, Lens lens, Interests interests, IReadOnlySet<string>? agencies, long[] turns)
{
    private readonly Dictionary<(long, string), Examination> examinations = [];

    public RecordSet Set => set;

    public Setting Setting => setting;

    public Lens Lens => lens;

    public Interests Interests => interests;

    /// <summary>A look at a minute: its horizon says until when it stands.</summary>
    public Examination At(long minute, string subject, Member? member = null)
    {
        if (!examinations.TryGetValue((minute, subject), out var x)) examinations[(minute, subject)] = x = new(setting, new View(set, minute, agencies, horizon: new(minute, Turn(minute))), subject, _ => { });
        return x.For(member);
    }

    // Nothing is taken to stand beyond the next turn.
    private long Turn(long minute)
    {
        var next = Array.BinarySearch(turns, minute + 1);
        return (next < 0 ? ~next : next) is var i && i < turns.Length ? turns[i] : Span.Never;
    }
}
