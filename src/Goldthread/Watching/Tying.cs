using Goldthread.Families;
using Goldthread.Records;

namespace Goldthread.Watching;

/// <summary>What ties records to one another: each name that two of them share.</summary>
internal static class Tying
{
    /// <summary>All names that tie it to others.</summary>
    /// <param name="known">Is it the name of a person who is held?</param>
    public static IReadOnlyList<string> Nodes(Record r, Func<string, bool> known) => [.. Events(r).Concat(Dates(r)).Concat(Names(r)).Concat(People(r, known)).Distinct(StringComparer.Ordinal)];

    /// <summary>Its own name, those of which it is another version or telling, and that of its source's own entry.</summary>
    public static IEnumerable<string> Events(Record r)
    {
        yield return Id(r.Id);
        if (r.SameEventAs is { } same) yield return Id(same);
        if (r.Supersedes is { } earlier) yield return Id(earlier);
        if (r.Withdraws is { } withdrawn) yield return Id(withdrawn);
        if (r.Source is { } s) yield return $"source:{s.System}/{s.Key}";
    }

    /// <summary>Its own name, and those by which its dates are told.</summary>
    public static IEnumerable<string> Dates(Record r) => [Id(r.Id), .. r.Occurred.Anchors.Select(Id), .. (r.Known?.Anchors ?? []).Select(Id)];

    /// <summary>Those that it answers or concerns.</summary>
    public static IEnumerable<string> Names(Record r) => r.Concerning.Append(r.Of).OfType<string>().Select(Id);

    /// <summary>The people a record is about; of one that names none, whatever else a safeguard may speak of.</summary>
    private static IReadOnlyList<string> People(Record r, Func<string, bool> known)
    {
        var people = r.About.Where(known).ToList();
        return people.Count > 0 ? [.. people.Select(Person)] : [.. r.About.Where(a => SubjectNames.References.Any(word => a.StartsWith(word + ":", StringComparison.Ordinal)))];
    }

    public static string Person(string name) => $"person:{name}";

    public static string Id(string id) => $"record:{id}";
}
