using NodaTime;

namespace Goldthread.Time;

/// <summary>Elapsed time on the civil line of Europe/London: an hour stays an hour when the clocks change.</summary>
public static class Civil
{
    private static readonly Lazy<DateTimeZone> London = new(() => DateTimeZoneProviders.Tzdb["Europe/London"]);

    /// <summary>The civil minute that lies so many elapsed minutes after another.</summary>
    public static long AddElapsed(long minute, long elapsed, DateOnly zero)
    {
        var epoch = new LocalDateTime(zero.Year, zero.Month, zero.Day, 0, 0);
        var instant = London.Value.AtLeniently(epoch.PlusMinutes(minute)).ToInstant() + Duration.FromMinutes(elapsed);
        return Period(epoch, instant.InZone(London.Value).LocalDateTime);

        static long Period(LocalDateTime from, LocalDateTime to) => NodaTime.Period.Between(from, to, PeriodUnits.Minutes).Minutes;
    }
}
