using Goldthread.Duties;
using Goldthread.Families;
using Goldthread.Records;
using Goldthread.Safeguards;

namespace Goldthread.Watching;

/// <summary>People and records that are tied to one another, seen from one standpoint, with what every safeguard says of them.</summary>
/// <param name="agency">Whose records alone; null = joined.</param>
internal sealed class Circle(string? agency)
{
    private readonly List<Record> received = [];
    private readonly Dictionary<Safeguard, Dictionary<string, Case>> cases = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Safeguard, List<Record>> binding = new(ReferenceEqualityComparer.Instance);
    private readonly Ties ties = new();
    private readonly Dictionary<string, PersonLabel> people = new(StringComparer.Ordinal);
    private readonly List<Record> leftOut = [];
    private List<Record> named = [];
    private readonly List<Record> arrived = [];
    private readonly Dictionary<Safeguard, long> again = new(ReferenceEqualityComparer.Instance);
    private readonly List<Finding> parted = [];
    private Look? look;

    public string? Agency => agency;

    /// <summary>As they were received, with people as their agencies name them.</summary>
    public IReadOnlyList<Record> Received => received;

    public IEnumerable<string> People => people.Keys;

    public IEnumerable<Case> Cases => cases.Values.SelectMany(c => c.Values);

    /// <summary>What cannot be true together with what came before it.</summary>
    public IReadOnlyList<Record> LeftOut => leftOut;

    /// <summary>All that was said of it counts no longer.</summary>
    public bool Fresh { get; private set; } = true;

    public void Know(string person, PersonLabel label)
    {
        if (people.TryGetValue(person, out var known) && known == label) return;
        people[person] = label;
        Freshen();
    }

    /// <param name="source">As received.</param>
    /// <param name="record">With people under the names by which they are looked at.</param>
    public void Add(Record source, Record record)
    {
        received.Add(source);
        named.Add(record);
        arrived.Add(record);
        ties.Add(record);
    }

    public void Freshen()
    {
        Fresh = true;
        look = null;
    }

    /// <summary>Some safeguards may see something else from a minute on, though no record has come.</summary>
    /// <returns>Is there anything to look at?</returns>
    public bool Reconsider(IReadOnlySet<Safeguard> which, long from)
    {
        if (Fresh) return true;
        var own = binding.Keys.Where(which.Contains).ToList();
        foreach (var g in own) again[g] = Math.Min(again.GetValueOrDefault(g, long.MaxValue), from);
        return own.Count > 0;
    }

    /// <summary>Other safeguards are watched for.</summary>
    /// <returns>Is there anything to look at?</returns>
    public bool Take(Ruling ruling)
    {
        if (Fresh) return true;
        foreach (var g in ruling.Gone)
        {
            if (cases.Remove(g, out var its)) parted.AddRange(its.Values.SelectMany(c => c.Findings));
            binding.Remove(g);
            again.Remove(g);
        }
        foreach (var g in ruling.Come)
            if (named.FindAll(r => !arrived.Contains(r) && Triggers.MayBind(g.When[0].Form, r)) is { Count: > 0 } bound) (binding[g], again[g]) = (bound, long.MinValue);
        foreach (var g in ruling.Followed.Where(binding.ContainsKey)) again.TryAdd(g, long.MaxValue);
        return parted.Count + again.Count > 0;
    }

    /// <summary>Drops every case.</summary>
    /// <returns>What they said.</returns>
    public IReadOnlyList<Finding> Rest()
    {
        List<Finding> said = [.. parted, .. Cases.SelectMany(c => c.Findings)];
        parted.Clear();
        cases.Clear();
        Freshen();
        return said;
    }

    /// <summary>Is a case still one of it?</summary>
    public bool Has(Case one) => cases.TryGetValue(one.Safeguard, out var its) && its.GetValueOrDefault(one.Subject) == one;

