using System.Collections.Concurrent;
using Goldthread.Duties;
using Goldthread.Escalation;
using Goldthread.Safeguards;
using Goldthread.Time;
using Goldthread.Watching;

namespace Goldthread.Web.Running;

/// <summary>What is said at a minute, of everybody.</summary>
/// <param name="Setting">With the silences of feeds.</param>
/// <param name="Prompting">What prompts somebody, by key.</param>
/// <param name="DutyCount">How many duties stand, in whatever state.</param>
/// <param name="Silent">Feeds of which nothing has been heard for too long.</param>
public sealed record Board(Register Register, Setting Setting, IReadOnlyDictionary<LadderFor, Ladder> Ladders, IReadOnlyList<Said> Prompting, int DutyCount, long Through, long Taken, IReadOnlyList<string> Silent, Screens Screens)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<Finding>> prompts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> heldFirst = new(StringComparer.Ordinal);

    public Reckoning Reckoning { get; } = new(Axis.Dated, Setting.Timescales.Calendar);

    /// <summary>The duties that prompt, as an agency may be told of them: from its own records, or from what it may see of an open thread.</summary>
    public IReadOnlyList<Finding> Prompts(string agency) => prompts.GetOrAdd(agency, a => Screens.Prompts(this, a));

    /// <summary>Children of whom the agency holds what others may not be told, and something hangs on it that the agency has not declined.</summary>
    public IReadOnlyList<string> HeldFirst(string agency) => heldFirst.GetOrAdd(agency, a => [.. Screens.Withheld().Where(c => Screens.HeldBack(this, c, a).Any(h => !h.Declined))]);

    /// <summary>The child of whom a finding speaks; null = it speaks of no child.</summary>
    public string? ChildOf(Finding f) => new[] { f.Subject }.Concat(f.Bound.About).Where(Register.IsChild).Select(Register.NameOf).FirstOrDefault();

    /// <summary>Past its time, in every reading.</summary>
    public static bool IsOverdue(Finding f) => f.State == DutyState.Overdue;

    /// <summary>Who holds a duty now, and where it stands on its ladder. Nobody was told of anything before the partnership went live.</summary>
    public DutyStanding Standing(Finding f)
    {
        var live = Setting.GoLive is { } day ? Axis.Dated.OfDates(day, day).Lo : long.MinValue;
        return DutyStanding.Of(new(OpenDuty.Of(f), Told: live), Ladders, Register.Decisions(f.Key), Register.Staff.At(Through), Reckoning, Through);
    }

    /// <summary>An agency that this reader may know of as such.</summary>
    public bool MayKnow(string agency, string reader) => agency == reader || Register.Agencies[agency]?.Tier is null or not (Records.Tier.Hidden or Records.Tier.Brokered);
}
