using Goldthread.Duties;
using Goldthread.Web.Running;

namespace Goldthread.Web.Children;

/// <summary>The children of whom something is to be done, by what an agency may know.</summary>
public sealed class ListPage(IServiceProvider services) : LivePage(services)
{
    public const int Most = 200;

    public IReadOnlyList<(string Child, long Number, IReadOnlyList<Finding> Duties)> Children { get; private set; } = [];

    public int All { get; private set; }

    public async Task OnGetAsync()
    {
        if (Board is not { } board) return;
        Children = await Audited<IReadOnlyList<(string, long, IReadOnlyList<Finding>)>>("children with open duties", () =>
        {
            var all = board.Prompts(Reader).Select(f => (Child: board.ChildOf(f), Finding: f)).Where(f => f.Child is not null).GroupBy(f => f.Child!, f => f.Finding, StringComparer.Ordinal)
                .OrderByDescending(c => c.Count(Board.IsOverdue)).ThenBy(c => c.Min(f => f.Due?.Hi ?? long.MaxValue)).ThenBy(c => board.Register.Numbers[c.Key]).ToList();
            All = all.Count;
            IReadOnlyList<(string, long, IReadOnlyList<Finding>)> shown = [.. all.Take(Most).Select(c => (c.Key, board.Register.Numbers[c.Key], (IReadOnlyList<Finding>)[.. c.OrderBy(f => f.Due?.Hi ?? long.MaxValue).ThenBy(f => f.Key, StringComparer.Ordinal)]))];
            return (shown, [.. shown.Select(c => c.Item1)], [.. shown.Select(c => c.Item2)]);
        });
    }
}
