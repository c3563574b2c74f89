using Goldthread.Feeds.Items;
using Goldthread.Records;

namespace Goldthread.Feeds.Formats;

/// <summary>Who is told of by each item: the person's key in the home system, and what else it holds of them.</summary>
/// <param name="Name">By which records of this format call them: "child", "mother".</param>
/// <param name="Label">Of <see cref="Words.Labels"/>.</param>
public sealed record PersonRule(string Name, IReadOnlyList<Pick> Key, Pick Label)
{
    /// <summary>What tells several statements about one person apart, where a table holds more than one of each: the rows of a history of addresses.</summary>
    public IReadOnlyList<Pick> Apart { get; init; } = [];

    public IReadOnlyList<Pick> Names { get; init; } = [];

    /// <summary>One person for each of these parts; null = one for the whole item.</summary>
    public ItemPath? Each { get; init; }

    public Pick? Born { get; init; }

    /// <summary>When a birth is expected.</summary>
    public Pick? Expected { get; init; }

    public Pick? NhsNumber { get; init; }

    public Pick? Upn { get; init; }

    public Pick? Address { get; init; }

    public IReadOnlyDictionary<string, Pick> More { get; init; } = new Dictionary<string, Pick>();

    /// <summary>What is said of them, beside the key.</summary>
    public IEnumerable<Pick> Content => Names.Concat(More.Values).Concat(new[] { Born, Expected, NhsNumber, Upn, Address }.OfType<Pick>());
}

/// <summary>A record that is made of each item, or of each of some of its parts.</summary>
/// <param name="Name">Begins the key of each such record.</param>
/// <param name="Each">Null = of the whole item.</param>
/// <param name="When">All must hold.</param>
public sealed record RecordRule(string Name, Pick Kind, ItemPath? Each, IReadOnlyList<Condition> When, Pick Occurred)
{
    /// <summary>What tells several of one person apart.</summary>
    public IReadOnlyList<Pick> Key { get; init; } = [];

    public Pick? Known { get; init; }

    public Pick? Planned { get; init; }

    public Pick? Practitioner { get; init; }

    public Pick? Role { get; init; }

    public Pick? Team { get; init; }

    public Pick? Teller { get; init; }

    public Pick? Place { get; init; }

    public Pick? Text { get; init; }

    /// <summary>Names of people; the first of them when nothing is said.</summary>
    public IReadOnlyList<string> About { get; init; } = [];

    /// <summary>Who may learn of it, whatever the feed says of its kind; null = as the feed says.</summary>
    public Tier? Tier { get; init; }

    /// <summary>The rule whose record this one answers.</summary>
    public string? Of { get; init; }

    public IReadOnlyDictionary<string, Pick> Fields { get; init; } = new Dictionary<string, Pick>();

    public IReadOnlyDictionary<string, Pick> Parts { get; init; } = new Dictionary<string, Pick>();

    /// <summary>What is said of it, beside its key, its date and who did it.</summary>
    public IEnumerable<Pick> Content => Fields.Values.Concat(Parts.Values).Concat(new[] { Known, Text }.OfType<Pick>());
}

/// <summary>What a file takes back: all that was told of the item's person under a key, and under keys that go on from it.</summary>
/// <param name="Each">Null = the whole item.</param>
/// <param name="Key">As in the rules of the records; empty = everything told of the person.</param>
public sealed record WithdrawalRule(ItemPath? Each, IReadOnlyList<Condition> When, IReadOnlyList<Pick> Key);

/// <summary>Something that must be so of an item.</summary>
/// <param name="Values">The text is one of these; empty = there is one.</param>
/// <param name="Not">It must not be so.</param>
public sealed record Condition(ItemPath Path, IReadOnlyList<string> Values, bool Not)
{
    public bool Holds(Item scope) => Not != Path.All(scope).Any(i => i.Text.Length > 0 && (Values.Count == 0 || Values.Contains(i.Text, StringComparer.OrdinalIgnoreCase)));
}
