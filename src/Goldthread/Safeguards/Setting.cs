using Goldthread.Agencies;
using Goldthread.Records;
using Goldthread.Timescales;

namespace Goldthread.Safeguards;

/// <summary>Everything that stays the same while safeguards are run: the words, the agencies, the guidance.</summary>
/// <param name="GuidanceOf">For a story on day numbers: the days whose guidance holds; null = the day's own.</param>
public sealed record Setting(Vocabulary Vocabulary, AgencyList Agencies, TimescaleList Timescales, (DateOnly First, DateOnly Last)? GuidanceOf = null);
