using Goldthread.Duties;
using Goldthread.Escalation;
using Goldthread.Web.Running;

namespace Goldthread.Web.Teams;

/// <summary>Who holds the open duties, by team.</summary>
static class Desks
{
    /// <summary>Each overdue duty that an agency may be told of, with every team of its own that holds it.</summary>
    public static IEnumerable<(Finding Finding, Holding Holding)> Overdue(Board board, string agency)
    {
        var view = board.Register.Staff.At(board.Through);
        return board.Prompts(agency).Where(Board.IsOverdue).SelectMany(f => Ownership.Of(OpenDuty.Of(f), view).Where(h => IsOf(board, h.Team, agency)).Select(h => (f, h)));
    }

    public static bool IsOf(Board board, string? team, string agency) => team is not null && board.Register.Staff.Teams.TryGetValue(team, out var one) && one.Agency == agency;
}
