using Goldthread.Lives;
using Goldthread.Reading;

namespace Goldthread.Partnerships;

/// <summary>Names for invented people, by where names come from.</summary>
/// <param name="Variants">Other spellings of a name.</param>
public sealed record NameTable(string Origin, int Weight, IReadOnlyList<string> Girls, IReadOnlyList<string> Boys, IReadOnlyList<string> Surnames, IReadOnlyDictionary<string, IReadOnlyList<string>> Variants)
{
    public static IReadOnlyList<string> Keys { get; } = ["weight", "girls", "boys", "surnames", "variants"];

    /// <summary>The name as somebody else might write it: another spelling, or two letters changed about.</summary>
    public string Misspelt(string name, Dice dice)
    {
        if (Variants.TryGetValue(name, out var others) && dice.Chance(800_000)) return dice.Pick(others);
        if (name.Length < 4) return name + name[^1];
        var at = (int)dice.Between(1, name.Length - 3);
        return name[at] == name[at + 1] ? name.Remove(at, 1) : name[..at] + name[at + 1] + name[at] + name[(at + 2)..];
    }

    public static IReadOnlyList<NameTable> Read(Node? node, ProblemList problems)
    {
        var tables = new List<NameTable>();
        foreach (var entry in Section.Open(node, problems, "names")?.Entries ?? [])
        {
            if (Section.Open(entry.Value, problems, $"the names '{entry.Key.Text}'", Keys) is not { } s) continue;
            List<string> Words(string key)
            {
                if (s.Words(key).Count == 0) problems.Add(ProblemKind.MissingKey, s.Place, $"'{key}' is missing.");
                return [.. s.Words(key).Select(w => w.Text)];
            }
            var variants = Section.Open(s.Node("variants"), problems, "variants");
            tables.Add(new(entry.Key.Text, Math.Max(s.Number("weight") ?? 1, 1), Words("girls"), Words("boys"), Words("surnames"),
                (variants?.Entries ?? []).ToDictionary(v => v.Key.Text, v => (IReadOnlyList<string>)[.. variants!.Words(v.Key.Text).Select(w => w.Text)], StringComparer.Ordinal)));
        }
        return tables;
    }
}
