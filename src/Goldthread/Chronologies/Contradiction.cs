using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Chronologies;

/// <summary>Two statements that cannot both be so. Both stand; nobody chooses for the reader.</summary>
public sealed record Contradiction(Record First, Record Second, string Why)
{
    /// <summary>
    /// Every contradiction among the records of a view: one says that it disputes the other, or both tell of one event and differ in a field or in a date that cannot be the same.
    /// </summary>
    public static IReadOnlyList<Contradiction> In(View view)
    {
        var set = view.Set;
        var records = set.Records.Where(r => view.Holds(r) != Truth.No).ToList();
        var found = new List<Contradiction>();
        for (var i = 0; i < records.Count; i++)
            for (var j = i + 1; j < records.Count; j++)
                if (Between(set, view, records[i], records[j]) is { } why) found.Add(new(records[i], records[j], why));
        return found;
    }

    private static string? Between(RecordSet set, View view, Record a, Record b)
    {
        if (a.Disputes.Contains(b.Id) || b.Disputes.Contains(a.Id)) return "one disputes the other";
        if (set.EventOf(a) != set.EventOf(b)) return null;
        foreach (var (field, value) in a.Fields)
            if (b.Fields.TryGetValue(field, out var other) && other != value && value != FieldType.Unknown && other != FieldType.Unknown)
                return $"{field}: {value} against {other}";
        if (!a.Planned && !b.Planned && view.SameDay(set.OccurredOf(a), set.OccurredOf(b)) == Truth.No) return "their dates cannot be the same";
        return null;
    }
}
