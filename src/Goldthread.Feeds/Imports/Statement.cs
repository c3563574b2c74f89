using Goldthread.Feeds.Items;
using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Feeds.Imports;

/// <summary>What a file says, in Goldthread's words.</summary>
/// <param name="Key">The home system's own, the same in every file that tells of the same thing.</param>
/// <param name="Where">Where in the file it stands.</param>
public abstract record Statement(string Key, Place Where)
{
    /// <summary>When the system said it, where the file says so.</summary>
    public DateTimeOffset? Said { get; init; }

    /// <summary>How a system holds a person.</summary>
    /// <param name="Person">What records call the person: the system and the key.</param>
    public sealed record OfPerson(string Key, Place Where, string Person, PersonLabel Label) : Statement(Key, Where)
    {
        public int Version { get; init; } = 1;

        public IReadOnlyList<string> Names { get; init; } = [];

        /// <summary>Or is expected.</summary>
        public FuzzyDate? Born { get; init; }

        public string? NhsNumber { get; init; }

        public string? Upn { get; init; }

        public IReadOnlyList<string> Addresses { get; init; } = [];

        public IReadOnlyDictionary<string, string> More { get; init; } = new Dictionary<string, string>();
    }

    /// <summary>A record, as if it had never been told before: version 1.</summary>
    public sealed record OfRecord(string Key, Place Where, Record Record) : Statement(Key, Where);

    /// <summary>What was told of a person under a key, by whichever rules, is told no more: that, and all whose keys go on from it.</summary>
    /// <param name="Own">What follows the person and the rule in the keys; empty = everything of the person.</param>
    public sealed record Withdrawal(Place Where, string Person, string Own) : Statement($"{Person} -{Own}", Where)
    {
        /// <summary>Whether it takes back what is told under a key.</summary>
        public bool Takes(string key)
        {
            if (!key.StartsWith(Person, StringComparison.Ordinal) || key.Length <= Person.Length || key[Person.Length] != '/') return false;
            var own = key.IndexOf('/', Person.Length + 1);
            return Own.Length == 0 || (own > 0 && key.AsSpan(own + 1).StartsWith(Own, StringComparison.Ordinal) && (key.Length == own + 1 + Own.Length || key[own + 1 + Own.Length] == '/'));
        }
    }
}

/// <summary>What has been made of one item.</summary>
/// <param name="Statements">People before records. Empty when the whole item is refused.</param>
/// <param name="Refused">Values that could not be used, each left out of a statement that stands; or why there is none.</param>
/// <param name="Lost">Why a part that tells of something could be made no statement at all, while others of the item were.</param>
public sealed record Mapped(Item Item, Place Where, IReadOnlyList<Statement> Statements, IReadOnlyList<Problem> Refused, IReadOnlyList<Problem> Lost)
{
    /// <summary>Why nothing is to be made of it; null = something is.</summary>
    public string? Left { get; init; }
}
