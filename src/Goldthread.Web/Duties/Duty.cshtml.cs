using Goldthread.Duties;
using Goldthread.Escalation;
using Goldthread.Store.Projections;
using Goldthread.Web.Layout;
using Goldthread.Web.Running;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Web.Duties;

/// <summary>One duty, what was done about it, and what can be: acknowledge a step, take it, set it aside, take it up again.</summary>
public sealed class DutyPage(IServiceProvider services) : ActingPage(services)
{
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>A day, as 2026-10-31.</summary>
    [BindProperty]
    public string? Until { get; set; }

    [BindProperty]
    public string? Second { get; set; }

    public DutyLine Line { get; private set; } = null!;

    public DutyStanding Standing => Line.Standing;

    /// <summary>Whom the present step asks, in words.</summary>
    public string Asks => Line.Held(Standing.Asks(Standing.Step!.To, Staff));

    public async Task<IActionResult> OnGetAsync(string address, string duty) =>
        await Found(address, duty) ? Page() : NotFound();

    public Task<IActionResult> OnPostAcknowledge(string address, string duty) => Decide(address, duty, "a step of a duty acknowledged",
        by => Acknowledging.Check(Standing, by, Staff).Select(Refusals.Say), by => new DutyDecision.Acknowledged(Standing.Step!.Rung) { Duty = Key, By = by, At = Board!.Through });

    public Task<IActionResult> OnPostTake(string address, string duty) => Decide(address, duty, "a duty taken",
        by => Taking.Check(Standing, by, Staff).Select(Refusals.Say), by => new DutyDecision.Taken { Duty = Key, By = by, At = Board!.Through });

    public Task<IActionResult> OnPostAside(string address, string duty) => Decide(address, duty, "a duty set aside",
        by => SettingAside.Check(Standing.Duty, Aside(by), Staff).Select(Refusals.Say), Aside);

    public Task<IActionResult> OnPostAgain(string address, string duty) => Decide(address, duty, "a duty taken up again",
        _ => Standing.Aside is null ? ["The duty is not set aside."] : string.IsNullOrWhiteSpace(Reason) ? ["Say why it is taken up again."] : [], by => new DutyDecision.TakenUpAgain(Reason!.Trim()) { Duty = Key, By = by, At = Board!.Through });

    private string Key => Line.Finding.Key;

    private DutyDecision.SetAside Aside(string by) => new(Reason?.Trim() ?? "", EndOf(Until) ?? long.MinValue, string.IsNullOrEmpty(Second) ? null : Second) { Duty = Key, By = by, At = Board!.Through };

    private async Task<IActionResult> Decide(string address, string duty, string what, Func<string, IEnumerable<string>> check, Func<string, DutyDecision> decision)
    {
        if (!await Found(address, duty)) return NotFound();
        return await Write(what, check, by => DecisionEntries.Of(decision(by), Child)) ?? Redirect(Line.Href!);
    }

    private async Task<bool> Found(string address, string duty)
    {
        if (!Find(address)) return false;
        if (Seen.Findings.FirstOrDefault(f => f.Speaks != Time.Truth.No && Board!.Register.AddressOfDuty(f.Key) == duty) is not { } finding)
        {
            Missing.Tell(HttpContext, "This duty is not open any more, by what the agency that is read for may know.", [(AddressOf(Child), "The child")]);
            return false;
        }
        Line = new DutyLine(finding, Board!.Standing(finding), Telling, Board.Through, AddressOf(Child, finding), Guard: Board.Screens.Guard(Board, Child, Reader));
        await Audited("a duty", () => (true, (IReadOnlyList<string>)[Child], Seen.Positions));
        return true;
    }
}
