using Goldthread.Reading;
using Goldthread.Records;

namespace Goldthread.Lives;

/// <summary>How often things are so, and what happens in ordinary lives and practice: read from lives/.</summary>
public sealed record Practice(IReadOnlyDictionary<string, Rate> Rates, IReadOnlyDictionary<string, Scene> Scenes)
{
    /// <summary>Stretches of life that every draw begins with. A service is no family: its scenes are about practitioners, agencies and procedures.</summary>
    public static IReadOnlyList<string> Roots { get; } = ["family", "child", "pregnancy", "service"];

    /// <summary>Scenes by the stretch that they belong to, in order of name.</summary>
    public ILookup<string, Scene> ByStretch { get; } = Scenes.Values.OrderBy(s => s.Name, StringComparer.Ordinal).SelectMany(s => s.For.Select(f => (For: f, Scene: s))).ToLookup(p => p.For, p => p.Scene, StringComparer.Ordinal);

    /// <summary>Groups of families that are drawn at the rates named "group.…".</summary>
    public IEnumerable<(string Group, long InAMillion)> Groups =>
        Rates.Values.Where(r => r.Name.StartsWith("group.", StringComparison.Ordinal)).OrderBy(r => r.Name, StringComparer.Ordinal).Select(r => (r.Name["group.".Length..], r.InAMillion));

    /// <summary>What safeguards look for, to be put among ordinary lives; in no ordinary draw. In order of name.</summary>
    public IReadOnlyList<Scene> Patterns { get; init; } = [];

    /// <summary>The same with the patterns among the scenes: each happens only where it is asked for.</summary>
    public Practice WithPatterns() => new(Rates, Scenes.Values.Concat(Patterns).ToDictionary(s => s.Name, StringComparer.Ordinal)) { Patterns = Patterns };

    /// <summary>A scene and those that must happen first: whatever opens its stretch, or leads to it.</summary>
    public IReadOnlyList<string> Needed(string scene)
    {
        var needed = new List<string>();
        for (var at = Scenes[scene]; !needed.Contains(at.Name);)
        {
            needed.Add(at.Name);
            var name = at.Name;
            var opener = Scenes.Values.OrderBy(s => s.Name, StringComparer.Ordinal).FirstOrDefault(s => s.Opens.Any(o => at.For.Contains(o.Stretch) || o.Then.Any(t => t.Scene == name)) && s.Name != name);
            if (at.For.Any(Roots.Contains) || opener is null) break;
            at = opener;
        }
        return needed;
    }

    /// <param name="files">Nodes by path within lives/: rates.yaml and practice/….</param>
    public static Practice Read(IReadOnlyDictionary<string, Node> files, Vocabulary vocabulary, ProblemList problems)
    {
        var rates = Rate.Read(files.GetValueOrDefault("rates.yaml"), problems);
        var reader = new SceneReader(vocabulary, rates, problems);
        var scenes = new Dictionary<string, Scene>(StringComparer.Ordinal);
        foreach (var (_, node) in files.Where(f => f.Key.StartsWith("practice/", StringComparison.Ordinal)).OrderBy(f => f.Key, StringComparer.Ordinal))
            foreach (var entry in Section.Open(node, problems, "scenes")?.Entries ?? [])
                if (reader.Read(entry.Key.Text, entry.Value) is { } scene && !scenes.TryAdd(scene.Name, scene))
                    problems.Add(ProblemKind.DuplicateId, entry.Key, $"The scene '{scene.Name}' stands twice.");
        var patterns = new List<Scene>();
        foreach (var (_, node) in files.Where(f => f.Key.StartsWith("patterns/", StringComparison.Ordinal)).OrderBy(f => f.Key, StringComparer.Ordinal))
            foreach (var entry in Section.Open(node, problems, "patterns")?.Entries ?? [])
            {
                if (reader.ReadPattern(entry.Key.Text, entry.Value) is not { } pattern) continue;
                if (!scenes.ContainsKey(pattern.Name) && !patterns.Exists(p => p.Name == pattern.Name)) patterns.Add(pattern);
                else problems.Add(ProblemKind.DuplicateId, entry.Key, $"The scene '{pattern.Name}' stands twice.");
            }
        CheckNames([.. scenes.Values, .. patterns], scenes.Keys, problems);
        return new(rates, scenes) { Patterns = [.. patterns.OrderBy(p => p.Name, StringComparer.Ordinal)] };
    }

    private static void CheckNames(List<Scene> scenes, IReadOnlyCollection<string> ordinary, ProblemList problems)
    {
        List<string> stretches = [.. Roots, .. scenes.SelectMany(s => s.Opens).Select(o => o.Stretch), "choice"];
        var named = scenes.SelectMany(s => s.Records).Select(r => r.As).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var scene in scenes)
        {
            foreach (var name in scene.Records.SelectMany(r => r.Concerning.Append(r.Of).Append(r.SameEventAs)).OfType<string>().Where(n => !named.Contains(n)))
                problems.Unknown(ProblemKind.UnknownRecord, scene.Place, name, "a record that some scene names", named);
            foreach (var word in scene.While.Concat(scene.NotWhile).Concat(scene.For).Where(w => !stretches.Contains(w)))
                problems.Unknown(ProblemKind.WrongWord, scene.Place, word, "a stretch of life that some scene opens", stretches);
            foreach (var (next, _) in scene.Opens.SelectMany(o => o.Then).Where(t => t.Scene != "nothing" && !ordinary.Contains(t.Scene)))
                problems.Unknown(ProblemKind.WrongWord, scene.Place, next, "a scene", ordinary);
        }
    }
}
