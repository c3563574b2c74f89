using Goldthread.Duties;
using Goldthread.Escalation;
using Goldthread.Web.Layout;
using Goldthread.Web.Running;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Web.Teams;

/// <summary>What is overdue with one team, and who holds it now.</summary>
public sealed class TeamPage(IServiceProvider services) : LivePage(services)
{
    public string Team { get; private set; } = "";

    public IReadOnlyList<(Finding Finding, Holding Holding, string? Child)> Overdue { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string team)
    {
        Team = team;
        if (Board is not { } board) return Page();
        // Whether another agency has a team of this name is not said either.
        if (!Desks.IsOf(board, team, Reader))
        {
            Missing.Tell(HttpContext, "The agency that is read for has no such team.", [($"/teams{With}", "Teams with overdue duties")]);
            return NotFound();
        }
        Overdue = await Audited<IReadOnlyList<(Finding, Holding, string?)>>("overdue duties of a team", () =>
        {
            IReadOnlyList<(Finding, Holding, string?)> its = [.. Desks.Overdue(board, Reader).Where(d => d.Holding.Team == team).OrderBy(d => d.Finding.Due?.Hi ?? long.MaxValue).ThenBy(d => d.Finding.Key, StringComparer.Ordinal).Select(d => (d.Finding, d.Holding, board.ChildOf(d.Finding)))];
            return (its, [.. its.Select(i => i.Item3).OfType<string>().Distinct()], []);
        });
        return Page();
    }
}
