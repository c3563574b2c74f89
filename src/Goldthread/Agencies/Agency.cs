using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Agencies;

/// <summary>One agency of one area, and what its feed would tell.</summary>
/// <param name="Kind">A kind of the vocabulary, e.g. health-visiting.</param>
/// <param name="Connected">Whether it sends anything at all.</param>
/// <param name="ConnectedFrom">From when; null = always.</param>
/// <param name="Covers">The kinds it sends; null = all.</param>
/// <param name="NotHeard">When it was silent; null = never.</param>
/// <param name="Tier">Who may learn of its records unless a record says otherwise.</param>
public sealed record Agency(string Name, string Kind, string? Area, bool Connected, FuzzyDate? ConnectedFrom, IReadOnlyList<KindPattern>? Covers, FuzzyDate? NotHeard, Tier Tier)
{
    /// <summary>Would it have told of records of this kind up to the minute? Yes only where silence means something.</summary>
    public Truth HeardThrough(long minute, string kind, Axis axis)
    {
        if (!Connected || (Covers is not null && !Covers.Any(c => c.Matches(kind)))) return Truth.CannotTell;
        if (ConnectedFrom is not null && ConnectedFrom.On(axis).AtMost(minute) != Truth.Yes) return Truth.CannotTell;
        if (NotHeard is null) return Truth.Yes;
        var silent = NotHeard.On(axis);
        return minute < silent.Lo || minute > silent.Hi ? Truth.Yes : Truth.CannotTell;
    }
}
