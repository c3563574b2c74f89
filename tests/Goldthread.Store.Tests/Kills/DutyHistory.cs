using Goldthread.Store.Entries;

namespace Goldthread.Store.Tests.Kills;

/// <summary>How duties came to stand, minute by minute, without what was overtaken within its minute: that depends on what was taken together.</summary>
internal static class DutyHistory
{
    public static IReadOnlyList<string> Of(IEnumerable<Entry> entries, DateTimeOffset until) =>
        [.. entries.OfType<Entry.DutyChanged>().Where(d => d.At <= until).GroupBy(d => d.Duty).SelectMany(Of).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Of(IGrouping<string, Entry.DutyChanged> duty)
    {
        var before = "";
        foreach (var change in duty.GroupBy(d => d.At).Select(minute => minute.Last()))
        {
            var now = change.Gone ? "" : $"{change.Is} {change.Outcome} due {change.Due:u} on {string.Join(',', change.Evidence)} by {string.Join(',', change.MetBy)}";
            if (now != before) yield return $"{duty.Key} {change.At:u} {(now.Length == 0 ? "gone" : now)}";
            before = now;
        }
    }
}
