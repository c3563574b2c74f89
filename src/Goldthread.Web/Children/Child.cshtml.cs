using Goldthread.Access;
using Goldthread.Chronologies;
using Goldthread.Duties;
using Goldthread.Records;
using Goldthread.Time;
using Goldthread.Web.Layout;
using Goldthread.Web.Running;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Web.Children;

/// <summary>One child: what an agency may know of the story, and what is expected of whom.</summary>
public sealed class ChildPage(IServiceProvider services) : LivePage(services)
{
    public string Child { get; private set; } = "";

    public Visible? Visible { get; private set; }

    public IReadOnlyList<ChronologyEntry> Entries { get; private set; } = [];

    public IReadOnlyList<Finding> Duties { get; private set; } = [];

    /// <summary>Possible, or waiting for news: shown here and prompting nobody.</summary>
    public IReadOnlyList<Finding> Besides { get; private set; } = [];

    public IReadOnlyList<string> OpenBy { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long number)
    {
        if (Board is not { } board) return Page();
        if (!board.Register.Children.TryGetValue(number, out var child))
        {
            Missing.Tell(HttpContext, "No child has this number.", [($"/children{With}", "Children with open duties")]);
            return NotFound();
        }
        Child = child;
        OpenBy = board.Register.OpenBy(child);
        (Visible, Entries, Duties, Besides) = await Audited<(Visible, IReadOnlyList<ChronologyEntry>, IReadOnlyList<Finding>, IReadOnlyList<Finding>)>("chronology and duties", () => (Read(board, out var positions), [child], positions));
        return Page();
    }

    private (Visible, IReadOnlyList<ChronologyEntry>, IReadOnlyList<Finding>, IReadOnlyList<Finding>) Read(Board board, out IReadOnlyList<long> positions)
    {
        var (records, people, all) = board.Register.Thread(Child);
        var reckoning = new Reckoning(Axis.Dated, board.Setting.Timescales.Calendar);
        var reader = new Reader(Reader) { Purpose = "demonstration" };
        var visible = Visible.Of(board.Lens, reader, records, people, Child, reckoning, OpenBy.Count > 0, board.Through, new Dictionary<string, string>());
        positions = visible.Records is { } seen ? [.. records.Zip(all).Where(r => seen.Has(r.First.Id)).Select(r => r.Second)] : [];
        if (visible.Records is not { } set) return (visible, [], [], []);
        var entries = Chronology.For(Child, new View(set, board.Through)).Entries.Where(e => e.Record.About.Contains(Child)).Reverse().ToList();
        var shown = set.Records.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        var mine = board.Says.Where(s => (s.Agency is null || s.Agency == Reader) && s.Finding.Evidence.Concat(s.Finding.MetBy).All(shown.Contains) && board.ChildOf(s.Finding) == Child).Select(s => s.Finding)
            .OrderBy(f => f.Due?.Hi ?? long.MaxValue).ThenBy(f => f.Key, StringComparer.Ordinal).ToList();
        return (visible, entries, [.. mine.Where(f => f.Speaks == Truth.Yes)], [.. mine.Where(f => f.Speaks == Truth.CannotTell && f.State != DutyState.CannotTell)]);
    }
}
