using System.Text.RegularExpressions;

namespace Goldthread.Feeds.Imports;

/// <summary>Identities that adoption closed: whatever tells of one is kept apart. It learns, as files are read, by which labels a closed identity is told of.</summary>
/// <param name="numbers">NHS numbers before adoption, ten digits each.</param>
/// <param name="people">Labels under which such an identity is held.</param>
public sealed class ClosedIdentities(IEnumerable<string> numbers, IEnumerable<string> people)
{
    private readonly HashSet<string> numbers = new(numbers, StringComparer.Ordinal), people = new(people, StringComparer.Ordinal);

    public static ClosedIdentities None { get; } = new([], []);

    /// <summary>The digits of a number, however it is written.</summary>
    public static string Digits(string number) => string.Concat(number.Where(char.IsAsciiDigit));

    /// <summary>Whether any of what an item says is of a closed identity.</summary>
    public bool AnyOf(IReadOnlyList<Statement> statements)
    {
        if (numbers.Count == 0 && people.Count == 0) return false;
        foreach (var person in statements.OfType<Statement.OfPerson>().Where(p => p.NhsNumber is { } number && numbers.Contains(Digits(number)))) people.Add(person.Person);
        return statements.Any(s => LabelsOf(s).Any(people.Contains)) || statements.OfType<Statement.OfPerson>().Any(p => p.More.Values.Any(v => v.Length >= 10 && numbers.Contains(Digits(v))));
    }

    /// <summary>Whether the number of one stands in a text, with blanks or hyphens between its digits or without.</summary>
    public bool StandIn(string text) => numbers.Any(n => Regex.IsMatch(text, string.Join("[ -]?", n.AsEnumerable()), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));

    /// <summary>Of whom a statement tells, by label.</summary>
    public static IReadOnlyList<string> LabelsOf(Statement statement) => statement switch
    {
        Statement.OfPerson p => [p.Person],
        Statement.OfRecord r => r.Record.About,
        Statement.Withdrawal w => [w.Person],
        _ => [],
    };

    /// <summary>Those of an item who are closed identities, by label.</summary>
    public IReadOnlyList<string> Among(IEnumerable<Statement> statements) => [.. statements.SelectMany(LabelsOf).Where(people.Contains).Distinct(StringComparer.Ordinal)];
}
