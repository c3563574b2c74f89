using System.Buffers.Binary;
using Goldthread.Access;
using Goldthread.Agencies;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Store.Projections;
using Goldthread.Time;
using Goldthread.Watching;

namespace Goldthread.Store.Keeping;

/// <summary>
/// Keeps the watch over a journal. Whatever is appended is taken by the watch in the order of positions, and what becomes of duties is appended in turn.
/// All that it knows is worked out from the journal again when it is opened; a deadline that passed meanwhile is told then, once.
/// </summary>
public sealed class Keeper : IDisposable
{
    /// <summary>How long a feed may be silent, in minutes.</summary>
    public const long Patience = 3 * Span.Day;

    /// <summary>So many records are held at once, at some seven kilobytes each: a tenth of the memory that there is, and no more than are of use. In two gigabytes, beside ten million at rest, it is twenty thousand.</summary>
    public static int MostHeld => (int)Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 60_000, 10_000, 100_000);

    private static readonly IReadOnlySet<string> Who = new HashSet<string>(StringComparer.Ordinal) { "person.held", "person.link" };

    private readonly TimeProvider clock;
    private readonly Arrivals arrivals;
    private readonly Feeds feeds = new(Patience);
    private readonly Translation translation;
    private readonly DutyLog log = new();
    private readonly Watch watch;
    private readonly Gatekeeper gates;
    private readonly List<(Entry Entry, long Minute)> passing = [];
    private readonly Lock gate = new();
    private readonly Telling telling;
    private readonly Loading loading;
    private readonly Dictionary<string, Said> prompting = new(StringComparer.Ordinal);
    private readonly List<long> edited = [];
    private readonly long history;
    private readonly Rest? rest;
    private bool reading = true, outlived;
    private Exception? failed;

    private Keeper(Journal journal, Basis basis, TimeProvider clock, BinaryReader? from)
    {
        var (safeguards, setting, access) = (basis.Safeguards, basis.Setting, basis.Access);
        (Journal, this.clock, rest, history) = (journal, clock, basis.Rest, basis.History is { } end ? MinuteOf(end) : long.MinValue);
        telling = new(journal, () => Taken, () => Locked(() => Follow(Minute)), Note, Fail);
        (arrivals, loading, translation) = (new(journal), new(clock), new(setting.Vocabulary, feeds, basis.Editions));
        if (from is not null)
        {
            arrivals.Taken = from.ReadInt64();
            feeds.Read(from);
            translation.Read(from);
            edited.AddRange(Written.Read(from, from.ReadInt64));
            foreach (var happening in journal.At(edited).Select(k => k.Entry).OfType<Entry.VersionSet>().Select(basis.Editions))
                (safeguards, setting) = happening switch
                {
                    Happening.Ruled r => (r.Safeguards, setting),
                    Happening.Dated d => (safeguards, setting with { Timescales = setting.Timescales with { Calendar = d.Calendar } }),
                    _ => (safeguards, setting),
                };
        }
        watch = from is null ? new(safeguards, setting, cores: Environment.ProcessorCount, read: Records, budget: basis.Held)
            : Watch.Resume(from, safeguards, setting, null, Environment.ProcessorCount, Records, basis.Held);
        gates = new(access, new(basis.Setting.Agencies, access), new(Axis.Dated, basis.Setting.Timescales.Calendar), watch.LabelOf, watch.Same);
        if (from is null) return;
        log.Read(from);
        gates.Read(from);
        var prompts = Written.Read(from, () => (Key: from.ReadString(), Record: from.ReadString(), Safeguard: from.ReadString())).ToDictionary(p => p.Key, p => (p.Record, p.Safeguard), StringComparer.Ordinal);
        foreach (var said in watch.OfRecords(prompts.Values).Where(s => prompts.ContainsKey(s.Finding.Key) && s.Finding.Speaks == Truth.Yes)) prompting[said.Finding.Key] = said;
        if (prompting.Count != prompts.Count) throw new InvalidDataException("What was left prompts otherwise than it did.");
        Resumed = true;
    }

    /// <summary>Reads the journal through and catches up with the time that has passed.</summary>
    /// <param name="journal">Is closed with the keeper.</param>
    /// <param name="history">What was received by then is taken in at once, and only how it stands then is told: years that are loaded on one day prompt nobody on the way. Null = nothing.</param>
    /// <param name="access">With the gateways that it turns; null = it turns none.</param>
    /// <param name="held">How many records are held at once; the others rest in the journal. Null = as many as there is room for.</param>
    /// <param name="editions">The calendar or the safeguards of a version that the journal sets, from then on in place of those before; null = of what the watch does not look at. Null = there is one version of everything.</param>
    /// <param name="rest">Where another keeper may have left what it knew; null = everything is looked at again.</param>
    public static async Task<Keeper> Open(Journal journal, IReadOnlyList<Safeguard> safeguards, Setting setting, TimeProvider clock, DateTimeOffset? history = null, AccessRules? access = null,
        int? held = null, Func<Entry.VersionSet, Happening?>? editions = null, Rest? rest = null)
    {
        var basis = new Basis(safeguards, setting, history, access ?? AccessRules.None, held ?? MostHeld, editions ?? (_ => null), rest);
        var keeper = rest?.Read(journal.Holds, from => new Keeper(journal, basis, clock, from)) ?? new Keeper(journal, basis, clock, null);
        using var parts = keeper.Replay().GetEnumerator();
        for (var more = true; more;) await keeper.Tell(() => (more = parts.MoveNext()) ? parts.Current : []);
        keeper.reading = false;
        await keeper.Tick();
        return keeper;
    }

    public Journal Journal { get; }

    /// <summary>It went on from what another keeper had left, and looked at nothing that had been looked at.</summary>
    public bool Resumed { get; }

    /// <summary>The minute, on the axis of dates, up to which everything has been said.</summary>
    public long Through { get { lock (gate) return watch.Now; } }

    /// <summary>The next minute at which something may change by time alone; null = none.</summary>
    public long? Next { get { lock (gate) return watch.Next; } }

    /// <summary>The position up to which everything has been taken.</summary>
    public long Taken => arrivals.Taken;

    public IReadOnlyList<string> SilentFeeds { get { lock (gate) return feeds.Silent; } }

    /// <summary>The agencies, with the silences of their feeds.</summary>
    public AgencyList Agencies { get { lock (gate) return watch.Agencies; } }

    /// <summary>What every safeguard says now, by key. Whatever rests is looked at for it.</summary>
    public IReadOnlyList<Said> Says { get { lock (gate) return [.. watch.Says.OrderBy(s => s.Finding.Key, StringComparer.Ordinal)]; } }

    /// <summary>What prompts somebody now, by key.</summary>
    public IReadOnlyList<Said> Prompting { get { lock (gate) return [.. prompting.Values.OrderBy(s => s.Finding.Key, StringComparer.Ordinal)]; } }

    /// <summary>How many duties stand, in whatever state.</summary>
    public int Standing { get { lock (gate) return log.Standing; } }

    /// <summary>What is said of a person and of everything that is tied to them.</summary>
    public IReadOnlyList<Said> Of(string person) { lock (gate) return [.. watch.Of(person)]; }

    /// <summary>Appends entries. The answers come when they are on the disk, and so is what they change of duties.</summary>
    /// <exception cref="JournalStoppedException">The disk refused, now or before.</exception>
    public async Task<IReadOnlyList<Answer>> Append(IReadOnlyList<Entry> entries, Cause cause, Urgency urgency)
    {
        if (urgency != Urgency.Interactive) return await loading.Append(entries, (slice, next) => AppendAtOnce(slice, cause, urgency, next));
        loading.Works();
        return await AppendAtOnce(entries, cause, urgency, () => { });
    }

    // The order is that of the calls.
    private async Task<IReadOnlyList<Answer>> AppendAtOnce(IReadOnlyList<Entry> entries, Cause cause, Urgency urgency, Action next)
    {
        Task<long> writing;
        IReadOnlyList<Answer> answers;
        try
        {
            answers = await Journal.Append(entries, cause, urgency);
            Note(entries, answers);
            writing = await telling.Look(() => Locked(() => Take(Minute)), answers.OfType<Answer.Appended>().LastOrDefault()?.Position ?? 0);
        }
        finally
        {
            next();
        }
        await telling.Tell(writing);
        return answers;
    }

    /// <summary>Time passes: what is due by now is said. To be called every minute, or when <see cref="Next"/> has come.</summary>
    public Task Tick() => Tell(() => [.. Follow(Minute), .. Pass(Minute)]);

    /// <summary>Leaves what it knows where the next keeper finds it.</summary>
    /// <returns>False: there is no such place, there was something that it had not taken in yet, or it knows what was erased since.</returns>
    /// <exception cref="JournalStoppedException">The disk refused, now or before.</exception>
    public async Task<bool> Leave()
    {
        if (rest is null) return false;
        await Tick();
        return await telling.Quietly(() =>
        {
            lock (gate)
            {
                if (failed is not null || outlived || Taken == 0 || Taken != Journal.Head.Position || passing.Count > 0 || gates.Due.Count > 0) return false;
                rest.Write(Journal.Head, Write);
                return true;
            }
        });
    }

    public void Dispose()
    {
        Journal.Dispose();
        telling.Dispose();
        loading.Dispose();
    }

    // Never earlier than what has been said: where the clocks go back, an hour is told at its end.
    private long Minute => Math.Max(watch.Now, MinuteOf(clock.GetUtcNow()));

    // An id says when its row was written, to the millisecond.
    private static DateTimeOffset MomentOf(Guid id) => DateTimeOffset.FromUnixTimeMilliseconds((long)(BinaryPrimitives.ReadUInt64BigEndian(id.ToByteArray(bigEndian: true)) >> 16));

    private static long MinuteOf(DateTimeOffset moment) => Civil.MinuteOf(moment.ToUnixTimeMilliseconds(), Axis.Dated.Candidates[0]);

    private void Note(IReadOnlyList<Entry> entries, IReadOnlyList<Answer> answers)
    {
        for (var i = 0; i < answers.Count; i++)
            if (answers[i] is Answer.Appended a) Note(a.Position, entries[i], MomentOf(a.Id));
            else if (entries[i] is Entry.DutyChanged unsaid) log.NotWritten(unsaid);
            else if (entries[i] is Entry.Gateway refused) lock (gate) gates.Written(DecisionEntries.Read(refused, watch.Now));
    }

    private void Note(long position, Entry? entry, DateTimeOffset when)
    {
        if (arrivals.Note(position, entry, when) && entry is Entry.DutyChanged written) log.Written(written, position);
    }

    private async Task Tell(Func<IReadOnlyList<Entry>> look) => await telling.Tell(await telling.Look(() => Locked(look), 0));

    // After a look that could not be ended it may know half of what it should, and only a keeper that reads the journal through again knows the whole.
    private IReadOnlyList<Entry> Locked(Func<IReadOnlyList<Entry>> look)
    {
        lock (gate)
        {
            if (failed is not null) throw new JournalStoppedException(failed);
            try
            {
                return look();
            }
            catch (Exception e)
            {
                failed = e is AggregateException several ? several.Flatten().InnerExceptions[0] : e;
                if (StorageFault.Of(failed) is null) throw;
                throw new JournalStoppedException(failed);
            }
        }
    }

    private void Fail(Exception e)
    {
        lock (gate) failed ??= e is JournalStoppedException { InnerException: { } cause } ? cause : e;
    }

    private List<Entry> Follow(long minute)
    {
        foreach (var kept in arrivals.Missing()) Note(kept.Position, kept.Entry, kept.When);
        return Take(minute);
    }

    private List<Entry> Take(long minute)
    {
        var happenings = new List<Happening>();
        while (arrivals.Take(out var next)) happenings.AddRange(Meaning(next.Value.Position, next.Value.Entry, next.Value.When, minute));
        return happenings.Count == 0 ? [] : Unwritten([.. Silences(minute - 1), .. watch.Take(minute, happenings)]);
    }

    private List<Entry> Pass(long minute) => Unwritten([.. Silences(minute), .. watch.Pass(minute)]);

    private IEnumerable<Change> Silences(long until) => feeds.Silences(until).SelectMany(s => watch.Take(Math.Max(watch.Now, s.Minute), s.Happenings)).ToList();

    // From several threads at once.
    private IReadOnlyList<Record?> Records(IReadOnlyList<long> positions)
    {
        var read = Journal.At(positions).ToDictionary(k => k.Position);
        return [.. positions.Select(p => translation.Record(read[p].Entry, p, read[p].When))];
    }

    private void Write(BinaryWriter to)
    {
        to.Write(Taken);
        feeds.Write(to);
        translation.Write(to);
        Written.List(to, edited, to.Write);
        watch.Write(to);
        log.Write(to);
        gates.Write(to);
        Written.List(to, prompting, p => { to.Write(p.Key); to.Write(p.Value.Finding.Bound.Id); to.Write(p.Value.Finding.Safeguard.Id); });
    }

    private IEnumerable<Happening> Meaning(long position, Entry? entry, DateTimeOffset when, long minute)
    {
        arrivals.Taken = position;
        if (entry is Entry.Told or Entry.Gateway) passing.Add((entry, minute));
        if (entry is Entry.Erased)
        {
            rest?.Delete();
            // What it was told before the file was erased it still knows; whoever reads the journal from its beginning does not.
            outlived |= Resumed || !reading;
        }
        if (entry is null) return [];
        IReadOnlyList<Happening> meaning = [.. translation.Of(entry, position, when, minute)];
        if (entry is Entry.VersionSet && meaning.Count > 0) edited.Add(position);
        return meaning;
    }

    private List<Entry> Unwritten(IReadOnlyList<Change> changes)
    {
        Stand(changes);
        // Of several changes of one duty in one minute the last is how it stands.
        Turn(changes);
        return [.. changes.GroupBy(c => (c.Key, c.At)).Select(c => log.ToWrite(c.Last())).OfType<Entry>(), .. Turned];
    }

    private IEnumerable<Entry.Gateway> Turned => gates.Hand().Select(DecisionEntries.Of);

    // Once the watch knows who they are.
    private void Turn(IEnumerable<Change> changes)
    {
        foreach (var (entry, minute) in passing)
            if (entry is Entry.Told told) gates.Take(told.Record, minute);
            else if (entry is Entry.Gateway turned) gates.Written(DecisionEntries.Read(turned, minute));
        passing.Clear();
        foreach (var change in changes.Where(c => c.Kind == ChangeKind.Prompts)) gates.Take(new Said(change.Agency, change.Finding), change.At);
    }

    private void Stand(IEnumerable<Change> changes)
    {
        foreach (var change in changes)
            if (change.Kind is not (ChangeKind.Withdrawn or ChangeKind.WithdrawnHadBeenMet) && change.Finding.Speaks == Truth.Yes) prompting[change.Key] = new(change.Agency, change.Finding);
            else prompting.Remove(change.Key);
    }

    // What is read was written before. What came of it and is not in the journal follows when all has been read.
    // Up to the last change of a duty that was written, everything had been looked at: it is taken in at once, for what is said is a function of what was received. From there on it is told minute by minute.
    private IEnumerable<IReadOnlyList<Entry>> Replay()
    {
        var through = Journal.Head.Position;
        var known = Journal.LastOf("duty.changed");
        var (at, began) = (watch.Now, long.MinValue);
        var happenings = new List<Happening>();
        // Who they are comes first: then nothing has to be taken apart again.
        foreach (var kept in Journal.ReadOf(Who, Taken, through).TakeWhile(Early)) watch.Gather(MinuteOf(kept.When), kept.Entry is null ? [] : [.. translation.Of(kept.Entry, kept.Position, kept.When, 0)]);
        foreach (var kept in Journal.Read(Taken))
        {
            var minute = Math.Max(at, MinuteOf(kept.When));
            if (kept.Entry is Entry.DutyChanged found) log.Found(found, kept.Position);
            if (Early(kept))
            {
                if (minute > at && minute > history) Gather(minute - 1);
                watch.Gather(minute, [.. Meaning(kept.Position, kept.Entry, kept.When, minute).Where(h => h is not (Happening.Held or Happening.Linked or Happening.Unlinked))]);
                began = at = minute;
                if (passing.Count > 1000) Turn([]);
                continue;
            }
            if (minute > at) Settle();
            at = minute;
            happenings.AddRange(Meaning(kept.Position, kept.Entry, kept.When, minute));
        }
        // Where nothing is told after it, what is missing is written part by part: of ten million records it is more than can be held.
        foreach (var some in happenings.Count == 0 ? Gathered() : [])
            if (Stood(some) >= Journal.MostAtOnce) yield return log.Missing();
        Settle();
        if (at > long.MinValue) Stood([.. Silences(at), .. watch.Pass(at)]);
        yield return [.. log.Missing(), .. log.Over(p => (Entry.DutyChanged)Journal.At([p])[0].Entry!, watch.Now)];
        Turn(prompting.Values.Select(s => new Change(watch.Now, ChangeKind.Prompts, s.Agency, s.Finding)));
        yield return [.. Turned];

        bool Early(Kept kept) => kept.Position <= known?.Position || MinuteOf(kept.When) <= history;

        void Gather(long until)
        {
            foreach (var (minute, silences) in feeds.Silences(until)) watch.Gather(minute, silences);
        }

        IEnumerable<IReadOnlyList<Change>> Gathered()
        {
            if (began == long.MinValue) return [];
            var minute = began;
            began = long.MinValue;
            Gather(minute - 1);
            Turn([]);
            return watch.Look(minute);
        }

        void Settle()
        {
            foreach (var some in Gathered()) Stood(some);
            if (happenings.Count == 0) return;
            Stood([.. Silences(at - 1), .. watch.Take(at, [.. happenings])]);
            happenings.Clear();
            Turn([]);
        }

        int Stood(IReadOnlyList<Change> changes)
        {
            Stand(changes);
            return log.Compare(changes);
        }
    }

    /// <summary>What a keeper is opened with.</summary>
    private sealed record Basis(IReadOnlyList<Safeguard> Safeguards, Setting Setting, DateTimeOffset? History, AccessRules Access, int Held, Func<Entry.VersionSet, Happening?> Editions, Rest? Rest);
}
