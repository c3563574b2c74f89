using System.Buffers.Binary;
using System.Security.Cryptography;
using Goldthread.Store.Journals;
using Goldthread.Store.Keys;

namespace Goldthread.Store.Audits;

/// <summary>Whether the log is what was written: looked through in segments, on every processor.</summary>
public static class AuditCheck
{
    private const int Segment = 20_000;

    /// <param name="known">Heads that were seen before, from signed checkpoints or from the journal: what they say must still be there.</param>
    /// <returns>Every fault with its place, in order; nothing where all is well.</returns>
    public static IReadOnlyList<Verification.Fault> Of(AuditTrail trail, IReadOnlyList<Head> known)
    {
        var log = trail.Rows;
        var last = log.Head().Position;
        var seen = known.Where(h => h.Position > 0).ToLookup(h => h.Position);
        var (entries, index) = (new Sum(), new Sum());
        var faults = new List<Verification.Fault>();
        var gate = new Lock();
        Parallel.For(0, (int)((last + Segment - 1) / Segment), segment =>
        {
            var (found, sum) = Check(log, (long)segment * Segment, Math.Min(last, (long)(segment + 1) * Segment), seen);
            lock (gate)
            {
                faults.AddRange(found);
                entries.Add(sum);
            }
        });
        if (log.AnyBelow(1)) faults.Add(new(0, "an entry stands before the first"));
        faults.AddRange(seen.Where(h => h.Key > last).Take(1).Select(h => new Verification.Fault(last + 1, $"the log once reached {h.Key} and ends before")));
        foreach (var (person, position) in log.Index()) index.Add(person, position);
        if (!entries.Equals(index)) faults.AddRange(Differences(log));
        return [.. faults.OrderBy(f => f.Position)];
    }

    private static (List<Verification.Fault> Faults, Sum Sum) Check(IAuditRows log, long after, long through, ILookup<long, Head> seen)
    {
        var faults = new List<Verification.Fault>();
        var sum = new Sum();
        byte[]? before = after == 0 ? AuditChain.Start(log.Log).Hash.ToArray() : log.Read(after - 1, after).FirstOrDefault()?.Hash;
        var due = after + 1;
        foreach (var row in log.Read(after, through))
        {
            if (row.Position != due)
            {
                faults.Add(new(due, $"the entry is missing; {row.Position} follows"));
                before = null;
            }
            // After a gap the next link cannot be tried; the gap has been told.
            if (before is not null && !AuditChain.Link(before, row.Position, row.People, row.Body).AsSpan().SequenceEqual(row.Hash)) faults.Add(new(row.Position, "the entry is not the one that was chained here"));
            if (seen[row.Position].Any(h => !h.Hash.Span.SequenceEqual(row.Hash))) faults.Add(new(row.Position, "another entry stood here when its head was noted: it, or one before it, was written anew"));
            foreach (var person in row.Each) sum.Add(person, row.Position);
            before = row.Hash;
            due = row.Position + 1;
        }
        if (due <= through) faults.Add(new(due, "the entry is missing"));
        return (faults, sum);
    }

    private static IEnumerable<Verification.Fault> Differences(IAuditRows log)
    {
        var index = log.Index().ToHashSet();
        foreach (var row in log.Read(0, long.MaxValue))
            foreach (var person in row.Each)
                if (!index.Remove((person, row.Position))) yield return new(row.Position, "the index of who was looked at leaves it out");
        foreach (var (_, position) in index) yield return new(position, "the index of who was looked at says what no entry says");
    }

    /// <summary>A sum of hashes has no order: the entries and the index are compared without being sorted.</summary>
    private sealed class Sum : IEquatable<Sum>
    {
        private UInt128 total;
        private readonly byte[] hash = new byte[32];

        public void Add(KeyedHash person, long position)
        {
            Span<byte> bytes = stackalloc byte[24];
            person.Write(bytes);
            BinaryPrimitives.WriteInt64BigEndian(bytes[16..], position);
            SHA256.HashData(bytes, hash);
            total = unchecked(total + KeyedHash.Read(hash).Value);
        }

        public void Add(Sum other) => total = unchecked(total + other.total);

        public bool Equals(Sum? other) => other is not null && total == other.total;

        public override bool Equals(object? obj) => Equals(obj as Sum);

        public override int GetHashCode() => total.GetHashCode();
    }
}
