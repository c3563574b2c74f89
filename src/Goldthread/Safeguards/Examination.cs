using Goldthread.Chronologies;
using Goldthread.Families;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Safeguards;

/// <summary>One child looked at in one view. Remembers the minutes after which an answer may change by time alone.</summary>
/// <param name="child">The subject: a child, or what <see cref="SubjectNames"/> names.</param>
/// <param name="note">Takes note of those minutes.</param>
/// <param name="member">For whom of several a duty is asked; null = it is asked once.</param>
public sealed class Examination(Setting setting, View view, string child, Action<long> note, Member? member = null)
{
    private readonly Dictionary<string, Examination> assuming = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Examination> members = new(StringComparer.Ordinal);
    private IReadOnlyList<string>? persons;

    public Setting Setting => setting;

    public View View => view;

    public RecordSet Set => view.Set;

    public string Child => child;

    public Member? Member => member;

    /// <summary>The people whom the subject stands for.</summary>
    public IReadOnlyList<string> Persons => persons ??= Kinship.Persons(child);

    public Kinship Kinship { get; } = new(view, member?.Name);

    public Coverage Coverage { get; } = new(view, setting.Agencies, always: setting.UnknownIsNo);

    /// <summary>The area of whoever recorded something: its own agencies come first.</summary>
    public string? AreaOf(Record r) => setting.Agencies[r.By]?.Area;

    public EpisodeLog Episodes => new(view, Kinship);

    /// <summary>The same look with one record taken as known.</summary>
    public Examination Assuming(Record r)
    {
        if (!assuming.TryGetValue(r.Id, out var x)) assuming[r.Id] = x = new(setting, view.Assuming(r), child, note, member);
        return x;
    }

    /// <summary>The same look for one of several.</summary>
    public Examination For(Member? one)
    {
        if (one is null || one == member) return this;
        if (!members.TryGetValue(one.Name, out var x)) members[one.Name] = x = new(setting, view, child, note, one);
        return x;
    }

    /// <summary>Is the agency of this kind, in this group, so called, or the member that is meant?</summary>
    public bool Is(string agency, string word) => setting.Agencies.Is(agency, Meant(word));

    /// <summary>The agency word itself, or the member that stands for it.</summary>
    public string Meant(string word) => word == Safeguards.Member.Word && member is not null ? member.Name : word;

    public IReadOnlyList<string> Meant(IReadOnlyList<string> words) => words.Contains(Safeguards.Member.Word) ? [.. words.Select(Meant)] : words;

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
        {
            if (Math.Abs(end) >= Span.Never / 2) continue;
            note(end + 1);
            view.Horizon.Meets(end + 1);
        }
        return due.Hi < view.At ? Truth.Yes : due.Lo >= view.At ? Truth.No : Truth.CannotTell;
    }

    /// <summary>The last minute of a wait that starts in the span; null when no version of its clock was in force.</summary>
    public Span? End(Wait wait, Span start, string? area = null) =>
        wait.Period is { } period ? Set.Reckoning.End(start, period, view.At) : End(wait.Clock!, start, area);

    /// <summary>The last minute that lies so long before a moment in the span.</summary>
    public Span? Before(string clock, Span moment, string? area)
    {
        var versions = setting.Timescales.InForce(setting.Timescales.Clocks[clock], moment, Set.Reckoning.Axis, area, setting.GuidanceOf);
        if (versions.Count == 0 || !moment.Bounded) return null;
        return versions.Select(v => Set.Reckoning.Until(moment, v.Period)).Aggregate((a, b) => a.Join(b));
    }

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
