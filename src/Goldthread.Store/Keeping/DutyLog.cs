using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Goldthread.Duties;
using Goldthread.Store.Entries;
using Goldthread.Time;
using Goldthread.Watching;

namespace Goldthread.Store.Keeping;

/// <summary>What the journal says of each duty already, so that every change is written once: not again after a restart, and not never. Of each it keeps a hash of its key and of what was written, and where. From several threads.</summary>
internal sealed class DutyLog
{
    private readonly Dictionary<UInt128, (ulong Digest, long Position)> written = [];
    private readonly Lock gate = new();

    // What is on its way into the journal: the last that was said of a duty, and how often something was.
    private readonly Dictionary<UInt128, (ulong Digest, int Times)> saying = [];

    // Until all that is read has been compared: the duties that stood for whoever wrote this down, those that the journal says beside them and nothing has come about of, and what it does not say.
    private readonly HashSet<UInt128> standing = [];
    private readonly HashSet<UInt128> unheard = [];
    private readonly Dictionary<UInt128, Entry.DutyChanged> missing = [];

    /// <summary>How many duties stand.</summary>
    public int Standing { get; private set; }

    /// <summary>It is in the journal.</summary>
    public void Written(Entry.DutyChanged entry, long position)
    {
        var (key, digest) = (KeyOf(entry.Duty), DigestOf(entry));
        lock (gate)
        {
            Standing += (digest == Gone ? 0 : 1) - (written.GetValueOrDefault(key).Digest == Gone ? 0 : 1);
            written[key] = (digest, position);
            Said(key);
        }
    }

    /// <summary>It was in the journal before anything was looked at.</summary>
    public void Found(Entry.DutyChanged entry, long position)
    {
        Written(entry, position);
        var key = KeyOf(entry.Duty);
        lock (gate) Unheard(!entry.Gone && !standing.Contains(key), key);
    }

    /// <summary>The journal did not take it.</summary>
    public void NotWritten(Entry.DutyChanged entry)
    {
        lock (gate) Said(KeyOf(entry.Duty));
    }

    /// <summary>What is to be written of a change, and is taken as said from then on; null: the journal says so already, or will.</summary>
    public Entry.DutyChanged? ToWrite(Change change)
    {
        var entry = EntryOf(change);
        var (key, digest) = (KeyOf(entry.Duty), DigestOf(entry));
        lock (gate)
        {
            var on = saying.GetValueOrDefault(key);
            if ((on.Times > 0 ? on.Digest : written.GetValueOrDefault(key).Digest) == digest) return null;
            saying[key] = (digest, on.Times + 1);
            return entry;
        }
    }

    public void Write(BinaryWriter to)
    {
        to.Write(written.Count);
        foreach (var (key, (digest, position)) in written)
        {
            to.Write((ulong)(key >> 64));
            to.Write((ulong)key);
            to.Write(digest);
            to.Write(position);
        }
    }

    public void Read(BinaryReader from)
    {
        for (var left = from.ReadInt32(); left > 0; left--) written[new(from.ReadUInt64(), from.ReadUInt64())] = (from.ReadUInt64(), from.ReadInt64());
        standing.UnionWith(written.Where(w => w.Value.Digest != Gone).Select(w => w.Key));
        Standing = standing.Count;
    }

    /// <summary>Compares what the journal says with what came about since nothing was said, or since what was read; in its order.</summary>
    /// <returns>How much the journal does not say yet.</returns>
    public int Compare(IReadOnlyList<Change> changes)
    {
        lock (gate)
        {
            foreach (var change in changes)
            {
                var key = KeyOf(change.Key);
                var said = written.GetValueOrDefault(key).Digest;
                Unheard(IsGone(change) && said != Gone, key);
                if (!IsGone(change) && EntryOf(change) is var entry && said != DigestOf(entry)) missing[key] = entry;
                else missing.Remove(key);
            }
            return missing.Count;
        }
    }

    /// <summary>What the journal does not say of all that was compared; it has to be written before more is.</summary>
    public IReadOnlyList<Entry.DutyChanged> Missing()
    {
        lock (gate)
        {
            IReadOnlyList<Entry.DutyChanged> all = [.. missing.Values.OrderBy(e => e.Duty, StringComparer.Ordinal)];
            missing.Clear();
            return all;
        }
    }

    /// <summary>What the journal still says and is no longer so, when all has been compared.</summary>
    /// <param name="at">The entry at a position.</param>
    /// <param name="now">The minute.</param>
    public IReadOnlyList<Entry.DutyChanged> Over(Func<long, Entry.DutyChanged> at, long now)
    {
        lock (gate)
        {
            List<long> over = [.. unheard.Select(key => written[key].Position)];
            foreach (var set in new[] { standing, unheard })
            {
                set.Clear();
                set.TrimExcess();
            }
            missing.TrimExcess();
            return [.. over.Select(at).OrderBy(e => e.Duty, StringComparer.Ordinal).Select(e => e with { Gone = true, At = Instant(now) })];
        }
    }

    private const ulong Gone = 0;

    private void Unheard(bool so, UInt128 key)
    {
        if (so) unheard.Add(key);
        else unheard.Remove(key);
    }

    private void Said(UInt128 key)
    {
        if (!saying.TryGetValue(key, out var on)) return;
        if (on.Times == 1) saying.Remove(key);
        else saying[key] = (on.Digest, on.Times - 1);
    }

    private static bool IsGone(Change change) => change.Kind is ChangeKind.Withdrawn or ChangeKind.WithdrawnHadBeenMet;

    private static Entry.DutyChanged EntryOf(Change change)
    {
        var f = change.Finding;
        return new(f.Key, FileOf(f), f.Safeguard.Id, f.State, f.Outcome, Instant(change.At))
        {
            Due = f.Due is { Bounded: true } due ? Instant(due.Hi) : null,
            Owner = f.Owner.Label,
            Evidence = f.Evidence,
            MetBy = f.MetBy,
            Gone = IsGone(change),
        };
    }

    // A duty about something else than a person stands in the file of the first person of the record that it hangs on.
    private static string FileOf(Finding f) => Person(f.Subject) ? f.Subject : f.Bound.About.FirstOrDefault(Person) ?? "partnership:duties";

    private static bool Person(string label) => label != "placeholder" && !label.Contains(':', StringComparison.Ordinal);

    private static UInt128 KeyOf(string duty) => BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(duty)));

    // Whatever a reader of the journal would see otherwise.
    private static ulong DigestOf(Entry.DutyChanged e)
    {
        if (e.Gone) return Gone;
        var said = string.Create(CultureInfo.InvariantCulture, $"{e.Is}\n{e.Outcome}\n{e.Due:u}\n{e.Owner}\n{string.Join('\t', e.Evidence)}\n{string.Join('\t', e.MetBy)}");
        return BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(said))) | 1;
    }

    private static DateTimeOffset Instant(long minute) => DateTimeOffset.FromUnixTimeMilliseconds(Civil.UnixOf(minute, Axis.Dated.Candidates[0]));
}
