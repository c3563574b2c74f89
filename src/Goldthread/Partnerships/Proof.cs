using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Stories;
using Goldthread.Time;

namespace Goldthread.Partnerships;

/// <summary>
/// Whether it is true of a family what the truth says of its pattern: each safeguard that should see it speaks of it, if only to say that it cannot tell, by all that the systems tell; and none of them would without it.
/// Of what happens lately they speak at the end as well, by the links alone for which something that is held speaks.
/// </summary>
/// <param name="safeguards">All of them.</param>
/// <param name="setting">With the agencies of the partnership.</param>
/// <param name="end">The last minute.</param>
internal sealed class Proof(IReadOnlyList<Safeguard> safeguards, Setting setting, long end)
{
    private readonly Reckoning reckoning = new(Axis.Dated, setting.Timescales.Calendar);

    /// <param name="told">All that the systems tell of the family, and its truth.</param>
    /// <returns>False too where there is no pattern in it.</returns>
    /// <param name="lately">They still speak at the end.</param>
    public bool Holds(IReadOnlyList<Told> told, bool lately)
    {
        if (told.OfType<Told.Hidden>().FirstOrDefault() is not { } hidden) return false;
        var its = safeguards.Where(g => hidden.Shows.Contains(g.Id)).ToList();
        var (pattern, tale) = (hidden.Records.ToHashSet(StringComparer.Ordinal), Tale(told, _ => true));
        return !Tracks(tale.Where(r => !IsOf(r)), told, its).Any(t => t.Earliest is not null) && IsShown(tale, _ => true) && (!lately || IsShown(Tale(told, s => s.IsSeen), t => t.At(end)?.Speaks == Truth.Yes));

        bool IsOf(Record r) => pattern.Contains(r.Supersedes ?? r.Withdraws ?? r.Id);

        bool IsShown(List<Record> records, Func<Track, bool> also) =>
            Tracks(records, told, its).Where(t => t.Earliest is not null && also(t) && t.Finding.Evidence.Any(pattern.Contains)).Select(t => t.Finding.Safeguard.Id).ToHashSet(StringComparer.Ordinal).SetEquals(hidden.Shows);
    }

    private IReadOnlyList<Track> Tracks(IEnumerable<Record> records, IReadOnlyList<Told> told, List<Safeguard> its)
    {
        var (all, place, problems) = (records.ToList(), new Place("family", 1, 1), new ProblemList());
        var people = told.OfType<Told.OfPerson>().DistinctBy(p => p.Person.Key).ToDictionary(p => p.Person.Key, p => p.Person.Label, StringComparer.Ordinal);
        var named = all.SelectMany(r => r.About).Where(people.ContainsKey).Distinct(StringComparer.Ordinal).ToDictionary(k => k, k => people[k], StringComparer.Ordinal);
        var set = RecordSetBuilder.Build(all, named, reckoning, all.ToDictionary(r => r.Id, _ => place, StringComparer.Ordinal), new HashSet<string>(), problems)
            ?? throw new InvalidOperationException($"What is told of a family does not hold together: {problems.All[0].Kind.Code}.");
        return Replay.Of(new() { Name = "family", Title = "family", Agencies = setting.Agencies, Records = set, Place = place }, its, setting, until: end).Tracks;
    }

    // Everybody under the key that was told of first, by the links that are known.
    private static List<Record> Tale(IReadOnlyList<Told> told, Func<Told.SamePerson, bool> known)
    {
        var first = told.OfType<Told.SamePerson>().Where(known).ToDictionary(s => s.Second, s => s.First, StringComparer.Ordinal);
        string Name(string key) => first.GetValueOrDefault(key, key);
        return [.. told.OfType<Told.OfRecord>().Select(r => r.Record).DistinctBy(r => r.Id).Select(r => r with
        {
            About = [.. r.About.Select(Name).Distinct()],
            Parts = r.Parts.Keys.Any(first.ContainsKey) ? r.Parts.ToDictionary(p => Name(p.Key), p => p.Value, StringComparer.Ordinal) : r.Parts,
        })];
    }
}
