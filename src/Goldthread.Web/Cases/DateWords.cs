using System.Globalization;
using Goldthread.Duties;
using Goldthread.Records;
using Goldthread.Time;
using Goldthread.Web.Layout;

namespace Goldthread.Web.Cases;

/// <summary>Says when something was, as its source says it where that is plainer.</summary>
public static class DateWords
{
    public static string Occurred(RecordSet set, Record r) => Of(r.Occurred, set.Occurred(r), set.Reckoning.Axis);

    public static string Known(RecordSet set, Record r) => Of(r.Known ?? r.Occurred, set.Known(r), set.Reckoning.Axis);

    /// <summary>When a finding began to speak: by the dates of the record that brought it, where one did.</summary>
    public static string Since(RecordSet set, Finding finding, Span since)
    {
        var bringer = finding.Evidence.Where(set.Has).Select(id => set[id]).FirstOrDefault(r => set.Known(r) == since);
        return Prose.Between(bringer is null ? set.Reckoning.Axis.Say(since) : Known(set, bringer));
    }

    private static string Of(FuzzyDate date, Span span, Axis axis)
    {
        // A story on day numbers knows some moments by their date alone: the date says more than the days that it may be.
        var civil = date.Limits.Count > 0 && date.Limits.All(l => l is DateLimit.Civil);
        var words = axis.Numbered && civil ? Axis.Dated.Say(date.On(Axis.Dated)) : axis.Say(span);
        var hour = date.Limits is [DateLimit.Civil { From: { } from, To: { } to }] && from == to ? from : (DateTime?)null;
        return hour is { } h ? string.Create(CultureInfo.InvariantCulture, $"{words}, {h:HH:mm}") : words;
    }
}
