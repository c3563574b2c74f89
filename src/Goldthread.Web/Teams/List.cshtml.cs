using Goldthread.Web.Running;

namespace Goldthread.Web.Teams;

/// <summary>The teams of the reader's agency that hold what is overdue.</summary>
public sealed class ListPage(IServiceProvider services) : LivePage(services)
{
    public IReadOnlyList<(string Team, int Overdue)> Teams { get; private set; } = [];

    public void OnGet()
    {
        // Numbers of duties by team say nothing of anybody.
        if (Board is { } board) Teams = [.. Desks.Overdue(board, Reader).GroupBy(d => d.Holding.Team!, StringComparer.Ordinal).Select(t => (t.Key, t.Count())).OrderByDescending(t => t.Item2).ThenBy(t => t.Key, StringComparer.Ordinal)];
    }
}
