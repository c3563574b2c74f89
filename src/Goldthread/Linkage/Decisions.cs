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

    private Decisions(ImmutableList<Decision> made, ImmutableHashSet<string> undone)
    {
        (this.made, this.undone) = (made, undone);
        var last = ImmutableDictionary.CreateBuilder<(string, string), bool>();
        foreach (var d in made.Where(d => !undone.Contains(d.Id))) last[Pair(d.A, d.B)] = d.Same;
        holding = last.ToImmutable();
    }

    public static Decisions None { get; } = new([], []);

    public IReadOnlyList<Decision> Made => made;

    /// <summary>Those that hold: of several on two records the last, and none that was undone.</summary>
    public IEnumerable<(string A, string B, bool Same)> Holding => holding.Select(h => (h.Key.Item1, h.Key.Item2, h.Value));

    public Decisions With(Decision decision) => new(made.Add(decision), undone);

    public Decisions Without(string id) => new(made, undone.Add(id));

    public bool Any => !holding.IsEmpty;

    /// <summary>Whether two records were decided to be of one person; null when nobody decided.</summary>
    public bool? Of(string a, string b) => holding.TryGetValue(Pair(a, b), out var same) ? same : null;

    private static (string, string) Pair(string a, string b) => string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
}
