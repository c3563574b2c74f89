using Goldthread.Agencies;

namespace Goldthread.Web.Running;

/// <summary>What was worked out of children for agencies, kept until an entry tells of somebody in the thread, an agency is heard otherwise, or the time for which it stands is over.</summary>
/// <param name="most">Of so many children and agencies; then it begins again.</param>
sealed class Carried<T>(int most)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Child> children = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> byWord = new(StringComparer.Ordinal);
    private long changes;
    private int count;

    private sealed class Child
    {
        public HashSet<string> Words { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, (T Value, AgencyList Agencies, long From, long Until)> ByAgency { get; } = new(StringComparer.Ordinal);
    }

    /// <param name="agencies">With the silences of their feeds: the same list until one of them changes.</param>
    /// <param name="work">Works it out: what it is, the first later minute at which it may be another, and of whom a further entry may change it.</param>
    public T Of(string child, string agency, AgencyList agencies, long minute, Func<(T Value, long Until, IReadOnlySet<string> Words)> work)
    {
        long before;
        lock (gate)
        {
            if (children.TryGetValue(child, out var its) && its.ByAgency.TryGetValue(agency, out var known) && ReferenceEquals(known.Agencies, agencies) && known.From <= minute && minute < known.Until) return known.Value;
            before = changes;
        }
        var (value, until, words) = work();
        lock (gate)
            // What changed meanwhile may not be in it.
            if (before == changes) Keep(child, agency, (value, agencies, minute, until), words);
        return value;
    }

    /// <param name="words">Of whom something was told; null = of anybody.</param>
    public void Forget(IReadOnlySet<string>? words)
    {
        if (words is { Count: 0 }) return;
        lock (gate)
        {
            changes++;
            if (words is null) Clear();
            else foreach (var child in words.SelectMany(w => byWord.GetValueOrDefault(w, [])).ToHashSet(StringComparer.Ordinal)) Drop(child);
        }
    }

    private void Keep(string child, string agency, (T, AgencyList, long, long) value, IReadOnlySet<string> words)
    {
        if (count >= most) Clear();
        if (!children.TryGetValue(child, out var its)) children[child] = its = new();
        if (!its.ByAgency.ContainsKey(agency)) count++;
        its.ByAgency[agency] = value;
        foreach (var word in words)
            if (its.Words.Add(word))
            {
                if (!byWord.TryGetValue(word, out var all)) byWord[word] = all = new(StringComparer.Ordinal);
                all.Add(child);
            }
    }

    private void Drop(string child)
    {
        if (!children.Remove(child, out var its)) return;
        count -= its.ByAgency.Count;
        foreach (var word in its.Words)
            if (byWord[word] is var all && all.Remove(child) && all.Count == 0) byWord.Remove(word);
    }

    private void Clear()
    {
        children.Clear();
        byWord.Clear();
        count = 0;
    }
}
