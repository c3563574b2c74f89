using Goldthread.Access;
using Goldthread.Records;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Time;

namespace Goldthread.Web.Running;

/// <summary>The records of a child and of everybody who is tied with the child by records, but for those that tell of an identity that adoption closed, in order of receipt, people under the names by which they are looked at.</summary>
/// <param name="Positions">In the journal, by record id.</param>
/// <param name="Words">Everybody and everything of whom a further entry may change it, by the labels under which entries name them.</param>
sealed record ChildThread(string Child, IReadOnlyList<Record> Records, IReadOnlyDictionary<string, PersonLabel> People, IReadOnlyDictionary<string, long> Positions, IReadOnlySet<string> Words)
{
    public static ChildThread Of(Register register, Journal journal, string child)
    {
        var (people, open, found) = (new HashSet<string>(StringComparer.Ordinal) { child }, new Queue<string>([child]), new Dictionary<string, (Record Record, long Position)>(StringComparer.Ordinal));
        var words = new HashSet<string>(StringComparer.Ordinal);
        while (open.TryDequeue(out var person))
        {
            words.UnionWith(register.Same(person));
            foreach (var label in register.Holders(person).Select(h => h.Person))
                foreach (var kept in journal.Of(label))
                    if (kept.Entry is Entry.Told told && !told.Record.About.Any(register.IsClosed) && register.Named(told) is var record && found.TryAdd(record.Id, (record, kept.Position)))
                    {
                        words.UnionWith(told.Record.About);
                        foreach (var other in record.About.Where(register.Knows))
                            if (people.Add(other)) open.Enqueue(other);
                    }
        }
        var all = found.Values.OrderBy(r => r.Position).ToList();
        return new(child, [.. all.Select(r => r.Record)], people.ToDictionary(p => p, register.LabelOf, StringComparer.Ordinal), all.ToDictionary(r => r.Record.Id, r => r.Position, StringComparer.Ordinal), words);
    }

    /// <summary>What one reader has of it: of what the reader may see, only what hangs together with the child by that alone. Whatever is tied with the child by something withheld would tell of it.</summary>
    public Visible SeenBy(Reader reader, Lens lens, Reckoning reckoning, bool open, long at)
    {
        var seen = Visible.Of(lens, reader, Records, People, Child, reckoning, open, at, new Dictionary<string, string>());
        if (seen.Records is not { } set) return seen;
        var reached = Reached(set);
        var kept = Records.Where(r => set.Has(r.Id) ? reached.Contains(r.Id) : r.About.Contains(Child)).ToList();
        return kept.Count == Records.Count ? seen : Visible.Of(lens, reader, kept, People, Child, reckoning, open, at, new Dictionary<string, string>());
    }

    private HashSet<string> Reached(RecordSet set)
    {
        var byPerson = set.Records.SelectMany(r => r.About.Where(set.People.ContainsKey).Select(p => (p, r))).ToLookup(r => r.p, r => r.r, StringComparer.Ordinal);
        var (people, open, reached) = (new HashSet<string>(StringComparer.Ordinal) { Child }, new Queue<string>([Child]), new HashSet<string>(StringComparer.Ordinal));
        while (open.TryDequeue(out var person))
            foreach (var record in byPerson[person])
                if (reached.Add(record.Id))
                    foreach (var other in record.About.Where(set.People.ContainsKey))
                        if (people.Add(other)) open.Enqueue(other);
        return reached;
    }
}
