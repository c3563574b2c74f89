using Goldthread.Agencies;
using Goldthread.Records;
using Goldthread.Time;
using Goldthread.Timescales;

namespace Goldthread.Safeguards;

/// <summary>Everything that stays the same while safeguards are run: the words, the agencies, the guidance.</summary>
/// <param name="GuidanceOf">For a story on day numbers: the days whose guidance holds; null = the day's own.</param>
/// <param name="UnknownIsNo">Only to try out whether the tests of a safeguard notice it: what nobody said counts as no, and who was not heard as having nothing to say.</param>
public sealed record Setting(Vocabulary Vocabulary, AgencyList Agencies, TimescaleList Timescales, (DateOnly First, DateOnly Last)? GuidanceOf = null, bool UnknownIsNo = false)
{
    /// <summary>The types of meeting, with who is to be there.</summary>
    public IReadOnlyList<MeetingType> Meetings { get; init; } = [];

    /// <summary>The first day on which the partnership is prompted; what was due earlier is historic. Null = always.</summary>
    public DateOnly? GoLive { get; init; }

    /// <summary>An answer as it counts here.</summary>
    public Judged Counted(Judged answer) => UnknownIsNo && answer is { Truth: Truth.CannotTell, Unknowns.Count: > 0 } ? Judged.No : answer;
}
