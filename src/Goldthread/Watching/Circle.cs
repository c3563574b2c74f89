using Goldthread.Families;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Watching;

/// <summary>People and records that are tied to one another, seen from one standpoint, with what every safeguard says of them.</summary>
/// <param name="agency">Whose records alone; null = joined.</param>
internal sealed class Circle(string? agency)
{
    private readonly List<Record> records = [];
    private readonly Dictionary<Safeguard, Dictionary<string, Case>> cases = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Safeguard, List<Record>> binding = new(ReferenceEqualityComparer.Instance);
    private readonly Ties ties = new();
    private readonly List<Record> leftOut = [];
    private readonly List<Record> arrived = [];
    private readonly Dictionary<Safeguard, long> again = new(ReferenceEqualityComparer.Instance);
    private readonly List<Said> parted = [];
    private Dictionary<string, PersonLabel> people = new(StringComparer.Ordinal);
    private List<Record> named = [];
    private Look? look;
    private Memory? memory;

    public string? Agency => agency;

    /// <summary>In the order in which they were put in, with people under the names by which they are looked at.</summary>
    public IReadOnlyList<Record> Records => records;

    /// <summary>What cannot be true together with what came before it.</summary>
    public IReadOnlyList<Record> LeftOut => leftOut;

    /// <summary>All that was said of it counts no longer.</summary>
    public bool Fresh { get; private set; } = true;

    /// <summary>The next minute at which it may say something else by time alone.</summary>
    public long Next => Cases.Select(c => c.Next).Append(memory?.Past.Next ?? Span.Never).Min();

    private IEnumerable<Case> Cases => cases.Values.SelectMany(c => c.Values);

    public void Know(string person, PersonLabel label)
    {
        if (people.ContainsKey(person)) return;
        // What is remembered keeps those whom it knew.
        people = new(people, StringComparer.Ordinal) { [person] = label };
        Freshen();
    }

    /// <param name="record">With people under the names by which they are looked at.</param>
    public void Add(Record record)
    {
        records.Add(record);
        named.Add(record);
        arrived.Add(record);
        ties.Add(record);
    }

    public void Freshen()
    {
        Fresh = true;
        look = null;
    }

    /// <summary>Something may be said otherwise, though no record has come.</summary>
    public void Take(Revision revision)
    {
        switch (revision)
        {
            case Revision.Whole: Freshen(); break;
            case Revision.Some some when !Fresh:
                foreach (var g in some.Which.Where(binding.ContainsKey)) again[g] = Math.Min(again.GetValueOrDefault(g, long.MaxValue), some.From);
                break;
            case Revision.Ruled { Ruling: var ruling } when !Fresh:
                Recall(ruling.Gone.ToHashSet<Safeguard>(ReferenceEqualityComparer.Instance));
                foreach (var g in ruling.Gone)
                {
                    if (cases.Remove(g, out var its)) parted.AddRange(its.Values.SelectMany(c => c.Findings).Select(f => new Said(agency, f)));
                    binding.Remove(g);
                }
                foreach (var g in ruling.Come)
                    if (named.FindAll(r => Triggers.MayBind(g.When[0].Form, r)) is { Count: > 0 } bound) (binding[g], again[g]) = (bound, long.MinValue);
                foreach (var g in ruling.Followed.Where(binding.ContainsKey)) again.TryAdd(g, long.MaxValue);
                break;
        }
    }

    /// <summary>It was at rest: what was said of it is found again, safeguard by safeguard, when it is asked for.</summary>
    public void Remember(Past past)
    {
        look = Looking(past.Footing);
        Bind(named, past.Footing);
        (Fresh, memory) = (false, new(past, look, [.. binding.Keys]));
        arrived.Clear();
    }

    /// <summary>The safeguards that what has arrived, or the minute, may touch; null = all.</summary>
    public IEnumerable<Safeguard>? Touches(Interests interests, long now) =>
        Fresh || memory?.Past.Next <= now ? null : again.Keys.Concat(arrived.SelectMany(r => Reached(r, interests))).Concat(Cases.Where(c => c.Next <= now).Select(c => c.Safeguard));

    /// <summary>What is said of it as it was looked at last.</summary>
    /// <param name="which">By these safeguards; null = by all.</param>
    public IEnumerable<Said> Says(IReadOnlySet<Safeguard>? which)
    {
        Recall(which);
        var asked = which is null ? Cases : which.Where(cases.ContainsKey).SelectMany(g => cases[g].Values);
        return asked.SelectMany(c => c.Findings).Select(f => new Said(agency, f)).Concat(parted);
    }

    /// <summary>Looks again at whatever what has arrived can touch, and at the cases whose minute has come. What may be touched is recalled before.</summary>
    /// <param name="joined">The people whose threads are open.</param>
    public void Evaluate(Footing footing, IReadOnlySet<string> joined, long now)
    {
        var touched = Begin(footing);
        var looked = new HashSet<Case>(ReferenceEqualityComparer.Instance);
        foreach (var (g, from) in touched.Where(t => binding.ContainsKey(t.Key)))
        {
            binding[g].Sort(look!.Set.Order);
            if (!cases.TryGetValue(g, out var its)) cases[g] = its = new(StringComparer.Ordinal);
            var subjects = Subjects(g, look, joined, now).ToHashSet(StringComparer.Ordinal);
            foreach (var gone in its.Keys.Where(s => !subjects.Contains(s)).ToList()) its.Remove(gone);
            foreach (var subject in subjects)
            {
                if (!its.TryGetValue(subject, out var one)) its[subject] = one = new(g, subject);
                one.Forget(from);
                looked.Add(one);
            }
        }
        looked.UnionWith(Cases.Where(c => c.Next <= now));
        foreach (var one in looked) one.Evaluate(look!, binding[one.Safeguard], now);
        look!.Forget();
    }

