using System.Collections.Immutable;

namespace Goldthread.Linkage;

/// <summary>What a person decided about two records.</summary>
/// <param name="Id">The decision's own, by which it can be undone.</param>
/// <param name="Same">Whether they are of one person.</param>
/// <param name="By">Who decided.</param>
/// <param name="Why">In the decider's words.</param>
public sealed record Decision(string Id, string A, string B, bool Same, string By, string Why);

/// <summary>
/// Decisions by people, in the order in which they were made; the last on two records holds. They are kept by the records' own keys, so they outlive every new version of a record, every model and every
/// run, until somebody undoes them; and undoing one is itself kept.
/// </summary>
public sealed class Decisions
{
    private readonly ImmutableList<Decision> made;
    private readonly ImmutableHashSet<string> undone;
    private readonly ImmutableDictionary<(string, string), bool> holding;

    private Decisions(ImmutableList<Decision> made, ImmutableHashSet<string> undone, ImmutableDictionary<(string, string), bool> holding) => (this.made, this.undone, this.holding) = (made, undone, holding);

    public static Decisions None { get; } = new([], [], ImmutableDictionary<(string, string), bool>.Empty);

    public IReadOnlyList<Decision> Made => made;

    /// <summary>Those that hold: of several on two records the last, and none that was undone.</summary>
    public IEnumerable<(string A, string B, bool Same)> Holding => holding.Select(h => (h.Key.Item1, h.Key.Item2, h.Value));

    public Decisions With(Decision decision) => new(made.Add(decision), undone, undone.Contains(decision.Id) ? holding : holding.SetItem(Pair(decision.A, decision.B), decision.Same));

    public Decisions Without(string id)
    {
        var without = undone.Add(id);
        var pairs = made.Where(d => d.Id == id).Select(d => Pair(d.A, d.B)).ToHashSet();
        var left = holding.RemoveRange(pairs);
        foreach (var d in made.Where(d => pairs.Contains(Pair(d.A, d.B)) && !without.Contains(d.Id))) left = left.SetItem(Pair(d.A, d.B), d.Same);
        return new(made, without, left);
    }

    public bool Any => !holding.IsEmpty;

    /// <summary>Whether two records were decided to be of one person; null when nobody decided.</summary>
    public bool? Of(string a, string b) => holding.TryGetValue(Pair(a, b), out var same) ? same : null;

    private static (string, string) Pair(string a, string b) => string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
}
