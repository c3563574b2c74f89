using Goldthread.Reading;
using Goldthread.Records;

namespace Goldthread.Lives;

/// <summary>When a scene happens in the stretch of life that it belongs to.</summary>
public enum Cue { AfterBeginning, BeforeEnd, AfterEnd, Repeatedly, PerYear, WhenChosen }

/// <summary>Something that happens in ordinary lives and practice, with the records that it leaves.</summary>
/// <param name="For">The stretches of life, each by itself: family, child, pregnancy, service, or one that another scene opens.</param>
/// <param name="Delay">For all cues but <see cref="Cue.PerYear"/>.</param>
/// <param name="InAMillion">How often: of every time that it could, or in a year.</param>
/// <param name="Ages">Least and greatest age in minutes of the child it happens to; null = any.</param>
/// <param name="Groups">Families it happens to; empty = all.</param>
/// <param name="While">Stretches of which one must be open.</param>
/// <param name="NotWhile">Stretches none of which may be open.</param>
/// <param name="OneChild">It happens to one of the children of its stretch.</param>
/// <param name="Seldom">Too seldom for a draw of usual size: drawn besides, and left out of rates.</param>
public sealed record Scene(string Name, IReadOnlyList<string> For, Cue Cue, Delay Delay, long InAMillion, (long Least, long Most)? Ages, IReadOnlyList<string> Groups, IReadOnlyList<string> NotGroups,
    IReadOnlyList<string> While, IReadOnlyList<string> NotWhile, bool OneChild, bool Seldom, IReadOnlyList<Entrance> Records, IReadOnlyList<Opening> Opens, Place Place)
{
    /// <summary>For a pattern that is put among ordinary lives: the safeguards that should see it. Empty for ordinary practice.</summary>
    public IReadOnlyList<string> Shows { get; init; } = [];

    /// <summary>For a pattern: in so many of 10,000 children.</summary>
    public int InTenThousand { get; init; }

    /// <summary>For a pattern: it happens in the last weeks that are looked at, so that what it shows is still open at their end; and every system holds the family plainly, so that it is seen.</summary>
    public bool Lately { get; init; }
}

/// <summary>A stretch of life that a scene opens.</summary>
/// <param name="From">The record with which it begins; null = the last.</param>
/// <param name="Then">Scenes, one of which follows when it ends, with their weights; the name "nothing" stands for none.</param>
public sealed record Opening(string Stretch, Delay Lasts, string? From, IReadOnlyList<(string Scene, int Weight)> Then);

/// <summary>The pattern of one record of a scene.</summary>
/// <param name="As">The name by which others of the scene, and scenes in the stretch that it opens, may call it.</param>
/// <param name="InAMillion">How often it is written at all.</param>
/// <param name="Late">How often it comes later than it should, and by how much; null = never.</param>
/// <param name="Ahead">For what is planned: how far ahead.</param>
/// <param name="AnyHour">Not only in working hours.</param>
public sealed record Entrance(Kind Kind, string? As, long InAMillion, Delay After, (long InAMillion, Delay After)? Late, Delay? Ahead, bool AnyHour,
    IReadOnlyList<string> By, IReadOnlyList<string> About, IReadOnlyList<string> From, IReadOnlyList<string> To, IReadOnlyList<string> Concerning, string? Of, string? SameEventAs,
    IReadOnlyList<string>? Invited, IReadOnlyList<(string Agency, long InAMillion)>? Attended, ToldBy ToldBy, string? Teller, string? Role, string? Practitioner,
    IReadOnlyDictionary<string, FieldPattern> Fields, IReadOnlyDictionary<string, PartAnswer> Parts);

/// <summary>What a field holds.</summary>
/// <param name="Values">One of these is drawn: a code, a text, "8..12" for a number, "+3..5 days" for a day ahead.</param>
/// <param name="Always">It is never left blank, because a return or the system asks for it.</param>
public sealed record FieldPattern(IReadOnlyList<string> Values, bool Always);