    // Looks once more as it was looked at last.
    private void Recall(IReadOnlySet<Safeguard>? which)
    {
        if (memory is not var (past, then, unknown)) return;
        foreach (var g in unknown.Where(g => which?.Contains(g) != false).ToList())
        {
            unknown.Remove(g);
            binding[g].Sort(then.Set.Order);
            cases[g] = Subjects(g, then, past.Joined, past.Minute).ToDictionary(s => s, s => new Case(g, s), StringComparer.Ordinal);
            foreach (var one in cases[g].Values) one.Evaluate(then, binding[g], past.Minute);
        }
        then.Forget();
        if (unknown.Count == 0) memory = null;
    }

    // Takes in what has arrived; returns the safeguards that it touches, and from which minute on they may see something else.
    private Dictionary<Safeguard, long> Begin(Footing footing)
    {
        if (Fresh)
        {
            cases.Clear();
            binding.Clear();
        }
        look = Looking(footing);
        Bind(Fresh ? named : arrived, footing);
        var touched = Fresh ? binding.Keys.ToDictionary(g => g, _ => long.MinValue) : Touched(footing.Interests);
        Fresh = false;
        arrived.Clear();
        again.Clear();
        parted.Clear();
        return touched;
    }

    private void Bind(IEnumerable<Record> these, Footing footing)
    {
        foreach (var r in these)
            foreach (var g in footing.Interests.Beginning(r))
            {
                if (!binding.TryGetValue(g, out var bound)) binding[g] = bound = [];
                bound.Add(r);
            }
    }

    // By safeguard: from which minute on it may see something else.
    private Dictionary<Safeguard, long> Touched(Interests interests)
    {
        var touched = new Dictionary<Safeguard, long>(again, ReferenceEqualityComparer.Instance);
        foreach (var r in arrived)
        {
            var from = ties.BearsBack(r, arrived) ? long.MinValue : look!.Set.Known(r).Lo;
            foreach (var g in Reached(r, interests)) touched[g] = Math.Min(touched.GetValueOrDefault(g, long.MaxValue), from);
        }
        return touched;
    }

    private IEnumerable<Safeguard> Reached(Record r, Interests interests) => ties.Reached(r).Select(t => t.Kind.Name).Distinct(StringComparer.Ordinal).SelectMany(interests.Reading);

    // One that stands by itself is put in beside the others; where there is more to it, all are laid out anew.
    private Look Looking(Footing footing)
    {
        if (look is { } before && arrived.Count == 0 && before.Footing == footing) return before;
        var set = look?.Set is { } earlier && footing.Bears(earlier) ? earlier : null;
        if (arrived.Count > 8 || !arrived.TrueForAll(ties.Single)) set = null;
        foreach (var r in arrived) set = set?.With(r);
        return new(set ?? Laid(footing), footing, agency);
    }

    // What cannot be true together with what came before it is left out.
    private RecordSet Laid(Footing footing)
    {
        if (footing.Set(named, people) is { } whole) return whole;
        var kept = new List<Record>();
        foreach (var r in named)
        {
            kept.Add(r);
            if (footing.Set(kept, people) is not null) continue;
            kept.RemoveAt(kept.Count - 1);
            leftOut.Add(r);
        }
        named = kept;
        arrived.RemoveAll(leftOut.Contains);
        return footing.Set(named, people)!;
    }

    // What a safeguard speaks of that is looked at from here: from every agency alone what nobody has joined, and joined the rest.
    private IEnumerable<string> Subjects(Safeguard g, Look at, IReadOnlySet<string> joined, long now)
    {
        var known = at.Set.People;
        IEnumerable<string> subjects = g.Subject switch
        {
            Subject.Adult => known.Where(p => Kinship.IsAdult(p.Value)).Select(p => p.Key),
            Subject.Begun b => new Grouping(at.At(now, "").View).Begun(b),
            Subject.Reference r => at.Set.Records.SelectMany(o => o.About).Where(a => a.StartsWith(r.Word + ":", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal),
            _ => known.Where(p => p.Value != PersonLabel.Adult).Select(p => p.Key),
        };
        return subjects.Where(s => Persons(s, at.Set).Any(joined.Contains) == agency is null);
    }

    // Those of whom a subject speaks.
    private static IEnumerable<string> Persons(string subject, RecordSet set) => set.People.ContainsKey(subject) ? [subject]
        : SubjectNames.RecordOf(subject) is { } id ? set.Copies(set[id]).SelectMany(r => r.About).Where(set.People.ContainsKey) : [];

    // What a circle that was at rest has not found again yet.
    private sealed record Memory(Past Past, Look Look, HashSet<Safeguard> Unknown);
}

/// <summary>How a circle was looked at before it came to rest.</summary>
/// <param name="Joined">The people whose threads were open.</param>
/// <param name="Minute">One at which it said what it said last.</param>
/// <param name="Next">The next minute at which it may say something else.</param>
internal sealed record Past(Footing Footing, IReadOnlySet<string> Joined, long Minute, long Next);
