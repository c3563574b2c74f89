namespace Goldthread.Store.Journals;

/// <summary>Whether the journal is what was written: gapless positions, every row chained to the one before.</summary>
public static class Verification
{
    /// <summary>A fault, and where.</summary>
    public sealed record Fault(long Position, string What);

    /// <param name="known">Heads that were seen before, from an audit log or a checkpoint: what they say must still be there.</param>
    /// <returns>The first fault of the chain and every head that does not fit; nothing where all is well.</returns>
    public static IReadOnlyList<Fault> Of(IRows rows, IReadOnlyList<Head> known)
    {
        var faults = new List<Fault>();
        var seen = known.GroupBy(h => h.Position).ToDictionary(h => h.Key, h => h.ToList());
        var head = Chain.Start(rows.Journal);
        foreach (var row in rows.Read(0, long.MaxValue))
        {
            if (row.Position != head.Position + 1)
            {
                faults.Add(new(head.Position + 1, $"the row is missing; {row.Position} follows"));
                break;
            }
            if (!Chain.Link(head.Hash, row).AsSpan().SequenceEqual(row.Hash.Span))
            {
                faults.Add(new(row.Position, "the row is not the one that was chained here"));
                break;
            }
            head = new(row.Position, row.Hash);
            if (seen.Remove(row.Position, out var heads) && heads.Any(h => !h.Hash.Span.SequenceEqual(row.Hash.Span))) faults.Add(new(row.Position, "another row stood here when its head was noted"));
        }
        if (faults.Count == 0)
            faults.AddRange(seen.Keys.Where(p => p > head.Position).Order().Take(1).Select(p => new Fault(head.Position + 1, $"the journal once reached {p} and ends before")));
        return faults;
    }
}
