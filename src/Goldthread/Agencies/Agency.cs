using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Agencies;

/// <summary>One agency of one area, and what its feed would tell.</summary>
/// <param name="Kind">A kind of the vocabulary, e.g. health-visiting.</param>
/// <param name="Connected">Whether it sends anything at all.</param>
/// <param name="ConnectedFrom">From when; null = always.</param>
/// <param name="Covers">The kinds it sends; null = all.</param>
/// <param name="NotHeard">The times in which it was silent; null = never.</param>
/// <param name="Tier">Who may learn of its records unless a record says otherwise.</param>
public sealed record Agency(string Name, string Kind, string? Area, bool Connected, FuzzyDate? ConnectedFrom, IReadOnlyList<KindPattern>? Covers, IReadOnlyList<FuzzyDate>? NotHeard, Tier Tier)
{
    /// <summary>What it is called: "Harbour Road surgery"; null = its name says it.</summary>
    public string? Label { get; init; }

    /// <summary>A name as it is read: "westmarsh-childrens-social-care" is "Westmarsh children's social care".</summary>
    /// <param name="kinds">What each kind of agency is called.</param>
    public static string WordsOf(string name, IReadOnlyDictionary<string, string> kinds)
    {
        if (kinds.Keys.Where(k => name.EndsWith($"-{k}", StringComparison.Ordinal)).MaxBy(k => k.Length) is not { } kind) return name.Replace('-', ' ');
        var (place, called) = (name[..^kind.Length].Replace('-', ' '), kinds[kind]);
        return $"{char.ToUpperInvariant(place[0])}{place[1..]}{(called.StartsWith("the ", StringComparison.Ordinal) ? called[4..] : called)}";
    }

    /// <summary>Would it send records of this kind, and did it by the minute?</summary>
    public bool Sends(string kind, long minute, Axis axis) =>
        Connected && (Covers is null || Covers.Any(c => c.Matches(kind))) && (ConnectedFrom is null || ConnectedFrom.On(axis).Hi <= minute);

    /// <summary>Through which minute it has been heard, looked at from <paramref name="at"/>: a silence that is over has been caught up with.</summary>
    public long HeardThrough(long at, Axis axis)
    {
        foreach (var silence in NotHeard ?? [])
            if (silence.On(axis) is var silent && at >= silent.Lo && at <= silent.Hi) return silent.Lo - 1;
        return at;
    }
}
