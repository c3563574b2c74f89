using NodaTime;

namespace Goldthread.Time;

/// <summary>Elapsed time on the civil line of Europe/London: an hour stays an hour when the clocks change.</summary>
public static class Civil
{
    private static readonly Lazy<DateTimeZone> London = new(() => DateTimeZoneProviders.Tzdb["Europe/London"]);

    /// <summary>The civil minute of an instant.</summary>
    /// <param name="unix">Unix time in milliseconds.</param>
    public static long MinuteOf(long unix, DateOnly zero)
    {
        var local = Instant.FromUnixTimeMilliseconds(unix).InZone(London.Value).LocalDateTime;
        return NodaTime.Period.Between(new(zero.Year, zero.Month, zero.Day, 0, 0), local, PeriodUnits.Minutes).Minutes;
    }

    /// <summary>The instant of a civil minute, as Unix time in milliseconds: the first of two where the clocks go back.</summary>
    public static long UnixOf(long minute, DateOnly zero) =>
        London.Value.AtLeniently(new LocalDateTime(zero.Year, zero.Month, zero.Day, 0, 0).PlusMinutes(minute)).ToInstant().ToUnixTimeMilliseconds();

    /// <summary>The civil minute that lies so many elapsed minutes after another.</summary>
    public static long AddElapsed(long minute, long elapsed, DateOnly zero)
    {
        var epoch = new LocalDateTime(zero.Year, zero.Month, zero.Day, 0, 0);
        var instant = London.Value.AtLeniently(epoch.PlusMinutes(minute)).ToInstant() + Duration.FromMinutes(elapsed);
        return Minutes(epoch, instant.InZone(London.Value).LocalDateTime);

        static long Minutes(LocalDateTime from, LocalDateTime to) => NodaTime.Period.Between(from, to, PeriodUnits.Minutes).Minutes;
    }
}
