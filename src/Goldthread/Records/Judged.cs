using System.Collections.Immutable;
using Goldthread.Time;

namespace Goldthread.Records;

/// <summary>An answer with the records it rests on and what stood in the way of a better one.</summary>
/// <param name="Evidence">Ids of records: of all clauses of an "and", of the strongest alternatives of an "or".</param>
/// <param name="Unknowns">What nobody has said: "mobility", "site of r4", "not connected: gp".</param>
public sealed record Judged(Truth Truth, ImmutableSortedSet<string> Evidence, ImmutableSortedSet<string> Unknowns)
{
    private static readonly ImmutableSortedSet<string> Nothing = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public static Judged Yes { get; } = new(Truth.Yes, Nothing, Nothing);

    public static Judged No { get; } = new(Truth.No, Nothing, Nothing);

    private static readonly Judged Perhaps = new(Truth.CannotTell, Nothing, Nothing);

    public static Judged Of(Truth truth) => truth switch { Truth.Yes => Yes, Truth.No => No, _ => Perhaps };

    public static Judged Of(Truth truth, string evidence) => truth == Truth.No ? No : new(truth, Nothing.Add(evidence), Nothing);

    public static Judged Unknown(string what, params string[] evidence) => new(Truth.CannotTell, Nothing.Union(evidence), Nothing.Add(what));

    /// <summary>Several things that nobody has said.</summary>
    public static Judged Unknown(IEnumerable<string> what) => new(Truth.CannotTell, Nothing, Nothing.Union(what));

    public Judged And(Judged other) => And(other.Truth) is var t && t == Truth.No ? No : ReferenceEquals(this, Yes) ? other : ReferenceEquals(other, Yes) ? this
        : new(t, Evidence.Union(other.Evidence), Unknowns.Union(other.Unknowns));

    public Judged Or(Judged other) => Truth > other.Truth ? this : other.Truth > Truth ? other
        : new(Truth, Evidence.Union(other.Evidence), Unknowns.Union(other.Unknowns));

    public Judged Not() => new(Truth.Not(), Evidence, Unknowns);

    public Judged With(params string[] evidence) => Truth == Truth.No ? this : this with { Evidence = Evidence.Union(evidence) };

    /// <summary>One after the other by <see cref="Or"/>, with the sets joined at once.</summary>
    public static Judged Any(IEnumerable<Judged> all)
    {
        var (strongest, others) = (No, (List<Judged>?)null);
        foreach (var judged in all)
        {
            if (judged.Truth > strongest.Truth) (strongest, others) = (judged, null);
            else if (judged.Truth == strongest.Truth && !ReferenceEquals(judged, strongest)) (others ??= []).Add(judged);
        }
        return others is null ? strongest : new(strongest.Truth, strongest.Evidence.Union(others.SelectMany(o => o.Evidence)), strongest.Unknowns.Union(others.SelectMany(o => o.Unknowns)));
    }

    public static Judged All(IEnumerable<Judged> all) => all.Aggregate(Yes, (a, b) => a.And(b));

    private Truth And(Truth other) => Truth.And(other);
}
