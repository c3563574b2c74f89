using Goldthread.Time;

namespace Goldthread.Web.Running;

/// <summary>Between moments and the civil minutes of <see cref="Axis.Dated"/>.</summary>
public static class Minutes
{
    private static DateOnly Zero => Axis.Dated.Candidates[0];

    /// <summary>Of an hour that comes twice, the first.</summary>
    public static DateTimeOffset MomentOf(long minute) => DateTimeOffset.FromUnixTimeMilliseconds(Civil.UnixOf(minute, Zero));

    public static long Of(DateTimeOffset moment) => Civil.MinuteOf(moment.ToUnixTimeMilliseconds(), Zero);
}
