using Goldthread.Web.Layout;
using Goldthread.Web.Running;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Web.Teams;

/// <summary>What is open with one team, who holds it now, and how far it has climbed.</summary>
public sealed class TeamPage(IServiceProvider services) : LivePage(services)
{
    public const int Most = 50;

    public string Team { get; private set; } = "";

    /// <summary>Which part of the list; null = the first.</summary>
    [BindProperty(Name = "part", SupportsGet = true)]
    public int? Asked { get; set; }

    public Part Part { get; private set; } = Part.Of(null, Most, 0, "");

    public IReadOnlyList<DutyLine> Duties { get; private set; } = [];

    /// <summary>In all parts.</summary>
    public int Overdue { get; private set; }

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
            var all = Desks.Open(board, Reader).Where(d => d.Team == team).ToList();
            (Part, Overdue) = (Part.Of(Asked, Most, all.Count, $"/teams/{team}{With}"), all.Count(d => Board.IsOverdue(d.Finding)));
            var its = all.Skip(Part.Skipped).Take(Most).Select(d => (d.Finding, d.Standing, Child: board.ChildOf(d.Finding))).ToList();
            return ([.. its.Select(d => new DutyLine(d.Finding, d.Standing, Telling, board.Through, AddressOf(d.Child, d.Finding), d.Child is { } child ? (Telling.Person(child), AddressOf(child)) : null, d.Child is { } of ? board.Screens.Guard(board, of, Reader) : null))],
                [.. its.Select(d => d.Child).OfType<string>().Distinct()], []);
        });
        return Page();
    }
}
