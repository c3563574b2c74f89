using Goldthread.Records;
using Goldthread.Time;
using Goldthread.Web.Layout;

namespace Goldthread.Web.Cases;

/// <summary>Says when something was.</summary>
public static class DateWords
{
    public static string Occurred(RecordSet set, Record r) => set.Reckoning.Axis.Say(r.Occurred, set.Occurred(r));

    public static string Known(RecordSet set, Record r) => set.Reckoning.Axis.Say(r.Known ?? r.Occurred, set.Known(r));

    /// <summary>"from April 2022", "from some time between day 3 and day 8".</summary>
    /// <param name="earliest">The first minute at which it may have begun.</param>
    /// <param name="certain">The first at which it surely had; null = not yet.</param>
    public static string Since(Axis axis, long earliest, long? certain)
    {
        if (earliest <= -Span.Never / 2) return certain is { } c ? $"from {SpanText.Point(axis, c)} at the latest" : "from the beginning";
        var words = axis.Say(certain is { } sure ? new(earliest, sure) : Span.At(earliest));
        return Prose.Between(words) is var between && between != words ? $"from some time {between}" : $"from {words}";
    }
}
