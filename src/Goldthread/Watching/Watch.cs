using System.Collections.Concurrent;
using Goldthread.Agencies;
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
    // So many bundles are looked at, and then put to rest where there are too many, before the next.
    private const int Together = 64;

    private readonly int cores;
    private readonly int budget;
    private readonly Hearing hearing;
    private readonly Identities identities = new();
    private readonly Bundles bundles;
    private readonly Recollection recollection;
    private readonly HashSet<string> opened = new(StringComparer.Ordinal);
    private readonly List<(long Position, Record Record)> foreign = [];
    private readonly List<(string Agency, long Minute, bool Silent)> heard = [];
    private readonly PriorityQueue<Bundle, long> queue = new();
    private readonly HashSet<Bundle> stirred = new(ReferenceEqualityComparer.Instance);
    private readonly List<Bundle> gone = [];
    private readonly List<Revision> revisions = [];
    private readonly LinkedList<Bundle> awake = new();
    private Footing footing;

    /// <param name="axis">Minutes are counted on it; null = on the axis of dates.</param>
    /// <param name="cores">How many bundles are looked at side by side. What is said does not depend on it.</param>
    /// <param name="read">Records by their positions, in the order asked for, null for what was erased; from several threads. Null = nothing is read again, and all that is told is held.</param>
    /// <param name="budget">How many records are held; those not looked at for longest are let go of, and read again when they are needed. What is said does not depend on it.</param>
    public Watch(IReadOnlyList<Safeguard> safeguards, Setting setting, Axis? axis = null, int cores = 1, Func<IReadOnlyList<long>, IReadOnlyList<Record?>>? read = null, int budget = int.MaxValue)
    {
        this.cores = cores;
        this.budget = read is null ? int.MaxValue : budget;
        bundles = new(identities);
        recollection = new(identities, read ?? (_ => throw new InvalidOperationException("Nothing is read again.")));
        hearing = new(axis ?? Axis.Dated);
        footing = new(safeguards, setting, axis ?? Axis.Dated);
    }

    /// <summary>Goes on where another watch was, from what that one wrote down.</summary>
    /// <param name="safeguards">Those that were watched for then.</param>
    /// <param name="setting">As it was then, but for the silences that were told.</param>
    /// <inheritdoc cref="Watch(IReadOnlyList{Safeguard}, Setting, Axis?, int, Func{IReadOnlyList{long}, IReadOnlyList{Record?}}?, int)"/>
    public static Watch Resume(BinaryReader from, IReadOnlyList<Safeguard> safeguards, Setting setting, Axis? axis, int cores, Func<IReadOnlyList<long>, IReadOnlyList<Record?>> read, int budget = int.MaxValue)
    {
        var watch = new Watch(safeguards, setting, axis, cores, read, budget);
        watch.Read(from);
        return watch;
    }

    /// <summary>The last minute that it was told of.</summary>
    public long Now { get; private set; } = long.MinValue;

    /// <summary>How many records it holds.</summary>
    public int Held { get; private set; }

    /// <summary>The next minute at which something may change by time alone; null = none.</summary>
    public long? Next
    {
        get
        {
            while (queue.TryPeek(out var first, out var minute))
            {
                if (minute == first.Next && first.Into is null) return minute;
                queue.Dequeue();
            }
            return null;
        }
    }

    /// <summary>All that is said now, from every standpoint. What is at rest is looked at for it.</summary>
    public IEnumerable<Said> Says => bundles.All.SelectMany(b => Of(b, null));

    /// <summary>Records that are not looked at, because they cannot be true together with what came before them, or correct what is another agency's. Of what is at rest only the latter.</summary>
    public IReadOnlyList<Record> LeftOut => [.. foreign.Select(f => f.Record), .. bundles.All.SelectMany(b => b.LeftOut).DistinctBy(r => r.Id)];

    /// <summary>What is said of a person and of everything that is tied to them.</summary>
    public IEnumerable<Said> Of(string person) => bundles.Of(identities.NameOf(person)) is { } bundle ? Of(bundle, null) : [];

    /// <summary>What some safeguards say of whatever is tied to some records.</summary>
    /// <param name="asked">A record and a safeguard, by their ids.</param>
    public IEnumerable<Said> OfRecords(IEnumerable<(string Record, string Safeguard)> asked)
    {
        var safeguards = footing.Interests.Safeguards.ToLookup(g => g.Id, StringComparer.Ordinal);
        var of = new Dictionary<Bundle, HashSet<Safeguard>>(ReferenceEqualityComparer.Instance);
        foreach (var (record, safeguard) in asked)
        {
            if (bundles.OfRecord(record) is not { } bundle) continue;
            if (!of.TryGetValue(bundle, out var which)) of[bundle] = which = new(ReferenceEqualityComparer.Instance);
            which.UnionWith(safeguards[safeguard]);
        }
        return of.Keys.Chunk(Together).SelectMany(part => Side(part, b => Of(b, of[b]))).SelectMany(s => s);
    }

    /// <summary>The agencies, with the silences of their feeds.</summary>
    public AgencyList Agencies => footing.Setting.Agencies;

    /// <summary>What a person is held as; null = nobody holds them.</summary>
    public PersonLabel? LabelOf(string person) => identities.Knows(person) ? identities.LabelOf(person) : null;

    /// <summary>Everybody who is the same person, that person included.</summary>
    public IReadOnlyList<string> Same(string person) => identities.Same(person);

    /// <summary>Time passes up to a minute, that minute included.</summary>
    public IReadOnlyList<Change> Pass(long minute)
    {
        var changes = new List<Change>();
        while (Next is { } next && next <= minute) changes.AddRange(Settled(next));
        Now = Math.Max(Now, minute);
        return changes;
    }

    /// <summary>What was received in one minute, in its order. Time passes up to then.</summary>
    public IReadOnlyList<Change> Take(long minute, params IReadOnlyList<Happening> happenings)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minute, Now);
        var changes = new List<Change>(Pass(minute - 1));
        foreach (var happening in happenings) Take(happening, minute, hold: true);
        changes.AddRange(Settled(minute));
        return changes;
    }

    /// <summary>Takes in what was received without looking at it. Records are not held: they are read again.</summary>
    public void Gather(long minute, params IReadOnlyList<Happening> happenings)
    {
        foreach (var happening in happenings) Take(happening, minute, hold: false);
    }

    /// <summary>Looks at whatever was gathered, as at a minute, part by part.</summary>
    public IEnumerable<IReadOnlyList<Change>> Look(long minute) => Settle(Math.Max(Now, minute));

    /// <summary>Writes down all that it knows, without the records: they are read again. What it was told at last has to be looked at before.</summary>
    /// <exception cref="InvalidOperationException">It has not.</exception>
    public void Write(BinaryWriter to)
    {
        if (stirred.Count > 0 || gone.Count > 0) throw new InvalidOperationException("What has not been looked at is not at rest.");
        to.Write(Now);
        identities.Write(to);
        to.Write(opened.Count);
        foreach (var child in opened) to.Write(child);
        to.Write(foreign.Count);
        foreach (var (position, _) in foreign) to.Write(position);
        to.Write(heard.Count);
        foreach (var (agency, minute, silent) in heard)
        {
            to.Write(agency);
            to.Write(minute);
            to.Write(silent);
        }
        bundles.Write(to);
    }

    private void Read(BinaryReader from)
    {
        Now = from.ReadInt64();
        identities.Read(from);
        for (var left = from.ReadInt32(); left > 0; left--) opened.Add(from.ReadString());
        List<long> positions = [.. Enumerable.Range(0, from.ReadInt32()).Select(_ => from.ReadInt64())];
        foreign.AddRange(positions.Zip(recollection.Read(positions)).Where(f => f.Second is not null).Select(f => (f.First, f.Second!)));
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            var (agency, minute, silent) = (from.ReadString(), from.ReadInt64(), from.ReadBoolean());
            heard.Add((agency, minute, silent));
            footing = Other(agency, minute, silent) ?? footing;
        }
        bundles.Read(from, footing);
        foreach (var bundle in bundles.All) Await(bundle);
    }

    private void Take(Happening happening, long minute, bool hold)
    {
        switch (happening)
        {
            case Happening.Told t when !WasTold(t.Record):
                if ((t.Record.Supersedes ?? t.Record.Withdraws) is { } earlier && (bundles.TellerOf(earlier) ?? t.Record.By) != t.Record.By) foreign.Add((t.Position, t.Record));
                else Put(t.Position, t.Record, hold);
                bundles.Told(t.Record);
                break;
            case Happening.Held h when !identities.Holds(h.Person, h.Label): Rename(identities.Reached(h.Person), () => identities.Hold(h.Person, h.Label)); break;
            case Happening.Linked l: Rename([l.One, l.Other], () => identities.Link(l.One, l.Other)); break;
            case Happening.Unlinked u: Rename([u.One], () => identities.Unlink(u.One, u.Other)); break;
            case Happening.Opened o: Gateway(o.Child, opened.Add); break;
            case Happening.Closed c: Gateway(c.Child, opened.Remove); break;
            case Happening.Feed f: Feed(f.Agency); break;
            case Happening.Silent s: Hear(s.Agency, s.Since, silent: true); break;
            case Happening.Heard h: Hear(h.Agency, minute, silent: false); break;
            case Happening.Dated d: Stand(footing.With(d.Calendar), new Revision.Some(Those(g => Dependence.OnCalendar(g, footing.Setting.Timescales)), long.MinValue, null)); break;
            case Happening.Ruled r: Stand(footing.With(r.Safeguards), new Revision.Ruled(new(footing.Interests.Safeguards, r.Safeguards))); break;
        }
    }

    // A name may be one with another by chance: what it names is looked up.
    private bool WasTold(Record record) => bundles.TellerOf(record.Id) is not null
        && (foreign.Exists(f => f.Record.Id == record.Id) || bundles.OfRecord(record.Id)?.Records(recollection).Any(r => r.Record.Id == record.Id) == true);

    private void Put(long position, Record record, bool hold)
    {
        var bundle = bundles.Put(record, Leave);
        bundle.Arrive(position, hold ? record : null);
        stirred.Add(bundle);
    }

    private void Leave(Bundle bundle)
    {
        stirred.Remove(bundle);
        if (bundle.Looked) gone.Add(bundle);
    }

    // Those who are called otherwise now take their bundles apart, and whatever named somebody nobody held.
    private void Rename(IReadOnlyList<string> people, Action change)
    {
        var apart = bundles.Speaking(people.Select(identities.NameOf));
        foreach (var bundle in apart) bundle.Wake(recollection, Now);
        var records = apart.SelectMany(b => b.Records(recollection)).ToList();
        change();
        foreach (var bundle in apart)
        {
            bundle.Into = bundle;
            Leave(bundle);
        }
        foreach (var (position, record) in records) Put(position, record, hold: true);
    }

    private void Gateway(string child, Func<string, bool> change)
    {
        if (change(child) && bundles.Of(identities.NameOf(child)) is { } bundle) Again(bundle);
    }

    private bool IsOpen(string person) => opened.Count > 0 && identities.Same(person).Any(opened.Contains);

    // Of what an agency is anybody may have asked. What its feed tells is asked, of those alone too who are not looked at with it, where absence means something; since
    // when it does decides what is historic, and leaves the clocks as they were.
    private void Feed(Agency agency)
    {
        var (before, other) = (footing.Setting.Agencies[agency.Name], footing.With(agency));
        heard.RemoveAll(h => h.Agency == agency.Name);
        if (before is null || (before.Kind, before.Area, before.Tier) != (agency.Kind, agency.Area, agency.Tier)) Stand(other, new Revision.Whole());
        else Stand(other, new Revision.Some(Those(g => Dependence.OnHearing(g, agency.Name, other.Setting.Agencies)), long.MinValue, null));
        if (before?.ConnectedFrom != agency.ConnectedFrom) revisions.Add(new Revision.Some(Those(_ => true), long.MaxValue, agency.Name));
    }

    // Whether an agency was heard is asked only where its records are looked at, and from a minute on.
    private void Hear(string name, long minute, bool silent)
    {
        if (Other(name, minute, silent) is not { } other) return;
        heard.Add((name, minute, silent));
        Stand(other, new Revision.Some(Those(g => Dependence.OnHearing(g, name, other.Setting.Agencies)), minute, name), bundles.Hearing(name));
    }

    private Footing? Other(string name, long minute, bool silent) =>
        footing.Setting.Agencies[name] is { } agency && (silent ? hearing.Silent(agency, minute) : hearing.Heard(agency, minute)) is { } changed ? footing.With(changed) : null;

    private HashSet<Safeguard> Those(Func<Safeguard, bool> which) => footing.Interests.Safeguards.Where(which).ToHashSet<Safeguard>(ReferenceEqualityComparer.Instance);

    private void Stand(Footing other, Revision revision, IEnumerable<Bundle>? where = null)
    {
        footing = other;
        revisions.Add(revision);
        stirred.UnionWith(where ?? bundles.All);
    }

    private void Again(Bundle bundle)
    {
        bundle.Freshen();
        stirred.Add(bundle);
    }

    private IEnumerable<Change> Settled(long minute) => Settle(minute).SelectMany(c => c).OrderBy(c => c.Key, StringComparer.Ordinal);

    // Looks at everything that has been stirred, and whose minute has come.
    private IEnumerable<IReadOnlyList<Change>> Settle(long minute)
    {
        var then = Now;
        Now = minute;
        while (Next is { } next && next <= minute) stirred.Add(queue.Dequeue());
        var (all, before) = (stirred.ToList(), gone.ToList());
        stirred.Clear();
        gone.Clear();
        // What was said of bundles that are no more is said of others now: these are looked at together.
        foreach (var part in before.Count > 0 ? [[.. all]] : all.Chunk(Together))
        {
            List<Looked> looked = [.. Side(before, b => new Looked(b.Says(recollection, then), [])), .. Side(part, b => b.LookAgain(footing, revisions, recollection, IsOpen, then, minute))];
            foreach (var bundle in before) Rest(bundle);
            foreach (var bundle in part) Keep(bundle);
            before = [];
            yield return [.. Voices.Changes(looked, minute)];
        }
    }

    // The longest first, so that none is waited for at the end.
    private T[] Side<T>(IReadOnlyList<Bundle> some, Func<Bundle, T> look)
    {
        if (cores == 1 || some.Count <= 1) return [.. some.Select(look)];
        var found = new T[some.Count];
        var longest = Partitioner.Create(Enumerable.Range(0, some.Count).OrderByDescending(i => some[i].Count), EnumerablePartitionerOptions.NoBuffering);
        longest.AsParallel().WithDegreeOfParallelism(cores).ForAll(i => found[i] = look(some[i]));
        return found;
    }

    private IReadOnlyList<Said> Of(Bundle bundle, IReadOnlySet<Safeguard>? which)
    {
        var rests = !bundle.Awake;
        IReadOnlyList<Said> says = [.. Voices.Heard(bundle.Says(recollection, Now, which))];
        if (rests && bundle.Looked) bundle.Rest();
        return says;
    }

    // It was looked at: those that were not for longest make room for it.
    private void Keep(Bundle bundle)
    {
        Await(bundle);
        Rest(bundle, let: false);
        awake.AddFirst(bundle.Place);
        Held += bundle.Held = bundle.Count;
        while (Held > budget) Rest(awake.Last!.Value);
    }

    private void Await(Bundle bundle)
    {
        if (bundle.Next < Span.Never && bundle.Next != bundle.Queued) queue.Enqueue(bundle, bundle.Next);
        bundle.Queued = bundle.Next;
    }

    private void Rest(Bundle bundle, bool let = true)
    {
        if (bundle.Place.List is not null) awake.Remove(bundle.Place);
        Held -= bundle.Held;
        bundle.Held = 0;
        if (let) bundle.Rest();
    }
}
