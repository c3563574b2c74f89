using Goldthread.Web.Running;

namespace Goldthread.Web.Teams;

/// <summary>The teams of the reader's agency that hold open duties.</summary>
public sealed class ListPage(IServiceProvider services) : LivePage(services)
{
    public IReadOnlyList<(string Team, int Overdue, int Open)> Teams { get; private set; } = [];

    public void OnGet()
    {
        // Numbers of duties by team say nothing of anybody.
        if (Board is { } board)
            Teams = [.. Desks.Open(board, Reader).GroupBy(d => d.Team, StringComparer.Ordinal).Select(t => (t.Key, t.Count(d => Board.IsOverdue(d.Finding)), t.Count())).OrderByDescending(t => t.Item2).ThenBy(t => t.Key, StringComparer.Ordinal)];
    }
}
