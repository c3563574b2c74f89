using System.Collections.Concurrent;
using Goldthread.Access;
using Goldthread.Agencies;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Store.Journals;
using Goldthread.Time;
using Entry = Goldthread.Store.Entries.Entry;
using Finding = Goldthread.Duties.Finding;

namespace Goldthread.Web.Running;

/// <summary>
/// What each agency is shown of each child. Where everybody in an open thread may see all of it, that is what the live engine says; where something is withheld from some,
/// it is worked out from what the reader may see, and kept until something of it changes.
/// </summary>
/// <param name="safeguards">Those in force, with the versions that still have duties.</param>
public sealed class Screens(Journal journal, Register register, Catalogue catalogue, IReadOnlyList<Safeguard> safeguards)
{
    private readonly Carried<Seen> screens = new(4_000);
    private readonly Carried<Heard> heard = new(500_000);
    private readonly Carried<ThreadSketch> sketches = new(100_000);
    private volatile Footing? footing;

    /// <summary>What of a screen is asked of all children at once.</summary>
    /// <param name="Held">What the agency hears first, as holder.</param>
    private sealed record Heard(IReadOnlyList<Finding> Prompts, IReadOnlyList<HeldHere> Held);

    /// <summary>Something was told of these people; null = of anybody.</summary>
    public void Forget(IReadOnlySet<string>? words)
    {
        screens.Forget(words);
        heard.Forget(words);
        sketches.Forget(words);
    }

    /// <summary>One child for one agency, worked out from what it may see alone.</summary>
    public Seen Of(Board board, string child, string agency) => screens.Of(child, agency, board.Setting.Agencies, board.Through, () =>
    {
        var seen = Of(board, child, ReaderOf(agency));
        return (seen, seen.Screen.Until, seen.Words);
    });

    /// <summary>One child for one reader, worked out anew. Who reads for an agency that holds somebody reads on that person's side: there it is not known who of the agency works with whom.</summary>
    public Seen Of(Board board, string child, Reader reader) => Of(board, child, Sided(reader), ChildThread.Of(register, journal, child));

    private Seen Of(Board board, string child, Reader reader, ChildThread thread)
    {
        var open = register.OpenBy(child).Count > 0;
        var visible = thread.SeenBy(reader, Now.Lens, board.Reckoning, open, board.Through);
        var screen = Screen.Of(visible, reader, child, safeguards, board.Setting, board.Through);
        var (statements, records) = (Statements.Of(thread.Records), visible.Records?.Records ?? []);
        return new(screen, [.. screen.Findings.Where(f => board.ChildOf(f) == child).OrderBy(f => f.Due?.Hi ?? long.MaxValue).ThenBy(f => f.Key, StringComparer.Ordinal)],
            records.ToDictionary(r => r.Id, r => thread.Positions[r.Id], StringComparer.Ordinal), records.ToDictionary(r => r.Id, r => statements[r.Id], StringComparer.Ordinal))
        { Words = thread.Words };
    }

    /// <summary>The duties that prompt, of all children, as an agency may be told of them; and what one agency alone says of other things.</summary>
    public IReadOnlyList<Finding> Prompts(Board board, string agency)
    {
        var direct = board.Prompting.Where(s => s.Agency == agency ? !s.Finding.Bound.About.Any(register.IsBesideClosed) : s.Agency is null && !s.Finding.Bound.About.Any(register.HasWithheld)).Select(s => s.Finding);
        // What speaks of no child is said in each thread in which it stands.
        return [.. direct.Concat(Withheld().Union(register.BesideClosed, StringComparer.Ordinal).SelectMany(child => HeardOf(board, child, agency).Prompts)).DistinctBy(f => f.Key)];
    }

    /// <summary>
    /// What a holder's own screen says of a child and asks of somebody from whom the holder withholds what it rests on: the holder shares it, asks, or declines. It is worked out from what the holder may see,
    /// so that it tells nobody of what a third withholds.
    /// </summary>
    public IReadOnlyList<HeldHere> HeldBack(Board board, string child, string holder) => register.HasWithheld(child) && register.OpenBy(child).Count > 0 ? HeardOf(board, child, holder).Held : [];

