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

    public static Judged Of(Truth truth, params string[] evidence) => new(truth, truth == Truth.No ? Nothing : Nothing.Union(evidence), Nothing);

    public static Judged Unknown(string what, params string[] evidence) => new(Truth.CannotTell, Nothing.Union(evidence), Nothing.Add(what));

    public Judged And(Judged other) => And(other.Truth) is var t && t == Truth.No ? No
        : new(t, Evidence.Union(other.Evidence), Unknowns.Union(other.Unknowns));

    public Judged Or(Judged other) => Truth > other.Truth ? this : other.Truth > Truth ? other
        : new(Truth, Evidence.Union(other.Evidence), Unknowns.Union(other.Unknowns));

    public Judged Not() => new(Truth.Not(), Evidence, Unknowns);

    public Judged With(params string[] evidence) => Truth == Truth.No ? this : this with { Evidence = Evidence.Union(evidence) };

    public static Judged Any(IEnumerable<Judged> all) => all.Aggregate(No, (a, b) => a.Or(b));

    public static Judged All(IEnumerable<Judged> all) => all.Aggregate(Yes, (a, b) => a.And(b));

    private Truth And(Truth other) => Truth.And(other);
}
