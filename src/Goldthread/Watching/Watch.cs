using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Watching;

/// <summary>
/// The live engine: it is told what happens in the order of receipt, and tells what has become of duties. A child's thread is looked at from
/// each agency alone until a gateway opens it, and joined from then on. It asks no clock: minutes are told to it. One thread at a time.
/// </summary>
public sealed class Watch
{
    private readonly int cores;
    private readonly Hearing hearing;
    private readonly Identities identities = new();
    private readonly Dictionary<string, Standpoint> standpoints = new(StringComparer.Ordinal);
    private readonly HashSet<string> opened = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> received = new(StringComparer.Ordinal);
    private readonly List<Record> foreign = [];
    private readonly PriorityQueue<(Circle Circle, Case Case), long> queue = new();
    private readonly HashSet<Circle> stirred = new(ReferenceEqualityComparer.Instance);
    private readonly List<Circle> gone = [];
    private readonly Voices saying = new();
    private Footing footing;
    private HashSet<string> joined = new(StringComparer.Ordinal);

    /// <param name="axis">Minutes are counted on it; null = on the axis of dates.</param>
    /// <param name="cores">How many circles are looked at side by side. What is said does not depend on it.</param>
    public Watch(IReadOnlyList<Safeguard> safeguards, Setting setting, Axis? axis = null, int cores = 1)
    {
        this.cores = cores;
        hearing = new(axis ?? Axis.Dated);
        footing = new(safeguards, setting, axis ?? Axis.Dated);
    }

    /// <summary>The last minute that it was told of.</summary>
    public long Now { get; private set; } = long.MinValue;

    /// <summary>The next minute at which something may change by time alone; null = none.</summary>
    public long? Next
    {
        get
        {
            while (queue.TryPeek(out var first, out var minute))
            {
                if (minute == first.Case.Next && first.Circle.Has(first.Case)) return minute;
                queue.Dequeue();
            }
            return null;
        }
    }

    /// <summary>All that is said now, from every standpoint.</summary>
    public IEnumerable<Said> Says => saying.All;

    /// <summary>Records that are not looked at, because they cannot be true together with what came before them, or correct what is another agency's.</summary>
    public IReadOnlyList<Record> LeftOut => [.. foreign, .. Circles.SelectMany(c => c.LeftOut).DistinctBy(r => r.Id)];

    /// <summary>What a person is held as; null = nobody holds them.</summary>
    public PersonLabel? LabelOf(string person) => identities.Knows(person) ? identities.LabelOf(person) : null;

    /// <summary>Everybody who is the same person, that person included.</summary>
    public IReadOnlyList<string> Same(string person) => identities.Same(person);

    /// <summary>Time passes up to a minute, that minute included.</summary>
    public IReadOnlyList<Change> Pass(long minute)
    {
        var changes = new List<Change>();
        while (Next is { } next && next <= minute) changes.AddRange(Settle(next));
        Now = Math.Max(Now, minute);
        return changes;
    }

