namespace Goldthread.Watching;

/// <summary>What is said of every duty. Where two standpoints say it, because a record of one agency tells of an event that others tell of too, the joined one is heard.</summary>
internal sealed class Voices
{
    private readonly Dictionary<string, List<Said>> said = new(StringComparer.Ordinal);

    public IEnumerable<Said> All => said.Values.Select(Heard).OfType<Said>();

    /// <summary>Takes in what was found, and tells what has become of each duty.</summary>
    public IReadOnlyList<Change> Learn(IReadOnlyList<Looked> looked, long minute)
    {
        var before = new SortedDictionary<string, Said?>(StringComparer.Ordinal);
        foreach (var (circle, earlier, _) in looked)
            foreach (var f in earlier)
            {
                before.TryAdd(f.Key, Heard(said[f.Key]));
                said[f.Key].RemoveAll(s => s.Agency == circle.Agency);
            }
        foreach (var (circle, _, cases) in looked)
            foreach (var f in cases.SelectMany(c => c.Findings))
            {
                if (!said.TryGetValue(f.Key, out var its)) said[f.Key] = its = [];
                before.TryAdd(f.Key, Heard(its));
                its.Add(new(circle.Agency, f));
            }
        var changes = before.SelectMany(b => Change.Between(b.Value, Heard(said[b.Key]), minute)).ToList();
        foreach (var key in before.Keys.Where(k => said[k].Count == 0)) said.Remove(key);
        return changes;
    }

    private static Said? Heard(List<Said> its) => its.Count < 2 ? its.FirstOrDefault() : its.OrderBy(s => s.Agency ?? "", StringComparer.Ordinal).First();
}
