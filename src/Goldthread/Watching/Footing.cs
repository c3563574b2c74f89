using Goldthread.Access;
using Goldthread.Agencies;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Watching;

/// <summary>What all circles are looked at by: the safeguards, the agencies and their feeds, the guidance, the calendar.</summary>
internal sealed class Footing
{
    private readonly Reckoning reckoning;
    private readonly long[] turns;

    public Footing(IReadOnlyList<Safeguard> safeguards, Setting setting, Axis axis) : this(new Interests(safeguards, setting.Vocabulary), setting, new(axis, setting.Timescales.Calendar)) { }

    private Footing(Interests interests, Setting setting, Reckoning reckoning)
    {
        (Interests, Setting, this.reckoning, Lens) = (interests, setting, reckoning, new(setting.Agencies));
        var axis = reckoning.Axis;
        var feeds = setting.Agencies.All.Values.SelectMany(a => (a.NotHeard ?? []).Append(a.ConnectedFrom)).OfType<FuzzyDate>().Select(d => d.On(axis)).SelectMany(s => new[] { s.Lo, s.Hi, s.Hi + 1 });
        var announced = setting.Timescales.Calendar.Holidays.Select(h => h.Announced).OfType<DateOnly>().SelectMany(d => axis.Candidates.Select(zero => (d.DayNumber - zero.DayNumber) * Span.Day));
        turns = [.. feeds.Concat(announced).Where(m => Math.Abs(m) < Span.Never / 2).Distinct().Order()];
    }

    public Setting Setting { get; }

    public Interests Interests { get; }

    public Lens Lens { get; }

    public Footing With(IReadOnlyList<Safeguard> safeguards) => new(new Interests(safeguards, Setting.Vocabulary), Setting, reckoning);

    public Footing With(Agency changed) =>
        new(Interests, Setting with { Agencies = new(Setting.Agencies.All.Values.Where(a => a.Name != changed.Name).Append(changed), Setting.Agencies.Routes) }, reckoning);

    public Footing With(WorkingCalendar calendar) => new(Interests, Setting with { Timescales = Setting.Timescales with { Calendar = calendar } }, new(reckoning.Axis, calendar));

    /// <summary>The next minute at which a feed falls silent or is connected, or a holiday is announced: nothing is taken to stand beyond it.</summary>
    public long Turn(long minute)
    {
        var next = Array.BinarySearch(turns, minute + 1);
        return (next < 0 ? ~next : next) is var i && i < turns.Length ? turns[i] : Span.Never;
    }

    /// <returns>Null when their dates cannot all be true.</returns>
    public RecordSet? Set(IReadOnlyList<Record> records, IReadOnlyDictionary<string, PersonLabel> people) => RecordSetBuilder.Arrived(records, people, reckoning);

    /// <summary>Was it laid out by the same calendar?</summary>
    public bool Bears(RecordSet set) => set.Reckoning == reckoning;
}
