using Goldthread.Duties;
using Goldthread.Escalation;
using Goldthread.Web.Running;

namespace Goldthread.Web.Teams;

/// <summary>Who holds the open duties, by team.</summary>
static class Desks
{
    /// <summary>Each duty that prompts and that an agency may be told of, with every team of its own that holds it; the longest overdue first. What nobody at all holds, or somebody above the agency, is shown at its desk.</summary>
    public static IEnumerable<(Finding Finding, DutyStanding Standing, string Team)> Open(Board board, string agency) =>
        board.Prompts(agency).Select(f => (Finding: f, Standing: board.Standing(f))).SelectMany(d => d.Standing.Holders.Select(h => IsOf(board, h.Team, agency) ? h.Team : h.Agency == agency ? board.Register.Staff.DeskOf(agency)?.Name : null).OfType<string>().Distinct().Select(t => (d.Finding, d.Standing, t)))
            .OrderBy(d => d.Finding.Due?.Hi ?? long.MaxValue).ThenBy(d => d.Finding.Key, StringComparer.Ordinal);

    public static bool IsOf(Board board, string? team, string agency) => team is not null && board.Register.Staff.Teams.TryGetValue(team, out var one) && one.Agency == agency;
}
