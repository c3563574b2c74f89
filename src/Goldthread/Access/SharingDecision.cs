using Goldthread.Agencies;

namespace Goldthread.Access;

/// <summary>What the holder of a statement decided of it, for one reader. Undone: as if nothing had been decided.</summary>
public enum SharingChoice { Shares, Declines, Undone }

/// <summary>The holder of a statement decided whether an agency or a practitioner may read it.</summary>
/// <param name="Statement">As <see cref="Statements"/> name it.</param>
/// <param name="Holder">The agency whose statement it is; a decision of any other counts for nothing.</param>
/// <param name="To">An agency or a practitioner.</param>
/// <param name="Basis">The legal basis of sharing; empty where nothing is shared.</param>
/// <param name="By">Who decided.</param>
public sealed record SharingDecision(string Statement, string Holder, string To, SharingChoice Choice, string Basis, string By, long At)
{
    /// <summary>The last minute for which it holds; then the holder is asked again. Null = until it is undone.</summary>
    public long? Until { get; init; }

    public string Reason { get; init; } = "";
}

/// <summary>Why it may not be decided so.</summary>
public enum SharingRefusal { NotTheHolder, UnknownReader, OwnAgency, BasisNotListed, NoReason, NoEnd, EndPast, NothingToUndo }

/// <summary>What holders decided, and which of it holds as at a moment.</summary>
public sealed class SharingDecisions(IEnumerable<SharingDecision> decisions)
{
    private readonly ILookup<string, SharingDecision> byStatement = decisions.OrderBy(d => d.At).ToLookup(d => d.Statement, StringComparer.Ordinal);

    public static SharingDecisions None { get; } = new([]);

    /// <summary>Anything was ever decided of a statement, for whomever.</summary>
    public bool IsDecided(string statement) => byStatement.Contains(statement);

    /// <summary>The minutes at which one begins, or holds no more.</summary>
    public IEnumerable<long> Turns => byStatement.SelectMany(s => s).SelectMany(d => new[] { d.At, d.Until + 1 }).OfType<long>();

    /// <summary>The last that holds of a statement, for an agency or one of its practitioners; null = nothing was decided, or it was undone, or its time is over.</summary>
    public SharingDecision? Of(string statement, string holder, Reader reader, long at) =>
        byStatement[statement].Where(d => d.Holder == holder && d.At <= at && (d.To == reader.Agency || d.To == reader.Practitioner))
            .Select((decision, order) => (decision, order)).GroupBy(d => d.decision.To, StringComparer.Ordinal).Select(to => to.Last())
            .Where(d => Holds(d.decision, at)).OrderBy(d => d.order).LastOrDefault().decision;

    /// <summary>Every decision that holds of a statement, one for each reader.</summary>
    public IReadOnlyList<SharingDecision> Of(string statement, string holder, long at) =>
        [.. byStatement[statement].Where(d => d.Holder == holder && d.At <= at).GroupBy(d => d.To, StringComparer.Ordinal).Select(to => to.Last()).Where(d => Holds(d, at)).OrderBy(d => d.To, StringComparer.Ordinal)];

    /// <summary>The refusals; empty = it may be decided.</summary>
    /// <param name="holderOf">Whose a statement is; null = nobody's.</param>
    public IReadOnlyList<SharingRefusal> Check(SharingDecision decision, AccessRules rules, AgencyList agencies, Func<string, string?> holderOf)
    {
        var refusals = new List<SharingRefusal>();
        if (holderOf(decision.Statement) != decision.Holder) refusals.Add(SharingRefusal.NotTheHolder);
        if (decision.To == decision.Holder) refusals.Add(SharingRefusal.OwnAgency);
        else if (agencies[decision.To] is null) refusals.Add(SharingRefusal.UnknownReader);
        if (string.IsNullOrWhiteSpace(decision.Reason)) refusals.Add(SharingRefusal.NoReason);
        if (decision.Choice == SharingChoice.Undone)
        {
            if (!Of(decision.Statement, decision.Holder, decision.At).Any(d => d.To == decision.To)) refusals.Add(SharingRefusal.NothingToUndo);
            return refusals;
        }
        if (decision.Choice == SharingChoice.Shares && !rules.SharingBases.Contains(decision.Basis)) refusals.Add(SharingRefusal.BasisNotListed);
        if (decision.Until is not { } until) refusals.Add(SharingRefusal.NoEnd);
        else if (until <= decision.At) refusals.Add(SharingRefusal.EndPast);
        return refusals;
    }

    private static bool Holds(SharingDecision decision, long at) => decision.Choice != SharingChoice.Undone && !(decision.Until < at);
}