    /// <summary>What was received in one minute, in its order. Time passes up to then.</summary>
    public IReadOnlyList<Change> Take(long minute, params IReadOnlyList<Happening> happenings)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minute, Now);
        var changes = new List<Change>(Pass(minute - 1));
        foreach (var happening in happenings) Take(happening, minute);
        changes.AddRange(Settle(minute));
        return changes;
    }

    private void Take(Happening happening, long minute)
    {
        switch (happening)
        {
            case Happening.Told t when received.TryAdd(t.Record.Id, t.Record.By):
                if ((t.Record.Supersedes ?? t.Record.Withdraws) is { } earlier && received.GetValueOrDefault(earlier, t.Record.By) != t.Record.By)
                {
                    foreign.Add(t.Record);
                    break;
                }
                Stir(At(t.Record.By).Add(t.Record, gone.Add));
                Stir(At(null).Add(t.Record, gone.Add));
                break;
            case Happening.Held h when identities.Hold(h.Person, h.Label): Rename(identities.Same(h.Person)); break;
            case Happening.Linked l: Rename([.. identities.Same(l.One), .. identities.Same(l.Other)], () => identities.Link(l.One, l.Other)); break;
            case Happening.Unlinked u: Rename(identities.Same(u.One), () => identities.Unlink(u.One, u.Other)); break;
            case Happening.Opened o: Gateway(o.Child, opened.Add); break;
            case Happening.Closed c: Gateway(c.Child, opened.Remove); break;
            case Happening.Feed f:
                footing = footing.With(f.Agency);
                foreach (var circle in Circles) Again(circle);
                break;
            case Happening.Silent s when footing.Setting.Agencies[s.Agency] is { } agency && hearing.Silent(agency, s.Since) is { } silent: Heard(silent, s.Since); break;
            case Happening.Heard h when footing.Setting.Agencies[h.Agency] is { } agency && hearing.Heard(agency, minute) is { } heard: Heard(heard, minute); break;
            case Happening.Dated d:
                footing = footing.With(d.Calendar);
                Reconsider(Circles, g => Dependence.OnCalendar(g, footing.Setting.Timescales), long.MinValue);
                break;
            case Happening.Ruled r: Rule(r.Safeguards); break;
        }
    }

    private Standpoint At(string? agency)
    {
        if (!standpoints.TryGetValue(agency ?? "", out var standpoint)) standpoints[agency ?? ""] = standpoint = new(agency, identities);
        return standpoint;
    }

    private void Stir(Circle circle) => stirred.Add(circle);

    // Those who are called otherwise now take their circles apart, and whatever named somebody nobody held.
    private void Rename(IReadOnlyList<string> people, Action? link = null)
    {
        var names = people.Append(identities.NameOf(people[0])).ToHashSet(StringComparer.Ordinal);
        foreach (var standpoint in standpoints.Values)
        {
            var apart = standpoint.Circles.Where(c => c.Received.Any(r => r.About.Any(names.Contains))).ToList();
            if (apart.Count > 0) again.Add((standpoint, apart));
        }
        link?.Invoke();
        joined = [.. opened.Select(identities.NameOf)];
        foreach (var (standpoint, apart) in again)
            foreach (var circle in standpoint.Anew(apart, gone.Add)) Stir(circle);
        again.Clear();
    }

    private readonly List<(Standpoint, IReadOnlyCollection<Circle>)> again = [];

    private void Gateway(string child, Func<string, bool> change)
    {
        if (!change(child)) return;
        joined = [.. opened.Select(identities.NameOf)];
        foreach (var circle in standpoints.Values.Select(s => s.Of(identities.NameOf(child))).OfType<Circle>()) Again(circle);
    }

    private IEnumerable<Circle> Circles => standpoints.Values.SelectMany(s => s.Circles);

    // Whether an agency was heard is asked only where its records are looked at, and from a minute on.
    private void Heard(Agencies.Agency agency, long from)
    {
        footing = footing.With(agency);
        Reconsider(new[] { agency.Name, "" }.Select(standpoints.GetValueOrDefault).OfType<Standpoint>().SelectMany(s => s.Circles), g => Dependence.OnHearing(g, agency.Name, footing.Setting.Agencies), from);
    }

    private void Reconsider(IEnumerable<Circle> circles, Func<Safeguard, bool> which, long from)
    {
        var all = footing.Interests.Safeguards.Where(which).ToHashSet<Safeguard>(ReferenceEqualityComparer.Instance);
        foreach (var circle in circles)
            if (circle.Reconsider(all, from)) Stir(circle);
    }

    private void Rule(IReadOnlyList<Safeguard> safeguards)
    {
        var ruling = new Ruling(footing.Interests.Safeguards, safeguards);
        footing = footing.With(safeguards);
        foreach (var circle in Circles)
            if (circle.Take(ruling)) Stir(circle);
    }

    private void Again(Circle circle)
    {
        circle.Freshen();
        Stir(circle);
    }

    // Looks at everything that has been stirred, and whose minute has come.
    private IReadOnlyList<Change> Settle(long minute)
    {
        Now = minute;
        var due = new Dictionary<Circle, List<Case>>(ReferenceEqualityComparer.Instance);
        while (Next is { } next && next <= minute)
        {
            var (circle, one) = queue.Dequeue();
            if (!due.TryGetValue(circle, out var own)) due[circle] = own = [];
            own.Add(one);
        }
        List<Circle> circles = [.. stirred.Concat(due.Keys).Distinct().Except(gone)];
        List<Looked> looked = [.. gone.Select(circle => new Looked(circle, circle.Rest(), [])), .. Side(circles, circle => Look(circle, due.GetValueOrDefault(circle) ?? [], minute))];
        stirred.Clear();
        gone.Clear();
        foreach (var one in looked.SelectMany(l => l.Cases.Select(c => (l.Circle, Case: c))).Where(c => c.Case.Next < Span.Never)) queue.Enqueue(one, one.Case.Next);
        return saying.Learn(looked, minute);
    }

    private IEnumerable<Looked> Side(List<Circle> circles, Func<Circle, Looked> look) =>
        cores == 1 || circles.Count == 1 ? circles.Select(look) : circles.AsParallel().AsOrdered().WithDegreeOfParallelism(cores).Select(look);

    // Nobody joins what no gateway has opened.
    private Looked Look(Circle circle, List<Case> due, long minute) => circle.Agency is null && !circle.People.Any(joined.Contains) ? new(circle, circle.Rest(), [])
        : circle.Evaluate(footing, due, people => people.Any(joined.Contains) == circle.Agency is null, minute);
}