    /// <summary>What no agency that it concerns can be told, since holders withhold from each other what it rests on, with the child in whose thread it stands. For a broker alone.</summary>
    public IReadOnlyList<(string Child, HeldBack Held)> BetweenHolders(Board board)
    {
        List<string> withheld = [.. Withheld()];
        var threads = board.Prompting.Where(s => s.Agency is null).Select(s => (s.Finding, Threads: (IReadOnlyList<string>)[.. board.ChildOf(s.Finding) is { } child ? withheld.Where(c => c == child) : withheld.Where(c => s.Finding.Bound.About.Any(a => register.AreTied(a, c)))])).ToList();
        var unheard = from its in threads
                      from child in its.Threads
                      group its.Finding by child into thread
                      from held in Goldthread.HeldBack.BetweenHolders(thread, ChildThread.Of(register, journal, thread.Key).Records.ToDictionary(r => r.Id, StringComparer.Ordinal), agency => Of(board, thread.Key, agency).Screen)
                      select (Child: thread.Key, Held: held);
        // What stands in several threads is heard where one of them lets it be.
        var often = threads.ToLookup(t => t.Finding.Key, t => t.Threads.Count, StringComparer.Ordinal);
        return [.. unheard.GroupBy(u => (u.Held.Finding.Key, u.Held.Owner)).Where(g => g.Select(u => u.Child).Distinct().Count() >= often[g.Key.Key].Max()).Select(g => g.First())];
    }

    /// <summary>Children whose thread is open and holds something that is withheld from some.</summary>
    public IEnumerable<string> Withheld() => register.Open.Where(register.HasWithheld);

    /// <summary>Is it told of what holders withhold from each other?</summary>
    public bool IsBroker(string agency) => catalogue.Access.Brokers.Any(b => register.Agencies.Is(agency, b));

    /// <summary>What a holder holds of a child and not everybody in the thread may see: one record for each statement, the last.</summary>
    public IReadOnlyList<Record> WithheldBy(Seen seen, string holder)
    {
        var lens = Now.Lens;
        return [.. (seen.Screen.Visible.Records?.Records ?? []).Where(r => r.By == holder).GroupBy(r => seen.Statements[r.Id], StringComparer.Ordinal).Where(s => s.Any(r => !lens.IsPlain(r))).Select(s => s.MaxBy(r => r.Source?.Version ?? 0)!)
            .OrderByDescending(r => seen.Places[r.Id])];
    }

    /// <summary>May an agency learn how a system holds somebody?</summary>
    public bool MayName(Board board, Entry.PersonHeld held, string reader) =>
        register.AgenciesOf(held.Feed) is var agencies && (agencies.Contains(reader) || Guard(board, register.NameOf(held.Person), reader) is null)
        && agencies.Any(a => board.MayKnow(a, reader) && Now.Lens.MayName(a, register.AgreementOf(held), new Reader(reader), board.Through));

    /// <summary>The protection by which who reads for an agency is not to learn where somebody is; null = none.</summary>
    public Protection? Guard(Board board, string person, string agency) => Now.Lens.Barred(person, ReaderOf(agency), board.Through);

    private Reader ReaderOf(string agency) => Sided(new Reader(agency) { Purpose = "demonstration" });

    private Reader Sided(Reader reader) => Now.SeekersOf(reader.Agency) is { Count: > 0 } seekers ? reader with { WorksWith = [.. reader.WorksWith.Union(seekers, StringComparer.Ordinal)] } : reader;

    // Of what is the same for many it is worked out once.
    private Heard HeardOf(Board board, string child, string agency) => heard.Of(child, SideOf(board, child, agency), board.Setting.Agencies, board.Through, () =>
    {
        // Screens are kept for whoever looks at a child: of all that are gone through for a list none would stay.
        var seen = Of(board, child, ReaderOf(agency));
        List<Finding> speaking = [.. seen.Screen.Findings.Where(f => f.Speaks == Truth.Yes && (board.ChildOf(f) ?? child) == child).OrderBy(f => f.Due?.Hi ?? long.MaxValue).ThenBy(f => f.Key, StringComparer.Ordinal)];
        return (new(speaking, HeldFirst(board, seen, speaking, agency)), seen.Screen.Until, seen.Words);
    });