    /// <summary>Looks again at whatever what has arrived can touch, and at the cases whose minute has come.</summary>
    /// <param name="mine">Is a subject that stands for these people looked at from this standpoint?</param>
    public Looked Evaluate(Footing footing, IEnumerable<Case> due, Func<IReadOnlyList<string>, bool> mine, long now)
    {
        var before = new List<Finding>();
        var touched = Begin(footing, before);
        var looked = new HashSet<Case>(ReferenceEqualityComparer.Instance);
        foreach (var (g, from) in touched)
        {
            if (!binding.TryGetValue(g, out var bound)) continue;
            bound.Sort(look!.Set.Order);
            if (!cases.TryGetValue(g, out var its)) cases[g] = its = new(StringComparer.Ordinal);
            var subjects = Subjects(g, now).Where(s => mine(Persons(s))).ToHashSet(StringComparer.Ordinal);
            foreach (var gone in its.Keys.Where(s => !subjects.Contains(s)).ToList())
            {
                before.AddRange(its[gone].Findings);
                its.Remove(gone);
            }
            foreach (var subject in subjects)
            {
                if (!its.TryGetValue(subject, out var one)) its[subject] = one = new(g, subject);
                one.Forget(from);
                looked.Add(one);
            }
        }
        looked.UnionWith(due.Where(Has));
        foreach (var one in looked)
        {
            before.AddRange(one.Findings);
            one.Evaluate(look!, binding[one.Safeguard], now);
        }
        return new(this, before, [.. looked]);
    }

    // Takes in what has arrived; returns the safeguards that it touches, and from which minute on they may see something else.
    private Dictionary<Safeguard, long> Begin(Footing footing, List<Finding> before)
    {
        before.AddRange(parted);
        parted.Clear();
        if (Fresh)
        {
            before.AddRange(Cases.SelectMany(c => c.Findings));
            cases.Clear();
            binding.Clear();
        }
        look = Looking(footing);
        foreach (var r in Fresh ? named : arrived)
            foreach (var g in footing.Interests.Beginning(r))
            {
                if (!binding.TryGetValue(g, out var bound)) binding[g] = bound = [];
                bound.Add(r);
            }
        var touched = Fresh ? binding.Keys.ToDictionary(g => g, _ => long.MinValue) : Touched(footing.Interests);
        Fresh = false;
        arrived.Clear();
        again.Clear();
        return touched;
    }

    // By safeguard: from which minute on it may see something else.
    private Dictionary<Safeguard, long> Touched(Interests interests)
    {
        var touched = new Dictionary<Safeguard, long>(again, ReferenceEqualityComparer.Instance);
        foreach (var r in arrived)
        {
            var from = ties.BearsBack(r, arrived) ? long.MinValue : look!.Set.Known(r).Lo;
            foreach (var g in ties.Reached(r).Select(t => t.Kind.Name).Distinct(StringComparer.Ordinal).SelectMany(interests.Reading))
                touched[g] = Math.Min(touched.GetValueOrDefault(g, long.MaxValue), from);
        }
        return touched;
    }

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

    private IEnumerable<string> Subjects(Safeguard g, long now) => g.Subject switch
    {
        Subject.Adult => people.Where(p => Kinship.IsAdult(p.Value)).Select(p => p.Key),
        Subject.Begun b => new Grouping(look!.At(now, "").View).Begun(b),
        Subject.Reference r => named.SelectMany(o => o.About).Where(a => a.StartsWith(r.Word + ":", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal),
        _ => people.Where(p => p.Value != PersonLabel.Adult).Select(p => p.Key),
    };

    // Those of whom a subject speaks.
    private IReadOnlyList<string> Persons(string subject) => people.ContainsKey(subject) ? [subject]
        : SubjectNames.RecordOf(subject) is { } id ? [.. look!.Set.Copies(look.Set[id]).SelectMany(r => r.About).Where(people.ContainsKey).Distinct(StringComparer.Ordinal)] : [];
}

/// <summary>What a look at a circle has found.</summary>
/// <param name="Before">What was said by the cases looked at, or dropped.</param>
/// <param name="Cases">Those looked at, with what they say now.</param>
internal sealed record Looked(Circle Circle, IReadOnlyList<Finding> Before, IReadOnlyList<Case> Cases);
