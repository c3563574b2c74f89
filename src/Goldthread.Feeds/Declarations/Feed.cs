using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Feeds.Declarations;

/// <summary>What a partnership has agreed with an agency about what one of its systems sends. Read from feeds/.</summary>
/// <param name="System">The home system: keys of one system are one person's.</param>
/// <param name="Format">Of formats/.</param>
/// <param name="Basis">The legal basis on which it is sent.</param>
/// <param name="Covers">What it tells of. A kind that is not in it is held back, for nobody has agreed to it.</param>
public sealed record Feed(string Name, string Agency, string System, string Format, IReadOnlyList<string> Basis, Agreement Agreement, IReadOnlyList<Coverage> Covers)
{
    /// <summary>Of its records, where the coverage says nothing else; null = the agency's own.</summary>
    public Tier? Tier { get; init; }

    /// <summary>How long it may be kept, and why so long, in words.</summary>
    public string Retention { get; init; } = "";

    /// <summary>What the agency is called in its files, where the format says that they name it; null = it is not looked at.</summary>
    public string? Sender { get; init; }

    /// <summary>Everybody in its files is invented, so that they may go into an invented partnership.</summary>
    public bool Invented { get; init; }

    /// <summary>The encoding of text files, by its registered name; null = UTF-8.</summary>
    public string? Encoding { get; init; }

    /// <summary>What covers a kind of record, by the closest of its patterns: a kind by its own name before its branch; null = nothing does.</summary>
    public Coverage? Of(Kind kind)
    {
        var (closest, length) = ((Coverage?)null, -1);
        foreach (var coverage in Covers)
            foreach (var pattern in coverage.Kinds)
                if (pattern.Matches(kind.Name) && (pattern.Text == kind.Name ? int.MaxValue : pattern.Text.Length) is var its && its > length) (closest, length) = (coverage, its);
        return closest;
    }
}

/// <summary>The sharing agreement under which a feed is sent.</summary>
/// <param name="Until">The last day on which anything may be taken in under it.</param>
public sealed record Agreement(string Name, DateOnly From, DateOnly Until)
{
    /// <summary>The terms of access/agreements/ by which others see what the feed tells; null = its tiers alone say so.</summary>
    public string? Terms { get; init; }

    public bool Stands(DateOnly day) => From <= day && day <= Until;
}

/// <summary>Which kinds of record a feed tells of: of which children, since when, how often and how late.</summary>
/// <param name="Children">In words, e.g. "those looked after in the year".</param>
/// <param name="Every">Of <see cref="FeedReader.Often"/>. What comes less than weekly says what was, and its silence means nothing.</param>
/// <param name="Delay">How long after the event it usually comes.</param>
public sealed record Coverage(IReadOnlyList<KindPattern> Kinds, string Children, FuzzyDate Since, string Every, string Delay)
{
    /// <summary>Who else may learn of its records; null = as the feed says.</summary>
    public Tier? Tier { get; init; }

    /// <summary>A handling code of access/rules.yaml.</summary>
    public string? Handling { get; init; }

    /// <summary>Why only named readers see them, in words: a court's restriction. Null = there is none.</summary>
    public string? Restrictions { get; init; }

    /// <summary>How long they may be kept; null = as long as the feed says.</summary>
    public Retention? Retention { get; init; }
}

/// <summary>How long records of a kind may be kept.</summary>
/// <param name="Keep">From what happened.</param>
/// <param name="Hides">What is older is taken in and shown to nobody but its own agency; false = it is not taken in.</param>
public sealed record Retention(Period Keep, bool Hides)
{
    /// <summary>Whether its time is over in every reading of when it happened. What has no date is kept.</summary>
    public bool IsPast(FuzzyDate occurred, long at) => occurred.On(Axis.Dated).Hi + Keep.Length.Hi < at;
}
