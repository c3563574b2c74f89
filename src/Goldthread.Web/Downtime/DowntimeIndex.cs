using System.Net;
using System.Text;
using Goldthread.Duties;
using Goldthread.Web.Layout;
using Goldthread.Web.Running;
using Goldthread.Web.Teams;

namespace Goldthread.Web.Downtime;

/// <summary>The open duties of each team as a page to print: what, of whom, by when, with whom, and how the team is reached. Each agency's part holds what that agency may know.</summary>
/// <param name="Body">HTML.</param>
/// <param name="People">The children in it.</param>
public sealed record DowntimeIndex(string Body, IReadOnlyList<string> People, int Duties)
{
    /// <param name="agency">One agency's part; null = all of them, each on pages of its own.</param>
    public static DowntimeIndex Of(Board board, string partnership, string? agency = null, CancellationToken stopping = default)
    {
        var (page, people, duties) = (new StringBuilder(), new HashSet<string>(StringComparer.Ordinal), 0);
        page.Append($"<h1>Open duties: downtime copy</h1>\n<p>{Text(partnership)}, as at {Telling.When(board.Through)}. What came later is not in it. Shred it when the pages are back.</p>\n");
        foreach (var one in board.Register.Agencies.All.Keys.Where(a => agency is null || a == agency).Order(StringComparer.Ordinal))
        {
            stopping.ThrowIfCancellationRequested();
            var open = Desks.Open(board, one).GroupBy(d => d.Team, StringComparer.Ordinal).OrderBy(t => t.Key, StringComparer.Ordinal).ToList();
            if (open.Count == 0) continue;
            var tell = new Telling(board, one);
            page.Append($"<h2>{Text(tell.Agency(one))}</h2>\n");
            foreach (var team in open)
            {
                var reach = board.Register.Staff.Teams[team.Key].Reach;
                page.Append($"<h3>{Text(tell.Team(team.Key))}{(reach.Length > 0 ? $", {Text(reach)}" : "")}</h3>\n<table>\n<thead><tr><th scope=\"col\">Child</th><th scope=\"col\">What</th><th scope=\"col\">Due</th><th scope=\"col\">With</th></tr></thead>\n<tbody>\n");
                foreach (var (finding, standing, _) in team)
                {
                    var (child, line) = (board.ChildOf(finding), new DutyLine(finding, standing, tell, board.Through, null));
                    if (child is not null) people.Add(child);
                    duties++;
                    page.Append($"<tr><td>{(child is null ? "" : Text($"{tell.Person(child)}{(tell.Born(child) is { } born ? $", {born}" : "")}"))}</td><td>{Text(finding.What)}</td><td>{Text($"{line.Due}: {finding.State.Say()}")}</td><td>{Text(Prose.List(standing.Holders.Where(h => h.Agency == one || h.Team == team.Key).Select(tell.Held)))}</td></tr>\n");
                }
                page.Append("</tbody>\n</table>\n");
            }
        }
        if (duties == 0) page.Append("<p>Nothing was open. Quiet is not safe.</p>\n");
        return new(page.ToString(), [.. people.Order(StringComparer.Ordinal)], duties);
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
