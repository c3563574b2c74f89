using Goldthread.Agencies;
using Goldthread.Records;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Store.Projections;

namespace Goldthread.Web.Running;

/// <summary>Who is who in a journal, and what is held of whom: read through once.</summary>
public sealed class Register
{
    private readonly Dictionary<string, (Entry.PersonHeld Held, long First)> people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> same = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(Record Record, long Position)>> records = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> practitioners = new(StringComparer.Ordinal);

    private Register(IEnumerable<Kept> journal, Routes routes)
    {
        var (staff, facts, covers, told) = (new List<Kept>(), new List<Entry.DirectoryFact>(), new List<Entry.Covers>(), new List<(Record Record, long Position)>());
        var links = new Dictionary<string, Entry.Link>(StringComparer.Ordinal);
        foreach (var kept in journal)
            switch (kept.Entry)
            {
                case Entry.DirectoryFact f:
                    staff.Add(kept);
                    if (f.Fact == "agency") facts.Add(f);
                    if (f.Fact == "post" && f.Values.TryGetValue("name", out var name)) practitioners[f.Subject] = name;
                    break;
                case Entry.Covers c: covers.Add(c); break;
                case Entry.PersonHeld p: people[p.Person] = (p, people.TryGetValue(p.Person, out var known) ? known.First : kept.Position); break;
                case Entry.Link l: links[l.Identity] = l; break;
                case Entry.Told t: told.Add((t.Record, kept.Position)); break;
                case Entry.Gateway g:
                    if (!open.TryGetValue(g.Child, out var gateways)) open[g.Child] = gateways = new(StringComparer.Ordinal);
                    if (g.Open) gateways.Add(g.Name);
                    else gateways.Remove(g.Name);
                    break;
            }
        Staff = StaffEntries.Read(staff, routes);
        var sends = covers.Where(c => c.Continual).ToLookup(c => c.Agency, c => new KindPattern(c.Kind), StringComparer.Ordinal);
        Agencies = new AgencyList(facts.DistinctBy(f => f.Subject).Select(f => Staff.Agencies[f.Subject]! with { Connected = f.Values.GetValueOrDefault("connected") != "no", Covers = sends.Contains(f.Subject) ? [.. sends[f.Subject]] : null }), routes);
        foreach (var link in links.Values.Where(l => l.Is == LinkState.Confirmed)) Join(link.Person, link.Other);
        foreach (var person in people.Keys)
        {
            if (!keys.TryGetValue(NameOf(person), out var its)) keys[NameOf(person)] = its = [];
            its.Add(person);
        }
        foreach (var one in told)
            foreach (var person in one.Record.About.Where(people.ContainsKey).Select(NameOf).Distinct(StringComparer.Ordinal))
            {
                if (!records.TryGetValue(person, out var its)) records[person] = its = [];
                its.Add(one);
            }
        Children = people.Values.Where(p => p.Held.Label != PersonLabel.Adult && NameOf(p.Held.Person) == p.Held.Person).ToDictionary(p => p.First, p => p.Held.Person);
        Numbers = Children.ToDictionary(c => c.Value, c => c.Key, StringComparer.Ordinal);
    }

    public static Register Of(Journal journal, Routes routes) => new(journal.Read(), routes);

    public AgencyList Agencies { get; }

    public StaffDirectory Staff { get; }

    /// <summary>Children by the position at which they were first told of: what addresses call them.</summary>
    public IReadOnlyDictionary<long, string> Children { get; }

    public IReadOnlyDictionary<string, long> Numbers { get; }

    public bool Knows(string label) => people.ContainsKey(label);

    /// <summary>The label under which a person is looked at: the one held longest.</summary>
    public string NameOf(string label) => same.GetValueOrDefault(label, label);

    public PersonLabel LabelOf(string label) => people[label].Held.Label;

    /// <summary>Everybody whom systems hold as this person, the reader's own feed first.</summary>
    public IReadOnlyList<Entry.PersonHeld> Holders(string name) => [.. keys.GetValueOrDefault(NameOf(name), []).Select(k => people[k].Held)];

    public string? Practitioner(string id) => practitioners.GetValueOrDefault(id);

    /// <summary>Names of the gateways by which a child's thread is open.</summary>
    public IReadOnlyList<string> OpenBy(string name) => [.. keys.GetValueOrDefault(name, []).SelectMany(k => open.GetValueOrDefault(k, [])).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The records of a child and of those who are named with the child, people under the labels by which they are looked at.</summary>
    public (IReadOnlyList<Record> Records, IReadOnlyDictionary<string, PersonLabel> People, IReadOnlyList<long> Positions) Thread(string child)
    {
        var near = records.GetValueOrDefault(child, []).SelectMany(r => r.Record.About).Where(people.ContainsKey).Select(NameOf).Append(child).ToHashSet(StringComparer.Ordinal);
        var all = near.SelectMany(p => records.GetValueOrDefault(p, [])).DistinctBy(r => r.Record.Id).OrderBy(r => r.Position).ToList();
        string Of(string word) => people.ContainsKey(word) ? NameOf(word) : word;
        var named = all.Select(r => r.Record with { About = [.. r.Record.About.Select(Of).Distinct(StringComparer.Ordinal)], Teller = Of(r.Record.Teller), Parts = r.Record.Parts.GroupBy(p => Of(p.Key), StringComparer.Ordinal).ToDictionary(p => p.Key, p => p.First().Value, StringComparer.Ordinal) }).ToList();
        return (named, named.SelectMany(r => r.About).Where(people.ContainsKey).Distinct(StringComparer.Ordinal).ToDictionary(p => p, LabelOf, StringComparer.Ordinal), [.. all.Select(r => r.Position)]);
    }

    private void Join(string one, string other)
    {
        if (!people.ContainsKey(one) || !people.ContainsKey(other)) return;
        var (a, b) = (NameOf(one), NameOf(other));
        if (a == b) return;
        var (first, second) = people[a].First <= people[b].First ? (a, b) : (b, a);
        foreach (var label in same.Where(s => s.Value == second).Select(s => s.Key).Append(second).ToList()) same[label] = first;
    }
}
