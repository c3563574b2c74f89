using Goldthread.Agencies;
using Goldthread.Time;

namespace Goldthread.Watching;

/// <summary>What silences and signs of life make of an agency. However often it falls silent, the earlier times are kept.</summary>
internal sealed class Hearing(Axis axis)
{
    /// <returns>Null when it is silent already.</returns>
    public Agency? Silent(Agency agency, long since) => Open(agency) is null ? agency with { NotHeard = [.. agency.NotHeard ?? [], Between(since, null)] } : null;

    /// <summary>Heard at a minute: the silence that lasted until then is over, and caught up with.</summary>
    /// <returns>Null when it was not silent.</returns>
    public Agency? Heard(Agency agency, long minute) => Open(agency) is { } since ? agency with { NotHeard = [.. agency.NotHeard!.SkipLast(1), Between(since, minute - 1)] } : null;

    private long? Open(Agency agency) => agency.NotHeard is [.., var last] && last.On(axis) is { Hi: > Span.Never / 2 } silent ? silent.Lo : null;

    private FuzzyDate Between(long from, long? to)
    {
        DateTime Civil(long minute) => axis.Candidates[0].ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
        return new("not heard", [new DateLimit.Civil(Civil(from), to is { } t ? Civil(t) : null)]);
    }
}
