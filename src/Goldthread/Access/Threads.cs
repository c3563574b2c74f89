using Goldthread.Time;

namespace Goldthread.Access;

/// <summary>Somebody opens a child's thread by a gateway, or closes it.</summary>
/// <param name="Opener">A practitioner, or the key of the finding by which a safeguard of one agency did.</param>
/// <param name="Review">The last minute by which it is looked at again; null at closing.</param>
public sealed record GatewayChange(string Child, string Gateway, bool Open, string Basis, string Opener, long At, long? Review, string Reason);

/// <summary>Why a thread may not be opened or closed so.</summary>
public enum GatewayRefusal { UnknownGateway, BasisNotListed, NoOpener, NoReview, ReviewPast, ReviewTooLate, NoReason, NotOpen }

/// <summary>Which threads are open as at a moment. While none of a child's gateways is open, each agency's records are looked at alone.</summary>
public sealed class Threads(AccessRules rules, Reckoning reckoning, IEnumerable<GatewayChange> changes)
{
    private readonly ILookup<string, GatewayChange> byChild = changes.OrderBy(c => c.At).ToLookup(c => c.Child, StringComparer.Ordinal);

    /// <summary>The refusals; empty = it may be done.</summary>
    public IReadOnlyList<GatewayRefusal> Check(GatewayChange change)
    {
        if (!rules.Gateways.TryGetValue(change.Gateway, out var gateway)) return [GatewayRefusal.UnknownGateway];
        var refusals = new List<GatewayRefusal>();
        if (change.Opener.Length == 0) refusals.Add(GatewayRefusal.NoOpener);
        if (change.Open)
        {
            if (!gateway.Basis.Contains(change.Basis)) refusals.Add(GatewayRefusal.BasisNotListed);
            if (change.Review is not { } review) refusals.Add(GatewayRefusal.NoReview);
            else if (review <= change.At) refusals.Add(GatewayRefusal.ReviewPast);
            else if (review > reckoning.End(change.At, gateway.Review, change.At).Hi) refusals.Add(GatewayRefusal.ReviewTooLate);
        }
        else
        {
            if (string.IsNullOrWhiteSpace(change.Reason)) refusals.Add(GatewayRefusal.NoReason);
            if (!OpenFor(change.Child, change.At).Any(o => o.Gateway == change.Gateway)) refusals.Add(GatewayRefusal.NotOpen);
        }
        return refusals;
    }

    /// <summary>The openings in force, one for each gateway: opened again, the last one counts.</summary>
    public IReadOnlyList<GatewayChange> OpenFor(string child, long at) =>
        [.. byChild[child].Where(c => c.At <= at).GroupBy(c => c.Gateway, StringComparer.Ordinal).Select(g => g.Last()).Where(c => c.Open).OrderBy(c => c.At).ThenBy(c => c.Gateway, StringComparer.Ordinal)];

    public bool IsOpen(string child, long at) => OpenFor(child, at).Count > 0;

    /// <summary>Open gateways whose review is past. A thread does not close by itself, since a child may be in danger; that nobody looked again is said.</summary>
    public IReadOnlyList<GatewayChange> ReviewMissed(string child, long at) => [.. OpenFor(child, at).Where(o => o.Review < at)];
}
