using Goldthread.Records;

namespace Goldthread.Watching;

/// <summary>Which of those that the agencies hold are one person, as far as anybody has confirmed it.</summary>
public sealed class Identities
{
    private readonly Dictionary<string, (int Order, PersonLabel Label)> held = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> links = new(StringComparer.Ordinal);

    public bool Knows(string person) => held.ContainsKey(person);

    public PersonLabel LabelOf(string person) => held[person].Label;

    /// <summary>Somebody as one agency holds them; told again, under another label perhaps.</summary>
    public void Hold(string person, PersonLabel label) => held[person] = (held.TryGetValue(person, out var known) ? known.Order : held.Count, label);

    public bool Holds(string person, PersonLabel label) => held.TryGetValue(person, out var known) && known.Label == label;

    public void Link(string one, string other)
    {
        Linked(one).Add(other);
        Linked(other).Add(one);
    }

    public void Unlink(string one, string other)
    {
        Linked(one).Remove(other);
        Linked(other).Remove(one);
    }

    /// <summary>Nobody is the same as this one any more.</summary>
    public void Part(string person)
    {
        foreach (var other in Linked(person)) Linked(other).Remove(person);
        links.Remove(person);
    }

    /// <summary>Everybody who is the same person, the one held longest first. Whom nobody holds is nobody else.</summary>
    public IReadOnlyList<string> Same(string person) => held.ContainsKey(person) ? Reached(person) : [person];

    /// <summary>The same, if this one were held.</summary>
    public IReadOnlyList<string> Reached(string person)
    {
        if (!links.ContainsKey(person)) return [person];
        var seen = new HashSet<string>(StringComparer.Ordinal) { person };
        var open = new Queue<string>([person]);
        while (open.TryDequeue(out var at))
            foreach (var next in links.GetValueOrDefault(at) ?? [])
                if (held.ContainsKey(next) && seen.Add(next)) open.Enqueue(next);
        return [.. seen.OrderBy(p => held.TryGetValue(p, out var h) ? h.Order : int.MaxValue)];
    }

    /// <summary>The name under which a person is looked at: the one held longest.</summary>
    public string NameOf(string person) => links.ContainsKey(person) ? Same(person)[0] : person;

    /// <summary>A record with its people under those names.</summary>
    public Record Named(Record r)
    {
        if (!r.About.Any(links.ContainsKey) && !links.ContainsKey(r.Teller) && !r.Parts.Keys.Any(links.ContainsKey) && r.About.Distinct(StringComparer.Ordinal).Count() == r.About.Count) return r;
        var about = r.About.Select(NameOf).Distinct(StringComparer.Ordinal).ToList();
        if (about.SequenceEqual(r.About, StringComparer.Ordinal) && NameOf(r.Teller) == r.Teller && r.Parts.Keys.All(p => NameOf(p) == p)) return r;
        return r with { About = about, Teller = NameOf(r.Teller), Parts = r.Parts.GroupBy(p => NameOf(p.Key), StringComparer.Ordinal).ToDictionary(p => p.Key, p => p.First().Value, StringComparer.Ordinal) };
    }

    internal void Write(BinaryWriter to)
    {
        to.Write(held.Count);
        foreach (var (person, (_, label)) in held.OrderBy(h => h.Value.Order))
        {
            to.Write(person);
            to.Write((int)label);
        }
        var pairs = links.SelectMany(l => l.Value.Where(other => string.CompareOrdinal(l.Key, other) < 0).Select(other => (l.Key, other))).ToList();
        to.Write(pairs.Count);
        foreach (var (one, other) in pairs)
        {
            to.Write(one);
            to.Write(other);
        }
    }

    internal void Read(BinaryReader from)
    {
        for (var left = from.ReadInt32(); left > 0; left--) Hold(from.ReadString(), (PersonLabel)from.ReadInt32());
        for (var left = from.ReadInt32(); left > 0; left--) Link(from.ReadString(), from.ReadString());
    }

    private SortedSet<string> Linked(string person)
    {
        if (!links.TryGetValue(person, out var others)) links[person] = others = new(StringComparer.Ordinal);
        return others;
    }
}
