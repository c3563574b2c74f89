using Goldthread.Families;
using Goldthread.Records;

namespace Goldthread.Watching;

/// <summary>What ties records to one another: each name that two of them share.</summary>
internal static class Tying
{
    /// <summary>All names that tie it to others.</summary>
    /// <param name="known">Is it the name of a person who is held?</param>
    public static IReadOnlyList<Name> Nodes(Record r, Func<string, bool> known)
    {
        var all = new List<Name>(8);
        foreach (var names in (ReadOnlySpan<IEnumerable<Name>>)[Events(r), Dates(r), Names(r), People(r, known)])
            foreach (var name in names)
                if (!all.Contains(name)) all.Add(name);
        return all;
    }

    /// <summary>Its own name, those of which it is another version or telling, and that of its source's own entry.</summary>
    public static IEnumerable<Name> Events(Record r)
    {
        yield return Id(r.Id);
        if (r.SameEventAs is { } same) yield return Id(same);
        if (r.Supersedes is { } earlier) yield return Id(earlier);
        if (r.Withdraws is { } withdrawn) yield return Id(withdrawn);
        if (r.Source is { } s) yield return new(Sense.Entry, s.System, s.Key);
    }

    /// <summary>Its own name, and those by which its dates are told.</summary>
    public static IEnumerable<Name> Dates(Record r) => [Id(r.Id), .. r.Occurred.Anchors.Select(Id), .. (r.Known?.Anchors ?? []).Select(Id)];

    /// <summary>Those that it answers or concerns.</summary>
    public static IEnumerable<Name> Names(Record r) => r.Of is null && r.Concerning.Count == 0 ? [] : r.Concerning.Append(r.Of).OfType<string>().Select(Id);

    /// <summary>What some names belong to, each once, the largest first.</summary>
    public static IReadOnlyList<T> Tied<T>(IReadOnlyList<Name> names, Func<Name, T?> of, Func<T, int> size)
        where T : class
    {
        var tied = new List<T>(1);
        foreach (var name in names)
            if (of(name) is { } one && !tied.Contains(one)) tied.Add(one);
        return tied.Count > 1 ? [.. tied.OrderByDescending(size)] : tied;
    }

    /// <summary>The people a record is about; of one that names none, whatever else a safeguard may speak of.</summary>
    private static IEnumerable<Name> People(Record r, Func<string, bool> known) => r.About.Any(known)
        ? r.About.Where(known).Select(Person) : r.About.Where(a => SubjectNames.References.Any(word => a.StartsWith(word + ":", StringComparison.Ordinal))).Select(a => new Name(Sense.Reference, a));

    public static Name Person(string name) => new(Sense.Person, name);

    public static Name Id(string id) => new(Sense.Record, id);
}
