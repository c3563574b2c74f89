using Goldthread.Reading;

namespace Goldthread.Agencies;

/// <summary>Groups of agency kinds, and who in an agency takes a duty; read from routes/.</summary>
/// <param name="Groups">Group name to agency kinds.</param>
/// <param name="Desks">Agency kind to the desk that takes a duty: "the front door".</param>
public sealed record Routes(IReadOnlyDictionary<string, IReadOnlyList<string>> Groups, IReadOnlyDictionary<string, string> Desks)
{
    public static Routes None { get; } = new(new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, string>());

    /// <summary>The agency kinds that a word stands for: a group's, groups within groups, or the word itself.</summary>
    public IReadOnlyList<string> Expand(string kindOrGroup) => expanded.GetOrAdd(kindOrGroup, Kinds);

    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, IReadOnlyList<string>> expanded = new(StringComparer.Ordinal);

    private IReadOnlyList<string> Kinds(string kindOrGroup) =>
        Groups.TryGetValue(kindOrGroup, out var kinds) ? [.. kinds.SelectMany(k => k == kindOrGroup ? [k] : Expand(k)).Distinct()] : [kindOrGroup];

    public static Routes Read(IReadOnlyDictionary<string, Node> files, IReadOnlyCollection<string> agencyKinds, ProblemList problems)
    {
        var groups = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var entry in (files.GetValueOrDefault("groups.yaml") as Mapping)?.Entries ?? [])
        {
            var list = entry.Value is Mapping m ? m["kinds"] ?? m["agencies"] ?? entry.Value : entry.Value;
            if (list is not Sequence kinds)
            {
                problems.Add(ProblemKind.WrongShape, entry.Value, $"The group '{entry.Key.Text}' must be a list of agency kinds.");
                continue;
            }
            groups[entry.Key.Text] = [.. kinds.Items.OfType<Scalar>().Select(s => s.Text)];
        }
        foreach (var entry in (files.GetValueOrDefault("groups.yaml") as Mapping)?.Entries ?? [])
            foreach (var kind in ((entry.Value as Sequence)?.Items ?? []).OfType<Scalar>().Where(k => !agencyKinds.Contains(k.Text) && !groups.ContainsKey(k.Text)))
                problems.Unknown(ProblemKind.UnknownAgency, kind.Place, kind.Text, "a kind of agency", agencyKinds);
        var desks = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in (files.GetValueOrDefault("routes.yaml") as Mapping)?.Entries ?? [])
            desks[entry.Key.Text] = entry.Value switch { Scalar s => s.Text, Mapping m => (m["to"] ?? m["label"] ?? m["desk"])?.Excerpt ?? "", _ => "" };
        return new(groups, desks);
    }
}
