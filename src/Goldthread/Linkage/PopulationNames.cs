using System.Globalization;
using Goldthread.Reading;

namespace Goldthread.Linkage;

/// <summary>Names in the population at large: how many have each, and which are forms of one another. Names as they are compared: small letters without accents.</summary>
public sealed class PopulationNames
{
    private readonly Dictionary<string, double> first = new(StringComparer.Ordinal), surnames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> forms = new(StringComparer.Ordinal);

    /// <summary>Of nobody: every name is as rare as any other.</summary>
    public static PopulationNames None { get; } = new();

    /// <summary>Shares of people by first name.</summary>
    public IReadOnlyDictionary<string, double> FirstNames => first;

    public IReadOnlyDictionary<string, double> Surnames => surnames;

    /// <summary>Other forms of a name.</summary>
    public IReadOnlyList<string> Forms(string name) => forms.TryGetValue(name, out var of) ? [.. of.Order(StringComparer.Ordinal)] : [];

    /// <summary>The share of people who have it as first name; 0 when it was not counted.</summary>
    public double FirstName(string name) => first.GetValueOrDefault(name);

    public double Surname(string name) => surnames.GetValueOrDefault(name);

    /// <summary>Whether one is a short, pet or other form of the other, or both are forms of a third.</summary>
    public bool SameName(string a, string b) => forms.TryGetValue(a, out var of) && of.Contains(b);

    /// <summary>The commonest form of the name: itself when it has none.</summary>
    public string Root(string name)
    {
        if (!forms.TryGetValue(name, out var others)) return name;
        var (best, share) = (name, FirstName(name));
        foreach (var other in others)
            if (FirstName(other) is var s && (s > share || (s == share && string.CompareOrdinal(other, best) < 0))) (best, share) = (other, s);
        return best;
    }

    /// <summary>Reads files with the keys `first_names` and `surnames` (name: people in a million) and `forms` (name: other forms of it).</summary>
    public static PopulationNames Read(IEnumerable<Node> files, ProblemList problems)
    {
        var names = new PopulationNames();
        foreach (var file in files)
        {
            if (Section.Open(file, problems, "names of the population", "source", "first_names", "surnames", "forms") is not { } s) continue;
            Shares(s, "first_names", names.first);
            Shares(s, "surnames", names.surnames);
            if (Section.Open(s.Node("forms"), problems, "forms") is not { } forms) continue;
            foreach (var entry in forms.Entries)
                foreach (var form in forms.Words(entry.Key.Text))
                {
                    names.Of(entry.Key.Text).Add(form.Text);
                    names.Of(form.Text).Add(entry.Key.Text);
                }
        }
        return names;
    }

    private HashSet<string> Of(string name) => forms.TryGetValue(name, out var of) ? of : forms[name] = new(StringComparer.Ordinal);

    private static void Shares(Section section, string key, Dictionary<string, double> shares)
    {
        foreach (var entry in (section.Node(key) as Mapping)?.Entries ?? [])
        {
            if (entry.Value is Scalar { Text: var text } && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var million) && million > 0) shares[entry.Key.Text] = million / 1_000_000;
            else section.Problems.Add(ProblemKind.WrongShape, entry.Value, $"'{entry.Key.Text}' must have a number of people in a million.");
        }
    }
}
