using Goldthread.Families;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Watching;

/// <summary>Which records share one duty: those of one event, or all of a pregnancy, child or family; a count begins anew after what re-arms it.</summary>
internal sealed class Grouping(View view)
{
    private RecordSet Set => view.Set;

    /// <param name="binding">The records that the safeguard may begin at, in the order of statements.</param>
    /// <param name="subject">As findings name it.</param>
    public IReadOnlyList<IReadOnlyList<Record>> Of(Safeguard g, string subject, IReadOnlyList<Record> binding)
    {
        if (g.Subject is Subject.Begun begun && SubjectNames.RecordOf(subject) is { } id) binding = [.. binding.Where(r => Belongs(r, Set[id], begun))];
        if (binding.Count == 0) return [];
        return g.When[0].Form switch
        {
            Form.Count f => Rearmed(f.Since, binding),
            Form.Differ => [binding],
            Form.Silence => ByEvent(binding, Set.EventOf),
            _ when g.OncePer is GroupBy.Child or GroupBy.Family or GroupBy.Pregnancy => [binding],
            _ => ByEvent(binding, r => EventOf(r, binding)),
        };
    }

    /// <summary>What a safeguard speaks of where each exchange or episode is spoken of: the first statement of each.</summary>
    public IEnumerable<string> Begun(Subject.Begun of) =>
        Set.OfKinds(of.Kinds).Where(r => Begins(of, r)).GroupBy(Set.EventOf, StringComparer.Ordinal).Select(same => SubjectNames.OfRecord(same.Aggregate((a, b) => Set.Order(a, b) <= 0 ? a : b).Id));

    private static bool Begins(Subject.Begun of, Record r) => r.Of is null && !r.Planned && of.Kinds.Any(k => k.Matches(r.Kind.Name));

    // Of an exchange or episode is whatever is it, or answers or concerns it by way of what is not another one.
    private bool Belongs(Record r, Record subject, Subject.Begun of)
    {
        var (open, seen) = (new Queue<Record>([r]), new HashSet<string>(StringComparer.Ordinal));
        while (open.TryDequeue(out var at))
        {
            if (Set.EventOf(at) == Set.EventOf(subject)) return true;
            if (Begins(of, at) || !seen.Add(at.Id)) continue;
            foreach (var named in at.Concerning.Append(at.Of).OfType<string>().Where(Set.Has)) open.Enqueue(Set[named]);
        }
        return false;
    }

    private static List<IReadOnlyList<Record>> ByEvent(IReadOnlyList<Record> binding, Func<Record, string> eventOf)
    {
        var groups = new Dictionary<string, List<Record>>(StringComparer.Ordinal);
        var order = new List<IReadOnlyList<Record>>();
        foreach (var r in binding)
        {
            if (!groups.TryGetValue(eventOf(r), out var group)) order.Add(groups[eventOf(r)] = group = []);
            group.Add(r);
        }
        return order;
    }

    // One kind and site on one day is one event, unless the sources join or part them otherwise.
    private string EventOf(Record r, IReadOnlyList<Record> binding)
    {
        var own = Set.EventOf(r);
        if (r.Kind.Step is not null || !r.Fields.TryGetValue("site", out var site)) return own;
        foreach (var o in binding)
        {
            if (o.Id == r.Id || Set.EventOf(o) == own) return own;
            if (o.Kind.Name == r.Kind.Name && o.Fields.TryGetValue("site", out var other) && other == site && o.About.Any(r.About.Contains) && view.SameDay(Set.OccurredOf(o), Set.OccurredOf(r)) == Truth.Yes) return Set.EventOf(o);
        }
        return own;
    }

    private List<IReadOnlyList<Record>> Rearmed(IReadOnlyList<KindPattern> since, IReadOnlyList<Record> binding)
    {
        var arming = since.Count == 0 ? [] : Set.OfKinds(since).Where(d => view.Holds(d) != Truth.No).ToList();
        var groups = new List<IReadOnlyList<Record>>();
        var open = new List<Record>();
        foreach (var r in binding)
        {
            if (open.Count > 0 && arming.Exists(d => view.Before(Set.OccurredOf(open[^1]), Set.OccurredOf(d)) == Truth.Yes && view.NotAfter(Set.OccurredOf(d), Set.OccurredOf(r)) == Truth.Yes))
            {
                groups.Add(open);
                open = [];
            }
            open.Add(r);
        }
        groups.Add(open);
        return groups;
    }
}