    private string SideOf(Board board, string child, string agency)
    {
        if (register.OpenBy(child).Count == 0) return agency;
        var now = Now;
        var sketch = sketches.Of(child, "", board.Setting.Agencies, board.Through, () =>
        {
            var thread = ChildThread.Of(register, journal, child);
            return (ThreadSketch.Of(thread, now.Lens), Span.Never, thread.Words);
        });
        return sketch.Side(ReaderOf(agency), now.Lens, now.Protections, now.Decisions, board.Through);
    }

    private List<HeldHere> HeldFirst(Board board, Seen seen, List<Finding> speaking, string holder)
    {
        if (seen.Screen.Visible.Records is not { } set) return [];
        var (lens, decided) = (Now.Lens, register.Sharing);
        var versions = set.Records.ToLookup(r => seen.Statements[r.Id], StringComparer.Ordinal);
        bool Withholds(string owner, Record record) => record.By == holder && versions[seen.Statements[record.Id]].Any(v => lens.Of(v, seen.Statements[v.Id], ReaderOf(owner), board.Through) != Sight.Full);
        bool Declined(string owner, Record record) => decided.Of(seen.Statements[record.Id], holder, new Reader(owner), board.Through)?.Choice == SharingChoice.Declines;
        return [.. from finding in speaking
                   from owner in finding.Owner.Agencies
                   where owner != holder
                   let records = finding.Evidence.Where(set.Has).Select(id => set[id]).Where(r => Withholds(owner, r)).ToList()
                   where records.Count > 0
                   select new HeldHere(finding, owner, records, records.TrueForAll(r => Declined(owner, r)))];
    }

    // The register gives the same agencies, protections and decisions until one of them changes, or who is held by whom.
    private Footing Now
    {
        get
        {
            var (agencies, protections, decisions) = (register.Agencies, register.Protections, register.Sharing);
            return footing is { } now && now.RestsOn(agencies, protections, decisions) ? now : footing = new(register, catalogue.Access, agencies, protections, decisions);
        }
    }

    /// <summary>The lens, and on whose side each agency reads.</summary>
    private sealed class Footing(Register register, AccessRules access, AgencyList agencies, IReadOnlyList<Protection> protections, SharingDecisions decisions)
    {
        private readonly ConcurrentDictionary<string, IReadOnlyList<string>> seekers = new(StringComparer.Ordinal);

        public Lens Lens { get; } = new(agencies, access, protections, decisions);

        public IReadOnlyList<Protection> Protections => protections;

        public SharingDecisions Decisions => decisions;

        public bool RestsOn(AgencyList those, IReadOnlyList<Protection> pairs, SharingDecisions decided) => ReferenceEquals(those, agencies) && ReferenceEquals(pairs, protections) && ReferenceEquals(decided, decisions);

        /// <summary>Who must not find somebody and is held by the agency.</summary>
        public IReadOnlyList<string> SeekersOf(string agency) => seekers.GetOrAdd(agency, a => [.. protections.Select(p => p.Seeker).Distinct(StringComparer.Ordinal).Where(s => register.IsHeldBy(s, a))]);
    }
}

/// <summary>What is shown of one child.</summary>
/// <param name="Findings">Those that speak of the child, by deadline.</param>
/// <param name="Places">Of the records that are shown, in the journal, by record id.</param>
/// <param name="Statements">Of which statement each of them is, by record id, as its system names it: a holder decides of a statement.</param>
public sealed record Seen(Screen Screen, IReadOnlyList<Finding> Findings, IReadOnlyDictionary<string, long> Places, IReadOnlyDictionary<string, string> Statements)
{
    /// <summary>Of whom a further entry may change it, by label.</summary>
    public IReadOnlySet<string> Words { get; init; } = new HashSet<string>();

    /// <summary>Of the records that are shown, in the journal, in order.</summary>
    public IReadOnlyList<long> Positions { get; } = [.. Places.Values.Order()];

    /// <summary>Nothing of the child is known here.</summary>
    public bool IsNothing => Screen.Visible.Records is not { Records.Count: > 0 };
}
