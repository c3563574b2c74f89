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
}

/// <summary>What has been made of one item.</summary>
/// <param name="Statements">People before records. Empty when the whole item is refused.</param>
/// <param name="Refused">Values that could not be used, each left out of a statement that stands; or why there is none.</param>
public sealed record Mapped(Item Item, Place Where, IReadOnlyList<Statement> Statements, IReadOnlyList<Problem> Refused);
