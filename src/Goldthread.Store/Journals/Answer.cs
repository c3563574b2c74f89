namespace Goldthread.Store.Journals;

/// <summary>What became of an append.</summary>
public abstract record Answer
{
    private Answer()
    {
    }

    /// <summary>It is on the disk.</summary>
    public sealed record Appended(long Position, Guid Id) : Answer;

    /// <summary>The same was told before, and nothing was written.</summary>
    public sealed record Already(long Position) : Answer;

    public sealed record Refused(Refusal Why) : Answer;
}

/// <summary>Why an entry is not taken. A closed, numbered list: numbers are never used again for something else.</summary>
public enum Refusal
{
    /// <summary>This version of this source was told with other content. A source that corrects itself tells a new version.</summary>
    VersionChanged = 1,

    /// <summary>It cannot follow what stands: a link undone that was not confirmed, a gateway closed that was not open.</summary>
    WrongState = 2,

    /// <summary>A record without the key and version of its source could not be known again.</summary>
    NoSource = 3,

    /// <summary>Who and why are words of small letters, digits and <c>-./:_@</c>, never names or sentences: they lie in clear.</summary>
    CauseNotAWord = 4,

    /// <summary>The file that it belongs to was erased.</summary>
    FileErased = 5,

    /// <summary>It has more than a megabyte.</summary>
    TooLarge = 6,

    /// <summary>A feed, a label, a key or a duty is named by nothing.</summary>
    NothingNamed = 7,
}

/// <summary>Who appends, and why. When is the journal's to say.</summary>
/// <param name="Who">The account of a person, a feed or a part of the program: "feed:gp", "user:4711".</param>
/// <param name="Why">The purpose in a word: "import", "section-47", "duty".</param>
public sealed record Cause(string Who, string Why)
{
    public bool Sound => IsWord(Who) && IsWord(Why);

    private static bool IsWord(string text) => text.Length is > 0 and <= 80 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || "-./:_@".Contains(c, StringComparison.Ordinal));
}

/// <summary>Somebody waits for it, or it is part of a load: those who wait go first.</summary>
public enum Urgency { Interactive, Import }
