using Goldthread.Access;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Watching;

/// <summary>The records of one circle, looked at from its standpoint, until another record comes.</summary>
/// <param name="agencies">Whose records are looked at; null = everybody's.</param>
/// <param name="turns">Minutes at which feeds fell silent or were connected, and days on which a holiday was announced; in order.</param>
internal sealed class Look(RecordSet set, Setting setting, Lens lens, Interests interests, IReadOnlySet<string>? agencies, IReadOnlyList<long> turns)
{
    private readonly Dictionary<(long, string), Examination> examinations = [];
    private Action<long> noting = _ => { };
    private long[]? known;

    public RecordSet Set => set;

    public Setting Setting => setting;

    public Lens Lens => lens;

    public Interests Interests => interests;

    public Examination At(long minute, string subject, Member? member = null)
    {
        if (!examinations.TryGetValue((minute, subject), out var x)) examinations[(minute, subject)] = x = new(setting, new View(set, minute, agencies), subject, m => noting(m));
        return x.For(member);
    }

    /// <summary>Who takes note of the minutes after which an answer may change by time alone.</summary>
    public void Noting(Action<long> note) => noting = note;

    /// <summary>The minutes in a stretch at which a record became known or may have, a feed turned, or a holiday was announced; in order.</summary>
    public IEnumerable<long> Turns(long from, long to)
    {
        known ??= [.. set.Records.Select(set.Known).SelectMany(k => new[] { k.Lo, k.Hi }).Concat(turns).Where(m => Math.Abs(m) < Span.Never / 2).Distinct().Order()];
        var at = Array.BinarySearch(known, from);
        for (var i = at < 0 ? ~at : at; i < known.Length && known[i] <= to; i++) yield return known[i];
    }
}
