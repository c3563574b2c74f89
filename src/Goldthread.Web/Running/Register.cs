using Goldthread.Access;
using Goldthread.Agencies;
using Goldthread.Escalation;
using Goldthread.Records;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Store.Keeping;
using Goldthread.Store.Keys;
using Goldthread.Store.Projections;
using Goldthread.Watching;
using Goldthread.Web.Links;

namespace Goldthread.Web.Running;

/// <summary>
/// Who is who in a journal, who works where, which threads are open and what was decided about duties: kept up as the journal grows. Records are not kept here; they are read when somebody looks.
/// </summary>
public sealed class Register(KeyRing ring, Catalogue catalogue)
{
    private const int Together = 4096;

    private readonly Lock gate = new();
    private readonly Identities identities = new();
    private readonly Dictionary<string, Account> people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> byAddress = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<GatewayChange>> gateways = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> practitioners = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DutyDecision>> decisions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry.DirectoryFact> agencies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> feeds = new(StringComparer.Ordinal);
    private readonly List<Entry.Covers> covers = [];
    private readonly List<Kept> staff = [];
    private readonly List<SharingDecision> sharing = [];
    private readonly Dictionary<string, Brokering> brokered = new(StringComparer.Ordinal);
    private readonly FeedAgreements agreements = new();
    private readonly SealedIdentities closed = new();
    private readonly Dictionary<(string Person, string Seeker), PairProtection> pairs = [];
    private readonly Ties ties = new();

    // Where whatever is kept here stands in the journal.
    private readonly List<long> positions = [];
    private bool erased;
    private SharingDecisions? decided;
    private IReadOnlyList<Protection>? protections;
    private IReadOnlyList<string>? open, besideClosed;
    private Lens lens = new(new AgencyList([], catalogue.Routes));

    /// <param name="rest">Where another register may have left where it found whom; null = the whole journal is read.</param>
    public static Register Of(Journal journal, KeyRing ring, Catalogue catalogue, Rest? rest = null)
    {
        var register = rest?.Read(journal.Holds, from => new Register(ring, catalogue, journal, from)) ?? new Register(ring, catalogue);
        register.Follow(journal);
        if (register.erased) rest?.Delete();
        return register;
    }

    /// <summary>Leaves where it found whom, so that the next one reads no records: nothing, where it has not read all of the journal, or has read of an erasure.</summary>
    public void Leave(Journal journal, Rest rest)
    {
        lock (gate)
        {
            var head = journal.Head;
            if (erased) rest.Delete();
            else if (head.Position == Through && Through > 0) rest.Write(head, Write);
        }
    }

    /// <summary>The position up to which it has been read.</summary>
    public long Through { get; private set; }

    public AgencyList Agencies { get; private set; } = new([], catalogue.Routes);

    /// <summary>Children stand in it under the names by which they are looked at.</summary>
    public StaffDirectory Staff { get; private set; } = new(new AgencyList([], catalogue.Routes), [], null, []);

    /// <summary>Reads what has been appended since.</summary>
    /// <returns>Of whom and what it may change what a reader is shown, by label; null = of anybody.</returns>
    public IReadOnlySet<string>? Follow(Journal journal)
    {
        lock (gate)
        {
            var (facts, links, anybody, touched) = (staff.Count + covers.Count, false, false, new HashSet<string>(StringComparer.Ordinal));
            if (journal.Head.Position == Through) return touched;
            foreach (var kept in journal.Read(Through))
            {
                Through = kept.Position;
                links |= kept.Entry is Entry.Link;
                anybody |= kept.Entry is Entry.DirectoryFact { Fact: "agency" } or Entry.Covers or Entry.VersionSet or Entry.FeedAgreed or Entry.IdentitySealed or Entry.NotTaken { Is: NotTakenState.Apart };
                if (kept.Entry is Entry.Link or Entry.PersonHeld or Entry.PairProtected) protections = null;
                if (kept.Entry is not (Entry.DutyChanged or Entry.Decision or Entry.DirectoryFact or null)) touched.UnionWith(kept.Entry.About);
                if (Matters(kept.Entry)) positions.Add(kept.Position);
                erased |= kept.Entry is Entry.Erased;
                Take(kept);
            }
            if (links || staff.Count + covers.Count > facts) Employ();
            // An agency that has come to hold the one is from now on on that side.
            foreach (var pair in pairs.Keys.Where(p => identities.Same(p.Seeker).Any(touched.Contains)).ToList()) touched.UnionWith(identities.Same(pair.Person));
            return anybody ? null : touched;
        }
    }

