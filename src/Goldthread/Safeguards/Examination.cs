using Goldthread.Chronologies;
using Goldthread.Families;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Safeguards;

/// <summary>One child looked at in one view. Remembers the minutes after which an answer may change by time alone.</summary>
/// <param name="note">Takes note of those minutes.</param>
public sealed class Examination(Setting setting, View view, string child, Action<long> note)
{
    private readonly Dictionary<string, Examination> assuming = new(StringComparer.Ordinal);

    public Setting Setting => setting;

    public View View => view;

    public RecordSet Set => view.Set;

    public string Child => child;

    public Kinship Kinship { get; } = new(view);

    public Coverage Coverage { get; } = new(view, setting.Agencies, always: setting.UnknownIsNo);

    /// <summary>The area of whoever recorded something: its own agencies come first.</summary>
    public string? AreaOf(Record r) => setting.Agencies[r.By]?.Area;

    public EpisodeLog Episodes => new(view, Kinship);

    /// <summary>The same look with one record taken as known.</summary>
    public Examination Assuming(Record r)
    {
        if (!assuming.TryGetValue(r.Id, out var x)) assuming[r.Id] = x = new(setting, new View(view.Set, view.At, view.Agencies, r.Id), child, note);
        return x;
    }

    /// <summary>The plain period of a wait that starts in the span: null where its clock has several versions, a tolerance or a convention of its own.</summary>
    public Period? PlainPeriod(Wait wait, Span start, string? area = null)
    {
        if (wait.Period is not null) return wait.Period;
        var versions = setting.Timescales.InForce(setting.Timescales.Clocks[wait.Clock!], start, Set.Reckoning.Axis, area, setting.GuidanceOf);
        return versions is [{ Tolerance: null, WaitsForWorkingDay: false, FirstDayCounts: false } only] ? only.Period : null;
    }

    /// <summary>Has the last minute of a deadline gone by?</summary>
    public Truth Past(Span due)
    {
        foreach (var end in new[] { due.Lo, due.Hi })
            if (Math.Abs(end) < Span.Never / 2) note(end + 1);
        return due.Hi < view.At ? Truth.Yes : due.Lo >= view.At ? Truth.No : Truth.CannotTell;
    }

    /// <summary>The last minute of a wait that starts in the span; null when no version of its clock was in force.</summary>
    public Span? End(Wait wait, Span start, string? area = null) =>
        wait.Period is { } period ? Set.Reckoning.End(start, period, view.At) : End(wait.Clock!, start, area);

    public Span? End(string clock, Span start, string? area)
    {
        var versions = setting.Timescales.InForce(setting.Timescales.Clocks[clock], start, Set.Reckoning.Axis, area, setting.GuidanceOf);
        // Each version counts only for starts within its own validity.
        var axis = Set.Reckoning.Axis;
        var ends = versions.Select(v => setting.GuidanceOf is null ? start.Meet(new(axis.OfDates(v.From, v.From).Lo, v.To is { } to ? axis.OfDates(to, to).Hi : Span.Never)) : start).Zip(versions).Where(s => !s.First.Empty)
            .Select(s => s.Second.Due(s.First, Set.Reckoning, view.At)).ToList();
        return ends.Count == 0 ? null : ends.Aggregate((a, b) => a.Join(b));
    }
}
