using Goldthread.Duties;
using Goldthread.Safeguards;
using Goldthread.Time;
using Goldthread.Web.Layout;

namespace Goldthread.Web.Cases;

/// <summary>A safeguard that began to watch an event and has said nothing.</summary>
/// <param name="Began">The entry at which it began.</param>
public sealed record QuietLine(Safeguard Safeguard, string For, EntryLink Began, string Why);

/// <summary>What stayed quiet by a moment, and why; and of what nobody can tell.</summary>
/// <param name="NeverBegan">Nothing that they watch for was recorded.</param>
public sealed record QuietList(IReadOnlyList<QuietLine> Done, IReadOnlyList<QuietLine> NotYetDue, IReadOnlyList<QuietLine> Excused, IReadOnlyList<QuietLine> Ended, IReadOnlyList<QuietLine> CannotTell, IReadOnlyList<Safeguard> NeverBegan)
{
    private static readonly DutyState[] Doing = [DutyState.Met, DutyState.MetToldLate, DutyState.MetLate, DutyState.MetPerhapsLate, DutyState.DecidedAgainst];

    public int Count => Done.Count + NotYetDue.Count + Excused.Count + Ended.Count;

    public static QuietList Of(Look look, IReadOnlyList<Occasion> occasions)
    {
        var quiet = occasions.Where(o => !o.Spoke).ToList();
        var lines = quiet.ToLookup(Kind, o => new QuietLine(o.Safeguard, look.Names.People(o.Children), look.Link(o.Bound.Id), Why(look, o)));
        var begun = occasions.Select(o => o.Safeguard.Id).ToHashSet(StringComparer.Ordinal);
        return new([.. lines["done"]], [.. lines["waiting"]], [.. lines["excused"]], [.. lines["ended"]], [.. lines["unknown"]],
            [.. look.Case.Catalogue.Safeguards.Where(g => !begun.Contains(g.Id))]);
    }

    private static string Kind(Occasion o)
    {
        var states = o.Duties.Select(d => d.Now.State).ToList();
        if (o.Finding.Outcome == Outcome.Quiet || states.Contains(DutyState.NotNeeded)) return "excused";
        if (states.Contains(DutyState.Ended)) return "ended";
        if (states.TrueForAll(s => Doing.Contains(s) || s == DutyState.NotStarted)) return "done";
        return states.TrueForAll(s => Doing.Contains(s) || s is DutyState.Waiting or DutyState.NotStarted) ? "waiting" : "unknown";
    }

    private static string Why(Look look, Occasion o)
    {
        var parts = o.Duties.Select(d => $"{d.Now.What}: {d.Now.State.Say()}{(d.Now.State == DutyState.Waiting && d.Now.Due is { } due ? $", due {look.Axis.Say(due)}" : "")}").Distinct();
        var unknown = o.Duties.SelectMany(d => d.Now.Unknowns).Distinct().Select(look.Names.TellUnknown).ToList();
        return string.Join(". ", parts) + (unknown.Count > 0 ? $". Not known: {Prose.List(unknown)}" : "");
    }
}