    /// <summary>Every child by the name under which it is looked at.</summary>
    public IReadOnlyList<string> Children { get { lock (gate) return [.. people.Where(p => p.Value.Label != PersonLabel.Adult && !closed.Has(p.Key) && identities.NameOf(p.Key) == p.Key).Select(p => p.Key)]; } }

    /// <summary>Whether somebody is an identity that adoption closed: for everybody who does not keep adoption records there is no such person, nor anything that is told of them, whoever else it tells of.</summary>
    public bool IsClosed(string label) { lock (gate) return closed.Has(label); }

    /// <summary>How systems hold the identities that adoption closed. For whoever keeps adoption records alone.</summary>
    public IReadOnlyList<Entry.PersonHeld> Closed { get { lock (gate) return [.. closed.People.Order(StringComparer.Ordinal).Select(people.GetValueOrDefault).OfType<Account>().SelectMany(a => a.Statements())]; } }

    /// <summary>Children of whom records tell, directly or by others, together with a closed identity. What is said of them is worked out without it.</summary>
    public IReadOnlyList<string> BesideClosed
    {
        get { lock (gate) return besideClosed ??= closed.People.Count == 0 ? [] : [.. Children.Where(c => identities.Same(c).Any(ties.IsBesideClosed)).Order(StringComparer.Ordinal)]; }
    }

    public bool IsBesideClosed(string label) { lock (gate) return ties.IsBesideClosed(label); }

    /// <summary>The child whom an address means; null = none.</summary>
    public string? ChildAt(string address) { lock (gate) return byAddress.TryGetValue(address, out var label) && !closed.Has(label) ? identities.NameOf(label) : null; }

    /// <summary>What a person is called in addresses: it says nothing to who has not the keys, and stays the same.</summary>
    public string AddressOf(string label) => Address("address", label);

    public string AddressOfDuty(string key) => Address("duty", key);

    public bool Knows(string label) { lock (gate) return people.ContainsKey(label); }

    public bool IsChild(string label) { lock (gate) return people.TryGetValue(label, out var held) && held.Label != PersonLabel.Adult && !closed.Has(label); }

    /// <summary>The label under which a person is looked at: the one held longest.</summary>
    public string NameOf(string label) { lock (gate) return identities.NameOf(label); }

    /// <summary>Every label under which this person is told of.</summary>
    public IReadOnlyList<string> Same(string name) { lock (gate) return identities.Same(name); }

    public PersonLabel LabelOf(string label) { lock (gate) return people[label].Label; }

    /// <summary>Everybody whom systems hold as this person.</summary>
    public IReadOnlyList<Entry.PersonHeld> Holders(string name) { lock (gate) return [.. identities.Same(name).Where(l => !closed.Has(l)).Select(people.GetValueOrDefault).OfType<Account>().SelectMany(a => a.Statements())]; }

    /// <summary>The agencies for which a feed tells.</summary>
    public IReadOnlyCollection<string> AgenciesOf(string feed) { lock (gate) return feeds.TryGetValue(feed, out var all) ? [.. all] : [feed]; }

    public string? Practitioner(string id) { lock (gate) return practitioners.GetValueOrDefault(id); }

    /// <summary>The openings in force by which a child's thread is open.</summary>
    public IReadOnlyList<GatewayChange> OpenBy(string name)
    {
        lock (gate) return [.. identities.Same(name).SelectMany(k => gateways.GetValueOrDefault(k, [])).GroupBy(g => (g.Child, g.Gateway)).Select(g => g.Last()).Where(g => g.Open).DistinctBy(g => g.Gateway).OrderBy(g => g.At).ThenBy(g => g.Gateway, StringComparer.Ordinal)];
    }

