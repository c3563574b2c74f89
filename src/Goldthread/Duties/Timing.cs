using System.Globalization;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Duties;

/// <summary>When a duty's clock starts and runs out.</summary>
/// <param name="Start">Null where what it waits for has not come.</param>
/// <param name="Due">The last minute in time: earliest and latest; null = it has no deadline, or none can be told.</param>
/// <param name="Begun">Has what it waits for come?</param>
internal sealed record Timing(ClockStart? Start, Span? Due, Truth Begun)
{
    public static readonly Timing NotStarted = new(null, null, Truth.No);
}

/// <summary>Reckons deadlines: from the trigger, another duty, a named record, a date written in one, a week of the pregnancy.</summary>
/// <param name="bound">The records that the safeguard has named.</param>
/// <param name="area">Whose local clocks hold.</param>
internal sealed class DeadlineReckoning(Examination x, IReadOnlyDictionary<string, Record> bound, string? area)
{
    /// <param name="earlier">How the duties before this one stand.</param>
    public Timing Of(Deadline? by, ClockStart trigger, IReadOnlyDictionary<string, Settled> earlier)
    {
        if (by is null) return new(trigger, null, Truth.Yes);
        switch (by.From)
        {
            case Anchor.Met m:
                if (!earlier.TryGetValue(m.Duty, out var met) || met.Evidence.Done.Truth == Truth.No) return Timing.NotStarted;
                // When what met it was known; not when those were whom it is about.
                var known = met.Evidence.Done.Evidence.Intersect(met.Evidence.Records).Select(id => x.Set.Known(x.Set[id])).Aggregate((a, b) => a.Join(b));
                return Running(by, new(known, null), met.Evidence.Done.Truth.And(met.Begun));
            case Anchor.Missed m:
                if (!earlier.TryGetValue(m.Duty, out var missed) || missed.Due is not { } ran || missed.Missed == Truth.No) return Timing.NotStarted;
                return Running(by, new(new(ran.Lo + 1, ran.Hi + 1), null), missed.Missed);
            case Anchor.Occurred o:
                return bound.TryGetValue(o.Name, out var record) ? Running(by, new(x.Set.Occurred(record), x.Set.OccurredOf(record)), Truth.Yes) : new(trigger, null, Truth.Yes);
            case Anchor.Written w:
                return Written(w) is { } day ? by.Clock is null ? new(trigger, new(Span.EndOfDay(day.Lo), Span.EndOfDay(day.Hi)), Truth.Yes) : Running(by, new(day, null), Truth.Yes) : new(trigger, null, Truth.Yes);
            case Anchor.Reached r:
                return Reached(r, trigger);
            default:
                return Running(by, trigger, Truth.Yes);
        }
    }

    private Timing Running(Deadline by, ClockStart start, Truth begun) => by.Before
        ? new(start, x.Before(by.Clock!, start.Span, area), begun)
        : new(start, x.End(by.Clock!, start.Span, area), begun);

    private Span? Written(Anchor.Written w) =>
        bound.TryGetValue(w.Name, out var r) && r.Fields.TryGetValue(w.Field, out var text) && FuzzyDateParser.Parse(text) is { Undated: false } date && !date.Anchors.Any()
            ? date.On(x.Set.Reckoning.Axis) is { Empty: false } day ? day : null : null;

    // The week or age itself; where it was past when the duty began, so long after that.
    private Timing Reached(Anchor.Reached r, ClockStart trigger)
    {
        if (MomentOf(r) is not { } moment || x.End(r.IfPast, trigger.Span, area) is not { } past) return new(trigger, null, Truth.Yes);
        var due = moment.Lo > trigger.Span.Hi ? moment : moment.Hi <= trigger.Span.Lo ? past : moment.Join(past);
        return new(trigger, due, Truth.Yes);
    }

    private Span? MomentOf(Anchor.Reached r)
    {
        var axis = x.Set.Reckoning;
        var ends = x.Set.Records.Where(s => !s.Planned && s.About.Any(x.Persons.Contains) && x.View.Holds(s) != Truth.No).Select(s => r.Gestation ? Week(s, r.At) : s.Kind.Name == "birth" ? Day(axis.End(x.Set.Occurred(s), r.At, x.View.At)) : null).OfType<Span>().ToList();
        return ends.Count == 0 ? null : ends.Aggregate((a, b) => a.Join(b));
    }

    // An age is reached at the beginning of its day, and due by its end.
    private static Span Day(Span end) => new(Span.EndOfDay(end.Lo), Span.EndOfDay(end.Hi));

    // A pregnancy said to be in its n-th completed week is up to six days further on.
    private Span? Week(Record r, Period at)
    {
        if (!r.Kind.Name.StartsWith("pregnancy.", StringComparison.Ordinal) || !r.Fields.TryGetValue("weeks", out var text) || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var weeks)) return null;
        var days = (at.Length.Lo / Span.Day) - (weeks * 7L);
        var said = x.Set.Occurred(r);
        return new(Span.EndOfDay(said.Lo + ((days - 6) * Span.Day)), Span.EndOfDay(said.Hi + (days * Span.Day)));
    }
}

/// <summary>How an earlier duty stands, for those that hang on it.</summary>
/// <param name="Begun">Has what it waits for come?</param>
/// <param name="Missed">Has it begun, and run out unmet?</param>
internal sealed record Settled(Evidence Evidence, Span? Due, Truth Begun, Truth Missed);
