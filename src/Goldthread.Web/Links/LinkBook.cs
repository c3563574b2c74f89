using Goldthread.Linkage;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;

namespace Goldthread.Web.Links;

/// <summary>Everybody whom agencies hold, and how each pair of them stands, kept up as the journal grows.</summary>
public sealed class LinkBook
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, HeldHistory> people = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, Standing> pairs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> others = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> mothers = new(StringComparer.Ordinal);
    private readonly SealedIdentities closed = new();
    private long through;

    /// <summary>How a pair stands, since when, and who said so.</summary>
    public sealed record Standing(Entry.Link Link, string Who, DateTimeOffset When)
    {
        /// <summary>Likeness said it, and may take it back.</summary>
        public bool IsByLikeness => Who == Linking.Who;
    }

    /// <summary>What says who is held, and who is one. Who is whose mother is told by records, and taken where somebody reads them.</summary>
    public static IReadOnlySet<string> Types { get; } = new HashSet<string>(StringComparer.Ordinal) { "person.held", "person.link", "identity.sealed", "number.superseded", "feed.not-taken" };

    /// <summary>Reads what has been appended since.</summary>
    public void Follow(Journal journal)
    {
        lock (gate)
        {
            var head = journal.Head.Position;
            foreach (var kept in journal.ReadOf(Types, through, head)) Take(kept);
            through = head;
        }
    }

    /// <summary>As each is held now, in the order in which they came.</summary>
    public IReadOnlyList<Entry.PersonHeld> People { get { lock (gate) return [.. people.Values.Select(h => h.Now)]; } }

    public Entry.PersonHeld? Person(string label) => History(label)?.Now;

    /// <summary>What their system has said of somebody; null = nothing.</summary>
    internal HeldHistory? History(string label) { lock (gate) return people.GetValueOrDefault(label); }

    /// <summary>Every pair of which something was said, the latest last.</summary>
    public IReadOnlyList<Standing> Pairs { get { lock (gate) return [.. pairs.Values]; } }

    public Standing? Of(string one, string other) { lock (gate) return pairs.GetValueOrDefault(Key(one, other)); }

    /// <summary>NHS numbers that were given up for another.</summary>
    public SupersededNumbers Superseded { get; } = new();

    /// <summary>Whether somebody is an identity that adoption closed.</summary>
    public bool IsClosed(string label) { lock (gate) return closed.Has(label); }

    /// <summary>Every pair in which somebody is.</summary>
    public IReadOnlyList<Standing> PairsOf(string label) { lock (gate) return [.. (others.GetValueOrDefault(label) ?? []).Select(o => pairs[Key(label, o)])]; }

    /// <summary>Who is told to be the mother of whom, by label.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Mothers { get { lock (gate) return mothers.ToDictionary(m => m.Key, m => (IReadOnlyList<string>)[.. m.Value], StringComparer.Ordinal); } }

    public IReadOnlyCollection<string> MothersOf(string label) { lock (gate) return mothers.TryGetValue(label, out var told) ? [.. told] : []; }

    /// <summary>Takes the next entry of the journal.</summary>
    public void Take(Kept kept)
    {
        lock (gate)
        {
            closed.Take(kept.Entry);
            switch (kept.Entry)
            {
                case Entry.IdentitySealed:
                    foreach (var held in people.Values) closed.Take(held.Now);
                    break;
                case Entry.NumberSuperseded s:
                    Superseded.Add(s.Old, s.Current);
                    break;
                case Entry.PersonHeld p:
                    people[p.Person] = people.TryGetValue(p.Person, out var before) ? before.Hear(p) : HeldHistory.Of(p);
                    break;
                case Entry.Link l:
                    pairs.Remove(Key(l.Person, l.Other));
                    pairs[Key(l.Person, l.Other)] = new(l, kept.Who, kept.When);
                    Under(others, l.Person).Add(l.Other);
                    Under(others, l.Other).Add(l.Person);
                    break;
                case Entry.Told { Record: { Kind.Asserts: "mother", About: [var child, var mother, ..] } }:
                    Under(mothers, child).Add(mother);
                    break;
            }
        }
    }

    private static HashSet<string> Under(Dictionary<string, HashSet<string>> sets, string key)
    {
        if (!sets.TryGetValue(key, out var set)) sets[key] = set = new(StringComparer.Ordinal);
        return set;
    }

    private static string Key(string one, string other) => string.CompareOrdinal(one, other) < 0 ? $"{one}\n{other}" : $"{other}\n{one}";
}
