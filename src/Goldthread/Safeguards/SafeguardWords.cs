using Goldthread.Agencies;
using Goldthread.Records;
using Goldthread.Timescales;

namespace Goldthread.Safeguards;

/// <summary>Every word a safeguard may use: the vocabulary, the clocks, the agency groups, the lessons.</summary>
/// <param name="Lessons">Names as review/lesson; a set of names, because learning stands further along the thread.</param>
public sealed record SafeguardWords(Vocabulary Vocabulary, TimescaleList Timescales, Routes Routes, IReadOnlySet<string> Lessons)
{
    public bool IsAgencyKind(string word) => Vocabulary.AgencyKinds.ContainsKey(word) || Routes.Groups.ContainsKey(word);

    public IEnumerable<string> AgencyWords => Vocabulary.AgencyKinds.Keys.Concat(Routes.Groups.Keys);
}
