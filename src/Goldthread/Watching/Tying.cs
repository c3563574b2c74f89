using Goldthread.Families;
using Goldthread.Records;

namespace Goldthread.Watching;

/// <summary>What ties records to one another: each name that two of them share.</summary>
internal static class Tying
{
    /// <summary>The names of the record itself, of those that it names, and of its source's own entry.</summary>
    public static IEnumerable<string> Of(Record r)
    {
        yield return Id(r.Id);
        foreach (var id in r.Concerning) yield return Id(id);
        if (r.Of is { } of) yield return Id(of);
        if (r.SameEventAs is { } same) yield return Id(same);
        if (r.Supersedes is { } earlier) yield return Id(earlier);
        if (r.Withdraws is { } withdrawn) yield return Id(withdrawn);
        foreach (var id in r.Occurred.Anchors) yield return Id(id);
        foreach (var id in r.Known?.Anchors ?? []) yield return Id(id);
        if (r.Source is { } s) yield return $"source:{s.System}/{s.Key}";
    }

    /// <summary>The people a record is about; of one that names none, whatever else a safeguard may speak of.</summary>
    public static IReadOnlyList<string> People(Record r, Func<string, bool> known)
    {
        var people = r.About.Where(known).ToList();
        return people.Count > 0 ? [.. people.Select(Person)] : [.. r.About.Where(a => SubjectNames.References.Any(word => a.StartsWith(word + ":", StringComparison.Ordinal)))];
    }

    public static string Person(string name) => $"person:{name}";

    private static string Id(string id) => $"record:{id}";
}