    /// <summary>The children whose threads are open.</summary>
    public IReadOnlyList<string> Open
    {
        get { lock (gate) return open ??= [.. gateways.Keys.Where(c => !closed.Has(c)).Select(identities.NameOf).Distinct(StringComparer.Ordinal).Where(c => OpenBy(c).Count > 0).Order(StringComparer.Ordinal)]; }
    }

    /// <summary>Is something about this person, or about anybody tied with them, that only some may see?</summary>
    public bool HasWithheld(string label) { lock (gate) return ties.IsMarked(label); }

    /// <summary>Are the two told of together, by however many records?</summary>
    public bool AreTied(string label, string other) { lock (gate) return ties.AreTied(label, other); }

    /// <summary>What people decided about a duty, in order.</summary>
    public IReadOnlyList<DutyDecision> Decisions(string duty) { lock (gate) return [.. decisions.GetValueOrDefault(duty, [])]; }

    /// <summary>What holders decided of what others may not see.</summary>
    public SharingDecisions Sharing { get { lock (gate) return decided ??= new([.. sharing]); } }

    /// <summary>Who must not find whom, under the names by which people are looked at.</summary>
    public IReadOnlyList<Protection> Protections { get { lock (gate) return protections ??= [.. pairs.Values.Where(p => p.Holds).Select(p => p.By(identities.NameOf))]; } }

    /// <summary>What was said last of the pairs of whom this person is protected.</summary>
    public IReadOnlyList<PairProtection> PairsOf(string name) { lock (gate) return [.. pairs.Values.Where(p => identities.NameOf(p.Person) == name).OrderBy(p => p.At).ThenBy(p => p.Seeker, StringComparer.Ordinal)]; }

    /// <summary>Does a system of this agency hold the person?</summary>
    public bool IsHeldBy(string name, string agency) => Holders(name).Any(h => AgenciesOf(h.Feed).Contains(agency));

    /// <summary>What a broker did last about a finding; null = nothing.</summary>
    public Brokering? Brokered(string duty) { lock (gate) return brokered.GetValueOrDefault(duty); }

    /// <summary>A record that a feed told, with its people under the names by which they are looked at, and under the agreement of its feed today.</summary>
    public Record Named(Entry.Told told) { lock (gate) return identities.Named(agreements.Today(told.Feed, told.Record)); }

    /// <summary>The agreement under which it is read how a feed holds somebody; null = none stands between.</summary>
    public string? AgreementOf(Entry.PersonHeld held) { lock (gate) return agreements.Today(held.Feed, held.Agreement); }

    // From where another one was.
    private Register(KeyRing ring, Catalogue catalogue, Journal journal, BinaryReader from)
        : this(ring, catalogue)
    {
        Through = from.ReadInt64();
        for (var left = from.ReadInt32(); left > 0; left--) positions.Add(from.ReadInt64());
        foreach (var some in positions.Chunk(Together))
            foreach (var kept in journal.At(some).OrderBy(k => k.Position)) Take(kept);
        ties.Read(from);
        Employ();
    }

    private void Write(BinaryWriter to)
    {
        to.Write(Through);
        to.Write(positions.Count);
        foreach (var position in positions) to.Write(position);
        ties.Write(to);
    }

    // Of records it keeps whom they tie; of what became of duties, nothing.
    private static bool Matters(Entry? entry) => entry is Entry.DirectoryFact or Entry.Covers or Entry.FeedAgreed or Entry.IdentitySealed or Entry.NotTaken { Is: NotTakenState.Apart } or Entry.PersonHeld or Entry.Link or Entry.Gateway or Entry.SharingDecided or Entry.PairProtected or Entry.Decision;

    private string Address(string sense, string text) => Convert.ToHexStringLower(ring.Hash(sense, text).ToBytes().AsSpan(0, 10));

