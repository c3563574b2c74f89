using Goldthread.Duties;
using Goldthread.Web.Layout;
using Goldthread.Web.Running;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Web.Children;

/// <summary>The children of whom something is to be done, by what an agency may know.</summary>
public sealed class ListPage(IServiceProvider services) : LivePage(services)
{
    public const int Most = 50;

    /// <summary>Which part of the list; null = the first.</summary>
    [BindProperty(Name = "part", SupportsGet = true)]
    public int? Asked { get; set; }

    public Part Part { get; private set; } = Part.Of(null, Most, 0, "");

    public IReadOnlyList<(string Child, IReadOnlyList<Finding> Duties)> Children { get; private set; } = [];

    /// <summary>Children of whom the agency holds what others may not be told, and something hangs on it.</summary>
    public IReadOnlyList<string> HeldBack { get; private set; } = [];

    /// <summary>Children who must not be found by somebody, where the agency holds where they are.</summary>
    public IReadOnlyList<string> KeptSafe { get; private set; } = [];

    public bool IsBroker => Board is { } board && board.Screens.IsBroker(Reader);

    public async Task OnGetAsync()
    {
        if (Board is not { } board) return;
        (Children, HeldBack, KeptSafe) = await Audited<(IReadOnlyList<(string, IReadOnlyList<Finding>)>, IReadOnlyList<string>, IReadOnlyList<string>)>("children with open duties", () =>
        {
            var all = board.Prompts(Reader).Select(f => (Child: board.ChildOf(f), Finding: f)).Where(f => f.Child is not null).GroupBy(f => f.Child!, f => f.Finding, StringComparer.Ordinal)
                .OrderByDescending(c => c.Count(Board.IsOverdue)).ThenBy(c => c.Min(f => f.Due?.Hi ?? long.MaxValue)).ThenBy(c => board.Register.AddressOf(c.Key), StringComparer.Ordinal).ToList();
            Part = Part.Of(Asked, Most, all.Count, $"/children{With}");
            IReadOnlyList<(string, IReadOnlyList<Finding>)> shown = [.. all.Skip(Part.Skipped).Take(Most).Select(c => (c.Key, (IReadOnlyList<Finding>)[.. c.OrderBy(f => f.Due?.Hi ?? long.MaxValue).ThenBy(f => f.Key, StringComparer.Ordinal)]))];
            var held = board.HeldFirst(Reader);
            IReadOnlyList<string> safe = [.. board.Register.Protections.Where(p => p.InForce(board.Through) && p.Keepers.Contains(Reader)).SelectMany(p => p.Protected).Where(p => board.Register.IsChild(p) && !board.Screens.Of(board, p, Reader).IsNothing).Distinct().OrderBy(board.Register.AddressOf, StringComparer.Ordinal)];
            return ((shown, held, safe), [.. shown.Select(c => c.Item1).Concat(held).Concat(safe).Distinct()], []);
        });
    }
}
