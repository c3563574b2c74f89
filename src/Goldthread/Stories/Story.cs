using Goldthread.Agencies;
using Goldthread.Reading;
using Goldthread.Records;

namespace Goldthread.Stories;

/// <summary>A chronology written down for tests, replays and docs: real cases in our own words, and invented children.</summary>
public sealed record Story
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>The review it is told from; null = invented.</summary>
    public string? Review { get; init; }

    /// <summary>Lessons, as review/lesson, whose failing practice speaks in it, or whose praised practice stays quiet.</summary>
    public IReadOnlyList<string> Shows { get; init; } = [];

    /// <summary>For a story on day numbers: the days whose guidance it is judged by.</summary>
    public (DateOnly First, DateOnly Last)? GuidanceOf { get; init; }

    public required AgencyList Agencies { get; init; }

    public required RecordSet Records { get; init; }

    public string? Incident { get; init; }

    /// <summary>A document that the source says exists and that we do not have.</summary>
    public string? MissingDocument { get; init; }

    public IReadOnlyList<Expectation> Expectations { get; init; } = [];

    public required Place Place { get; init; }
}
