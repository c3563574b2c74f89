using System.Globalization;
using Goldthread.Access;
using Goldthread.Escalation;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Time;

namespace Goldthread.Store.Projections;

/// <summary>What people decided about duties and threads, as the journal keeps it, and back. Who and when are the entry's own.</summary>
public static class DecisionEntries
{
    /// <summary>How a practitioner is named as who wrote an entry.</summary>
    public const string User = "user:";

    private const string Acknowledged = "acknowledged ", SetAside = "set aside", TakenUp = "taken up again", Taken = "taken", Brokered = "brokered";

    /// <param name="child">In whose file it stands.</param>
    public static Entry.Decision Of(DutyDecision decision, string child) => decision switch
    {
        DutyDecision.Acknowledged a => new(a.Duty, child, string.Create(CultureInfo.InvariantCulture, $"{Acknowledged}{a.Rung}"), ""),
        DutyDecision.SetAside s => new(s.Duty, child, SetAside, s.Reason, Axis.Dated.Earliest(s.Until), s.Second),
        DutyDecision.TakenUpAgain t => new(t.Duty, child, TakenUp, t.Reason),
        DutyDecision.Taken t => new(t.Duty, child, Taken, ""),
        _ => throw new ArgumentOutOfRangeException(nameof(decision)),
    };

    /// <summary>The decisions about duties, in the order of the journal. A setting aside ends with its day.</summary>
    public static IReadOnlyList<DutyDecision> Read(IEnumerable<Kept> kept) => [.. kept.Select(Read).OfType<DutyDecision>()];

    public static Entry.Gateway Of(GatewayChange change) => new(change.Child, change.Gateway, change.Open, change.Basis, change.Opener, change.Review is { } review ? Axis.Dated.Earliest(review) : null, change.Reason);

    /// <summary>The openings and closings of threads.</summary>
    public static IReadOnlyList<GatewayChange> Gateways(IEnumerable<Kept> kept) => [.. kept.Select(k => k.Entry is Entry.Gateway g ? Read(g, At(k)) : null).OfType<GatewayChange>()];

    public static GatewayChange Read(Entry.Gateway g, long at) => new(g.Child, g.Name, g.Open, g.Basis, g.Opener, at, g.Review is { } review ? EndOf(review) : null, g.Reason);

    public static Entry.SharingDecided Of(SharingDecision decision, string child) =>
        new(child, decision.Statement, decision.Holder, decision.To, decision.Choice, decision.Basis, decision.Until is { } until ? Axis.Dated.Earliest(until) : null, decision.Reason);

    public static Entry.Decision Of(Brokering brokering, string child) => new(brokering.Duty, child, Brokered, brokering.Reason, Axis.Dated.Earliest(brokering.Until));

    /// <returns>Null: it is about something else.</returns>
    public static Brokering? Brokering(Kept kept) => kept.Entry is Entry.Decision { Choice: Brokered, Until: { } until } d ? new(d.Duty, Decider(kept), d.Reason, At(kept), EndOf(until)) : null;

    /// <summary>What a holder decided of a statement. It ends with its day.</summary>
    public static SharingDecision Sharing(Kept kept) => kept.Entry is Entry.SharingDecided d
        ? new(d.Statement, d.Holder, d.To, d.Is, d.Basis, Decider(kept), At(kept)) { Until = d.Until is { } until ? EndOf(until) : null, Reason = d.Reason }
        : throw new ArgumentOutOfRangeException(nameof(kept));

    public static Entry.PairProtected Of(PairProtection pair) =>
        new(pair.Person, pair.Seeker, pair.Holds, pair.Keepers, pair.Lead, pair.SaidBy, pair.Basis, pair.Until is { } until ? Axis.Dated.Earliest(until) : null, pair.Reason);

    /// <summary>Who must not find whom, as somebody said. It ends with its day.</summary>
    public static PairProtection Read(Entry.PairProtected p, long at) => new(p.Person, p.Seeker, p.Holds, p.Keepers, p.Lead, p.SaidBy, p.Basis, at, p.Until is { } until ? EndOf(until) : null, p.Reason);

    /// <returns>Null: it is about something else.</returns>
    public static DutyDecision? Read(Kept kept)
    {
        if (kept.Entry is not Entry.Decision d) return null;
        var by = Decider(kept);
        if (d.Choice.StartsWith(Acknowledged, StringComparison.Ordinal) && int.TryParse(d.Choice.AsSpan(Acknowledged.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var rung))
            return new DutyDecision.Acknowledged(rung) { Duty = d.Duty, By = by, At = At(kept) };
        return d.Choice switch
        {
            SetAside when d.Until is { } until => new DutyDecision.SetAside(d.Reason, EndOf(until), d.Second) { Duty = d.Duty, By = by, At = At(kept) },
            TakenUp => new DutyDecision.TakenUpAgain(d.Reason) { Duty = d.Duty, By = by, At = At(kept) },
            Taken => new DutyDecision.Taken { Duty = d.Duty, By = by, At = At(kept) },
            _ => null,
        };
    }

    private static string Decider(Kept kept) => kept.Who.StartsWith(User, StringComparison.Ordinal) ? kept.Who[User.Length..] : kept.Who;

    private static long At(Kept kept) => Civil.MinuteOf(kept.When.ToUnixTimeMilliseconds(), Axis.Dated.Candidates[0]);

    private static long EndOf(DateOnly day) => Axis.Dated.OfDates(day, day).Hi;
}
