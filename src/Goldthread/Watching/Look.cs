using Goldthread.Access;
using Goldthread.Records;
using Goldthread.Safeguards;

namespace Goldthread.Watching;

/// <summary>The records of one circle, looked at from its standpoint, until another record comes or it is looked at by something else.</summary>
/// <param name="agency">Whose records are looked at; null = everybody's.</param>
internal sealed class Look(RecordSet set, Footing footing, string? agency)
{
    private readonly Dictionary<(long, string), Examination> examinations = [];
    private readonly IReadOnlySet<string>? agencies = agency is null ? null : new HashSet<string>(StringComparer.Ordinal) { agency };

    public RecordSet Set => set;

    public Footing Footing => footing;

    public Setting Setting => footing.Setting;

    public Lens Lens => footing.Lens;

    public Interests Interests => footing.Interests;

    /// <summary>A look at a minute: its horizon says until when it stands.</summary>
    public Examination At(long minute, string subject, Member? member = null)
    {
        if (!examinations.TryGetValue((minute, subject), out var x)) examinations[(minute, subject)] = x = new(Setting, new View(set, minute, agencies, horizon: new(minute, footing.Turn(minute))), subject, _ => { });
        return x.For(member);
    }

    /// <summary>What was worked out for one minute is of no use at the next.</summary>
    public void Forget() => examinations.Clear();
}
