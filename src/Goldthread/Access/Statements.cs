using Goldthread.Records;

namespace Goldthread.Access;

/// <summary>Which records are one statement: its versions, its corrections and its withdrawals. What may be seen is decided for a statement as a whole.</summary>
public static class Statements
{
    /// <returns>The name of the statement, by record id: the source's system and key, else the id of the first record.</returns>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyList<Record> records)
    {
        var byId = records.ToDictionary(r => r.Id, StringComparer.Ordinal);
        string Root(Record r)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (; r.Source is null && (r.Supersedes ?? r.Withdraws) is { } earlier && seen.Add(r.Id) && byId.TryGetValue(earlier, out var next); r = next) { }
            return r.Source is { } s ? $"{s.System}/{s.Key}" : r.Id;
        }
        return records.ToDictionary(r => r.Id, Root, StringComparer.Ordinal);
    }
}