    private void Take(Kept kept)
    {
        if (kept.Entry is Entry.Gateway or Entry.Link) open = null;
        besideClosed = null;
        switch (kept.Entry)
        {
            case Entry.DirectoryFact f:
                staff.Add(kept);
                if (f.Fact == "agency")
                {
                    agencies[f.Subject] = f;
                    lens = new(new AgencyList(agencies.Values.Select(StaffEntries.Agency), catalogue.Routes), catalogue.Access);
                }
                if (f.Fact == "post" && f.Values.TryGetValue("name", out var name)) practitioners[f.Subject] = name;
                break;
            case Entry.Covers c:
                covers.Add(c);
                if (!feeds.TryGetValue(c.Feed, out var its)) feeds[c.Feed] = its = new(StringComparer.Ordinal);
                its.Add(c.Agency);
                break;
            case Entry.FeedAgreed a:
                agreements.Take(a);
                // What was told under none may have been plain, and is so no more.
                if (a.Terms is not null)
                    foreach (var (label, held) in people)
                        if (held.IsOf(a.Feed)) ties.Mark([label]);
                break;
            case Entry.PersonHeld p:
                if (!people.TryGetValue(p.Person, out var account)) people[p.Person] = account = new();
                account.Hear(p);
                identities.Hold(p.Person, p.Label);
                if (p.Label != PersonLabel.Adult) byAddress[AddressOf(p.Person)] = p.Person;
                closed.Take(p);
                if (closed.Has(p.Person)) Close();
                break;
            case Entry.IdentitySealed or Entry.NotTaken { Is: NotTakenState.Apart }:
                closed.Take(kept.Entry);
                foreach (var said in people.Values.SelectMany(a => a.Statements())) closed.Take(said);
                Close();
                break;
            case Entry.Link { Is: LinkState.Confirmed } l when closed.Has(l.Person) != closed.Has(l.Other):
                break;
            case Entry.Link { Is: LinkState.Confirmed } l:
                identities.Link(l.Person, l.Other);
                ties.Tie([l.Person, l.Other]);
                break;
            case Entry.Link { Is: LinkState.Undone } l:
                identities.Unlink(l.Person, l.Other);
                break;
            case Entry.Told t:
                ties.Tie(t.Record.About);
                if (!lens.IsPlain(t.Record)) ties.Mark(t.Record.About);
                break;
            case Entry.Gateway g:
                Under(gateways, g.Child).Add(DecisionEntries.Read(g, Minutes.Of(kept.When)));
                break;
            case Entry.SharingDecided:
                sharing.Add(DecisionEntries.Sharing(kept));
                decided = null;
                break;
            case Entry.PairProtected p:
                pairs[(p.Person, p.Seeker)] = DecisionEntries.Read(p, Minutes.Of(kept.When));
                ties.Mark([p.Person]);
                break;
            case Entry.Decision d when DecisionEntries.Read(kept) is { } decision:
                Under(decisions, d.Duty).Add(decision);
                break;
            case Entry.Decision d when DecisionEntries.Brokering(kept) is { } brokering:
                brokered[d.Duty] = brokering;
                break;
        }
    }

    private void Close()
    {
        open = null;
        foreach (var label in closed.People)
        {
            identities.Part(label);
            ties.Close(label);
        }
    }

    private void Employ()
    {
        Staff = StaffEntries.Read(staff.Select(k => k.Entry is Entry.DirectoryFact { Fact: "allocated to" or "responsible" } f ? k with { Entry = f with { Subject = identities.NameOf(f.Subject) } } : k), catalogue.Routes);
        var sends = covers.Where(c => c.Continual).ToLookup(c => c.Agency, c => new KindPattern(c.Kind), StringComparer.Ordinal);
        Agencies = new AgencyList(Staff.Agencies.All.Values.Select(a => a with { Connected = agencies[a.Name].Values.GetValueOrDefault("connected") != "no", Covers = sends.Contains(a.Name) ? [.. sends[a.Name].Distinct()] : null }), catalogue.Routes);
    }

    private static List<T> Under<T>(Dictionary<string, List<T>> lists, string key)
    {
        if (!lists.TryGetValue(key, out var list)) lists[key] = list = [];
        return list;
    }
}
