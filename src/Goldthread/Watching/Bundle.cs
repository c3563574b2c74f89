using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Watching;

/// <summary>
/// Records that are tied to one another by way of whatever agency. Awake it holds them and what is said of them; at rest it keeps where they stand in the journal, how
/// it was looked at last, and when it must be looked at next.
/// </summary>
/// <param name="number">By which its nodes find it.</param>
internal sealed class Bundle(int number)
{
    private static readonly IReadOnlySet<string> Nobody = new HashSet<string>();

    private Positions positions = new();
    private int looked;
    private List<Record>? arrived = [];
    private bool anew;
    private int revised;
    private Sights? sights;
    private Footing? footing;
    private IReadOnlySet<string> open = Nobody;

    public int Number => number;

    /// <summary>How many records it has.</summary>
    public int Count => positions.Count;

    /// <summary>The bundle that it has become part of; itself where it was taken apart; null while it is one.</summary>
    public Bundle? Into { get; set; }

    /// <summary>Which agencies told what it has, by a bit for each: two of them may share one.</summary>
    public ulong Tellers { get; set; }

    /// <summary>Was it looked at from several agencies together?</summary>
    public bool Joined => open.Count > 0;

    /// <summary>Has anything been said of it?</summary>
    public bool Looked => looked > 0;

    public bool Awake => sights is not null;

    /// <summary>The next minute at which it may say something else by time alone.</summary>
    public long Next { get; private set; } = Span.Never;

    /// <summary>The minute for which it was put in the queue last.</summary>
    public long Queued { get; set; } = Span.Never;

    /// <summary>Its place among those that are awake, and as how many records it counts there.</summary>
    public LinkedListNode<Bundle> Place => field ??= new(this);

    public int Held { get; set; }

    public IEnumerable<Record> LeftOut => sights?.LeftOut ?? [];

    /// <param name="record">Null = it is read again when it is looked at.</param>
    public void Arrive(long position, Record? record)
    {
        if (looked == positions.Count) arrived = [];
        positions.Add(position);
        if (record is null) arrived = null;
        else arrived?.Add(record);
    }

    /// <summary>What was another bundle is part of this one, after all that it has.</summary>
    public void TakeIn(Bundle other)
    {
        var more = other.looked == other.Count ? [] : other.arrived;
        var records = other.looked == 0 ? more : other.sights is { } s && more is not null ? [.. s.Received, .. more] : (IReadOnlyList<Record?>?)null;
        var all = other.positions.From(0, other.Count);
        for (var i = 0; i < all.Count; i++) Arrive(all[i], records?[i]);
        (other.Into, Tellers) = (this, Tellers | other.Tellers);
    }

    /// <summary>All of it must be looked at.</summary>
    public void Freshen() => anew = true;

    /// <summary>Every record with its position, in order.</summary>
    public IEnumerable<(long Position, Record Record)> Records(Recollection from)
    {
        var records = (sights?.Received ?? (Looked ? from.Read(positions.From(0, looked)) : [])).Concat(Arrived(from));
        return positions.From(0, Count).Zip(records).Where(r => r.Second is not null).Select(r => (r.First, r.Second!));
    }

    /// <summary>Takes back what it held when it was looked at last, under the names that hold now.</summary>
    /// <param name="then">A minute at which it said what it said last.</param>
    public void Wake(Recollection from, long then)
    {
        if (Awake || !Looked) return;
        sights = new(from.Identities);
        foreach (var record in from.Read(positions.From(0, looked))) sights.Add(record);
        sights.Remember(new(footing!, open, then, Next));
    }

    /// <summary>What is said of it, as it was looked at last.</summary>
    /// <param name="which">By these safeguards; null = by all.</param>
    public IReadOnlyList<Said> Says(Recollection from, long then, IReadOnlySet<Safeguard>? which = null)
    {
        Wake(from, then);
        return sights is null ? [] : [.. sights.Says(which)];
    }

    /// <summary>Looks again at what can have changed.</summary>
    /// <param name="revisions">All that there were, in their order.</param>
    /// <param name="isOpen">Has a gateway opened the thread of the person of this name?</param>
    public Looked LookAgain(Footing footing, IReadOnlyList<Revision> revisions, Recollection from, Func<string, bool> isOpen, long then, long now)
    {
        Wake(from, then);
        sights ??= new(from.Identities);
        for (; revised < revisions.Count; revised++) sights.Take(revisions[revised]);
        foreach (var record in Arrived(from)) sights.Add(record);
        open = sights.People.Where(isOpen).ToHashSet(StringComparer.Ordinal) is { Count: > 0 } some ? some : Nobody;
        var found = sights.Evaluate(footing, open, anew, now);
        (this.footing, looked, arrived, anew, Next) = (footing, Count, null, false, sights.Next);
        return found;
    }

    /// <summary>Writes down what it keeps at rest.</summary>
    /// <exception cref="InvalidOperationException">It has not been looked at since something came.</exception>
    public void Write(BinaryWriter to)
    {
        if (looked != Count || anew) throw new InvalidOperationException("What has not been looked at is not at rest.");
        positions.Write(to);
        to.Write(Tellers);
        to.Write(Next);
        to.Write(open.Count);
        foreach (var person in open) to.Write(person);
    }

    /// <param name="footing">By which it was looked at last.</param>
    public static Bundle Read(BinaryReader from, int number, Footing footing)
    {
        var bundle = new Bundle(number) { positions = Positions.Read(from), Tellers = from.ReadUInt64(), Next = from.ReadInt64(), footing = footing, arrived = null };
        bundle.looked = bundle.Count;
        if (from.ReadInt32() is var left and > 0) bundle.open = Enumerable.Range(0, left).Select(_ => from.ReadString()).ToHashSet(StringComparer.Ordinal);
        return bundle;
    }

    /// <summary>Lets go of what it holds.</summary>
    public void Rest() => sights = null;

    private IReadOnlyList<Record?> Arrived(Recollection from) => looked == Count ? [] : arrived ?? from.Read(positions.From(looked, Count - looked));
}

/// <summary>What a bundle needs to hold again what it held.</summary>
/// <param name="Read">Records by where they stand in the journal, in the order asked for; null for what cannot be read any more.</param>
internal sealed record Recollection(Identities Identities, Func<IReadOnlyList<long>, IReadOnlyList<Record?>> Read);
