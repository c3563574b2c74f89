using Goldthread.Access;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Watching;

/// <summary>What all circles are looked at by: the safeguards, the agencies and their feeds, the guidance, the calendar.</summary>
internal sealed class Footing
{
    private readonly Reckoning reckoning;
    private readonly Lens lens;
    private readonly long[] turns;

    public Footing(IReadOnlyList<Safeguard> safeguards, Setting setting, Axis axis, Interests? interests = null)
    {
        Setting = setting;
        Interests = interests ?? new(safeguards, setting.Vocabulary);
        reckoning = new(axis, setting.Timescales.Calendar);
        lens = new(setting.Agencies);
        var feeds = setting.Agencies.All.Values.SelectMany(a => new[] { a.ConnectedFrom, a.NotHeard }).OfType<FuzzyDate>().Select(d => d.On(axis)).SelectMany(s => new[] { s.Lo, s.Hi, s.Hi + 1 });
        var announced = setting.Timescales.Calendar.Holidays.Select(h => h.Announced).OfType<DateOnly>().SelectMany(d => axis.Candidates.Select(zero => (d.DayNumber - zero.DayNumber) * Span.Day));
        turns = [.. feeds.Concat(announced).Where(m => Math.Abs(m) < Span.Never / 2).Distinct().Order()];
    }

    public Setting Setting { get; }

    public Interests Interests { get; }

    public Look Look(RecordSet set, string? agency) => new(set, Setting, lens, Interests, agency is null ? null : new HashSet<string>(StringComparer.Ordinal) { agency }, turns);

    /// <returns>Null when their dates cannot all be true.</returns>
    public RecordSet? Set(IReadOnlyList<Record> records, IReadOnlyDictionary<string, PersonLabel> people) => RecordSetBuilder.Arrived(records, people, reckoning);
}
