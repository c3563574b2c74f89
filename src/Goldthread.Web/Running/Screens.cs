using System.Collections.Concurrent;
using Goldthread.Access;
using Goldthread.Store.Journals;
using Goldthread.Time;
using Entry = Goldthread.Store.Entries.Entry;
using Finding = Goldthread.Duties.Finding;

namespace Goldthread.Web.Running;

/// <summary>
/// What each agency is shown of each child. Where everybody in an open thread may see all of it, that is what the live engine says; where something is withheld from some,
/// it is worked out from what the reader may see, and kept until anything changes.
/// </summary>
public sealed class Screens(Journal journal, Register register, Catalogue catalogue)
{
    private const int Most = 4_000;

    private readonly ConcurrentDictionary<(string Child, string Agency), (long Facts, long Minute, Seen Seen)> kept = new();

    /// <summary>One child for one agency, worked out from what it may see alone.</summary>
    public Seen Of(Board board, string child, string agency)
    {
        if (kept.TryGetValue((child, agency), out var known) && (known.Facts, known.Minute) == (register.Facts, board.Through)) return known.Seen;
        if (kept.Count >= Most) kept.Clear();
        var facts = register.Facts;
        var seen = Of(board, child, new Reader(agency) { Purpose = "demonstration" });
        kept[(child, agency)] = (facts, board.Through, seen);
        return seen;
    }

    /// <summary>One child for one reader, worked out anew.</summary>
    public Seen Of(Board board, string child, Reader reader)
    {
        var (thread, open) = (ChildThread.Of(register, journal, child), register.OpenBy(child).Count > 0);
        var visible = thread.SeenBy(reader, Lens(), board.Reckoning, open, board.Through);
        var screen = Screen.Of(visible, reader, child, catalogue.Safeguards, board.Setting, board.Through);
        return new(screen, [.. screen.Findings.Where(f => board.ChildOf(f) == child).OrderBy(f => f.Due?.Hi ?? long.MaxValue).ThenBy(f => f.Key, StringComparer.Ordinal)],
            visible.Records is { } set ? set.Records.ToDictionary(r => r.Id, r => thread.Positions[r.Id], StringComparer.Ordinal) : new());
    }

    /// <summary>The duties that prompt, of all children, as an agency may be told of them; and what one agency alone says of other things.</summary>
    public IReadOnlyList<Finding> Prompts(Board board, string agency)
    {
        var direct = board.Prompting.Where(s => (s.Agency == agency || (s.Agency is null && !s.Finding.Bound.About.Any(register.HasWithheld)))).Select(s => s.Finding);
        return [.. direct, .. Withheld().SelectMany(child => Of(board, child, agency).Findings).Where(f => f.Speaks == Truth.Yes)];
    }

    /// <summary>
    /// What a holder's own screen says of a child and asks of somebody from whom the holder withholds what it rests on: the holder shares it, asks, or declines. It is worked out from what the holder may see,
    /// so that it tells nobody of what a third withholds.
    /// </summary>
    public IReadOnlyList<HeldBack> HeldBack(Board board, string child, string holder)
    {
        if (!register.HasWithheld(child) || register.OpenBy(child).Count == 0) return [];
        var (lens, seen) = (Lens(), Of(board, child, holder));
        if (seen.Screen.Visible.Records is not { } set) return [];
        var statements = Statements.Of(set.Records).ToLookup(s => s.Value, s => set[s.Key], StringComparer.Ordinal);
        bool Withholds(string owner, string id) => set.Has(id) && set[id].By == holder && statements.First(s => s.Any(r => r.Id == id)) is var versions && versions.Any(r => lens.Of(r, versions.Key, new Reader(owner), board.Through) != Sight.Full);
        return [.. from finding in seen.Findings
                   where finding.Speaks == Truth.Yes
                   from owner in finding.Owner.Agencies
                   where owner != holder && finding.Evidence.Any(id => Withholds(owner, id))
                   select new HeldBack(finding, owner, [holder])];
    }

    /// <summary>Children whose thread is open and holds something that is withheld from some.</summary>
    public IEnumerable<string> Withheld() => register.Open.Where(register.HasWithheld);

    /// <summary>May an agency learn how a system holds somebody?</summary>
    public bool MayName(Board board, Entry.PersonHeld held, string reader) =>
        register.AgenciesOf(held.Feed).Any(a => board.MayKnow(a, reader) && Lens().MayName(a, held.Agreement, new Reader(reader), board.Through));

    private Lens Lens() => new(register.Agencies, catalogue.Access);
}

/// <summary>What is shown of one child.</summary>
/// <param name="Findings">Those that speak of the child, by deadline.</param>
/// <param name="Places">Of the records that are shown, in the journal, by record id.</param>
public sealed record Seen(Screen Screen, IReadOnlyList<Finding> Findings, IReadOnlyDictionary<string, long> Places)
{
    /// <summary>Of the records that are shown, in the journal, in order.</summary>
    public IReadOnlyList<long> Positions { get; } = [.. Places.Values.Order()];

    /// <summary>Nothing of the child is known here.</summary>
    public bool IsNothing => Screen.Visible.Records is not { Records.Count: > 0 };
}
