using Goldthread.Duties;
using Goldthread.Escalation;
using Goldthread.Web.Running;

namespace Goldthread.Web.Teams;

/// <summary>Who holds the open duties, by team.</summary>
static class Desks
{
    /// <summary>Each overdue duty that prompts, with every team that holds it; told to the agency that the team is of.</summary>
    public static IEnumerable<(Finding Finding, Holding Holding)> Overdue(Board board)
    {
        var view = board.Register.Staff.At(board.Through);
        foreach (var f in board.Says.Where(s => s.Finding.Speaks == Time.Truth.Yes && s.Finding.HoldersFirst.Count == 0 && Board.IsOverdue(s.Finding)).Select(s => s.Finding))
            foreach (var holding in Ownership.Of(OpenDuty.Of(f), view)) yield return (f, holding);
    }
}
