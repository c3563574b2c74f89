using Goldthread.Access;
using Goldthread.Store.Projections;
using Goldthread.Web.Layout;
using Goldthread.Web.Running;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Web.Children;

/// <summary>
/// For a broker alone: findings of which neither the one whom they ask nor any holder can be told, since holders withhold from each other what they rest on. It says that it is so and whom to ask, never what is held.
/// </summary>
public sealed class BrokeredPage(IServiceProvider services) : ActingPage(services)
{
    /// <summary>The address of a finding.</summary>
    [BindProperty]
    public string? Duty { get; set; }

    /// <summary>A day, as 2026-10-31.</summary>
    [BindProperty]
    public string? Until { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>With what the broker did last, where that still stands.</summary>
    public IReadOnlyList<(string Child, HeldBack Held, Brokering? Done)> Between { get; private set; } = [];

    protected override IReadOnlyList<string> Concerned => [.. Its.Select(b => b.Child)];

    private IEnumerable<(string Child, HeldBack Held, Brokering? Done)> Its => Between.Where(b => Board!.Register.AddressOfDuty(b.Held.Finding.Key) == Duty).Take(1);

    public string NumberOf(string agency) => Board!.Register.Staff.DeskOf(agency)?.Reach ?? "";

    /// <summary>By which the broker is not to learn where the child is, and so who holds anything of the child; null = none.</summary>
    public Protection? GuardOf(string child) => Board!.Screens.Guard(Board, child, Reader);

    public async Task<IActionResult> OnGetAsync() => await Found() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await Found()) return NotFound();
        IEnumerable<string> Check(string by)
        {
            if (!Its.Any()) yield return "It does not stand so any more.";
            if (string.IsNullOrWhiteSpace(Reason)) yield return "Say whom you asked, or why nobody.";
            if (!(EndOf(Until) > Board!.Through)) yield return "Give a day in the future by which you look at it again.";
        }
        return await Write("holders asked by the broker", Check, by => DecisionEntries.Of(new Brokering(Its.First().Held.Finding.Key, by, Reason!.Trim(), Board!.Through, EndOf(Until)!.Value), Its.First().Child), "sharing") ?? Redirect($"/brokered{With}");
    }

    private async Task<bool> Found()
    {
        if (Board is not { } board || !board.Screens.IsBroker(Reader))
        {
            Missing.Tell(HttpContext, "There is no page at this address.", [($"/children{With}", "Children with open duties")]);
            return false;
        }
        Between = await Audited<IReadOnlyList<(string, HeldBack, Brokering?)>>("what holders withhold from each other", () =>
        {
            IReadOnlyList<(string Child, HeldBack, Brokering?)> between = [.. board.Screens.BetweenHolders(board).Select(h => (h.Child, h.Held, board.Register.Brokered(h.Held.Finding.Key) is { } done && done.Until >= board.Through ? done : null))];
            return (between, [.. between.Select(b => b.Child).Distinct()], []);
        });
        return true;
    }
}
