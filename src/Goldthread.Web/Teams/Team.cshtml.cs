using Goldthread.Web.Layout;
using Goldthread.Web.Running;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Web.Teams;

/// <summary>What is open with one team, who holds it now, and how far it has climbed.</summary>
public sealed class TeamPage(IServiceProvider services) : LivePage(services)
{
    public string Team { get; private set; } = "";

    public IReadOnlyList<DutyLine> Duties { get; private set; } = [];

    public int Overdue => Duties.Count(d => Board.IsOverdue(d.Finding));

    public async Task<IActionResult> OnGetAsync(string team)
    {
        Team = team;
        if (Board is not { } board) return Page();
        // Whether another agency has a team of this name is not said either.
        if (!Desks.IsOf(board, team, Reader))
        {
            Missing.Tell(HttpContext, "The agency that is read for has no such team.", [($"/teams{With}", "Teams with open duties")]);
            return NotFound();
        }
        Duties = await Audited<IReadOnlyList<DutyLine>>("open duties of a team", () =>
        {
            var its = Desks.Open(board, Reader).Where(d => d.Team == team).Select(d => (d.Finding, d.Standing, Child: board.ChildOf(d.Finding))).ToList();
            return ([.. its.Select(d => new DutyLine(d.Finding, d.Standing, Telling, board.Through, AddressOf(d.Child, d.Finding), d.Child is { } child ? (Telling.Person(child), AddressOf(child)) : null, d.Child is { } of ? board.Screens.Guard(board, of, Reader) : null))],
                [.. its.Select(d => d.Child).OfType<string>().Distinct()], []);
        });
        return Page();
    }
}
