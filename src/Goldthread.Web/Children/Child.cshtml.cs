using Goldthread.Access;
using Goldthread.Chronologies;
using Goldthread.Duties;
using Goldthread.Escalation;
using Goldthread.Records;
using Goldthread.Time;
using Goldthread.Web.Exports;
using Goldthread.Web.Layout;
using Goldthread.Web.Running;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Web.Children;

/// <summary>One child: what an agency may know of the story, and what is expected of whom. All of it is worked out from what the agency may see.</summary>
public sealed class ChildPage(IServiceProvider services) : LivePage(services)
{
    public string Child { get; private set; } = "";

    public Seen Seen { get; private set; } = null!;

    public IReadOnlyList<ChronologyEntry> Entries { get; private set; } = [];

    public IReadOnlyList<DutyLine> Duties { get; private set; } = [];

    /// <summary>Possible, or waiting for news: shown here and prompting nobody.</summary>
    public IReadOnlyList<Finding> Besides { get; private set; } = [];

    /// <summary>For the reader as holder: what others cannot be told as it stands.</summary>
    public IReadOnlyList<HeldHere> HeldBack { get; private set; } = [];

    /// <summary>The reader holds something of the child that not everybody may see, and may share it.</summary>
    public bool Withholds { get; private set; }

    /// <summary>By which the reader is not to learn where the child is; null = none.</summary>
    public Protection? Guard { get; private set; }

    /// <summary>Who must not find the child.</summary>
    public IReadOnlyList<string> Seekers => [.. Board!.Register.Protections.Where(p => p.Protected.Contains(Child) && p.InForce(Board.Through)).Select(p => p.Seeker).Distinct(StringComparer.Ordinal)];

    public IReadOnlyList<Challenge> Challenges { get; private set; } = [];

    /// <summary>For the child's lead: chronologies that somebody took out who does not work with the child.</summary>
    public IReadOnlyList<TakenOut> TakenOut { get; private set; } = [];

    public IReadOnlyList<GatewayChange> OpenBy { get; private set; } = [];

    public string LabelOf(GatewayChange open) => Live!.Casebook.Catalogue.Access.Gateways.TryGetValue(open.Gateway, out var known) ? known.Label : open.Gateway;

    public async Task<IActionResult> OnGetAsync(string address)
    {
        if (Board is not { } board) return Page();
        // Whether there is such a child in what others hold is not said either.
        if (board.Register.ChildAt(address) is not { } child || (Seen = board.Screens.Of(board, child, Reader)) is not { } seen || ((OpenBy = board.Register.OpenBy(child)).Count == 0 && seen.IsNothing))
        {
            Missing.Tell(HttpContext, "The agency that is read for knows of no such child.", [($"/children{With}", "Children with open duties")]);
            return NotFound();
        }
        Child = child;
        await Audited<bool>("chronology and duties", () => (true, [child], seen.Positions));
        Guard = board.Screens.Guard(board, child, Reader);
        Entries = [.. (seen.Screen.Chronology?.Entries ?? []).Where(e => e.Record.About.Contains(child)).Reverse()];
        Duties = [.. seen.Findings.Where(f => f.Speaks == Truth.Yes).Select(f => new DutyLine(f, board.Standing(f), Telling, board.Through, AddressOf(child, f), Guard: Guard))];
        Besides = [.. seen.Findings.Where(f => f.Speaks == Truth.CannotTell && f.State != DutyState.CannotTell)];
        HeldBack = board.Screens.HeldBack(board, child, Reader);
        Withholds = OpenBy.Count > 0 && board.Screens.WithheldBy(seen, Reader).Count > 0;
        TakenOut = Exports.TakenOut.Of(board, Live!.Store!.Audit.Trail, Live.Store.Ring, Telling, child, Reader);
        if (seen.Screen.Visible.Records is { } set && board.Ladders.TryGetValue(LadderFor.Challenge, out var ladder))
            Challenges = [.. set.Records.Where(r => r.Kind.Name == "challenge.raised" && r.About.Contains(child)).Select(r => Escalation.Challenge.Of(r, new View(set, board.Through), ladder)).OfType<Challenge>()];
        return Page();
    }
}
