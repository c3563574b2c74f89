using System.Text.RegularExpressions;

namespace Goldthread.Properties.Tales;

/// <summary>Smaller tales: one thing less at a time, or one date told more simply.</summary>
public static partial class Shrinking
{
    /// <summary>The smallest tale found, by one step after another, that is still broken in the same way.</summary>
    /// <param name="broken">Must be false for a tale that cannot be read.</param>
    public static Tale Smallest(Tale tale, Func<Tale, bool> broken, int steps = 400)
    {
        for (var found = true; found;)
        {
            found = false;
            foreach (var smaller in Smaller(tale))
            {
                if (steps-- <= 0) return tale;
                if (!broken(smaller)) continue;
                (tale, found) = (smaller, true);
                break;
            }
        }
        return tale;
    }

    private static IEnumerable<Tale> Smaller(Tale tale)
    {
        foreach (var r in tale.Records.Reverse()) yield return Without(tale, r.Id);
        foreach (var r in tale.Records)
        {
            if (r.Known is not null) yield return With(tale, r, r with { Known = null });
            foreach (var date in Simpler(r.Occurred)) yield return With(tale, r, r with { Occurred = date });
            foreach (var date in r.Known is null ? [] : Simpler(r.Known)) yield return With(tale, r, r with { Known = date });
            foreach (var key in r.More.Keys) yield return With(tale, r, r with { More = r.More.Remove(key) });
            if (r.About.Count > 1) foreach (var person in r.About) yield return With(tale, r, r with { About = r.About.Remove(person) });
        }
        foreach (var name in tale.Agencies.Keys.Where(name => tale.Records.TrueForAll(r => r.By != name && !r.More.Values.Any(v => v.Contains(name, StringComparison.Ordinal)))))
            yield return tale with { Agencies = tale.Agencies.Remove(name) };
        foreach (var (name, behind) in tale.Agencies.Where(a => a.Value != "connected" && !a.Value.Contains("kind:", StringComparison.Ordinal)))
            yield return tale with { Agencies = tale.Agencies.SetItem(name, "connected") };
        foreach (var person in tale.People.Keys.Where(p => tale.Records.TrueForAll(r => !r.About.Contains(p))))
            yield return tale with { People = tale.People.Remove(person) };
    }

    private static Tale With(Tale tale, TaleRecord old, TaleRecord changed) => tale with { Records = tale.Records.Replace(old, changed) };

    // Also what names it goes: dates told by it take their records along, other ties are cut.
    private static Tale Without(Tale tale, string id)
    {
        var gone = new HashSet<string> { id };
        while (tale.Records.Where(r => !gone.Contains(r.Id) && r.Anchors.Any(gone.Contains)).Select(r => r.Id).ToList() is { Count: > 0 } more) gone.UnionWith(more);
        return tale with
        {
            Records = [.. tale.Records.Where(r => !gone.Contains(r.Id)).Select(r => r with { More = r.More.RemoveRange(r.More.Where(m => TaleRecord.Links.Contains(m.Key) && gone.Any(g => Regex.IsMatch(m.Value, $@"\b{g}\b", RegexOptions.None, TimeSpan.FromSeconds(1)))).Select(m => m.Key)) })],
        };
    }

    private static IEnumerable<string> Simpler(string date)
    {
        foreach (var part in date.Split(" and ")) if (part != date) yield return part;
        if (Days().Matches(date) is { Count: > 0 } days && (days.Count > 1 || date.Length > days[0].Length))
            foreach (Match day in days)
                if (date.Length > 16 || !date.StartsWith(day.Value, StringComparison.Ordinal)) yield return day.Value;
        if (Days().Match(date) is { Success: true } one && !date.Contains('T', StringComparison.Ordinal)) yield return $"{one.Value}T10:00";
    }

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}", RegexOptions.None, 1000)]
    private static partial Regex Days();
}
