namespace Goldthread.Properties.Feeds;

/// <summary>One thing done wrongly in the live engine: a piece of one of its files in other words.</summary>
/// <param name="What">What goes wrong by it.</param>
/// <param name="File">Under src/Goldthread/Watching.</param>
public sealed record Fault(string What, string File, string Right, string Wrong)
{
    /// <summary>More than twenty ways to be wrong; the law notices each within its 20,000 cases.</summary>
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("what names a record, or is another telling of it, is not looked at", "Circle.cs", "ties.Reached(r).Select(", "ties.Reached(r).Take(1).Select("),
        new("what is tied to others leaves all earlier minutes as they were", "Ties.cs", "if (Dated(r) || (naming", "if (r.Id.Length == 0 || (naming"),
        new("what is back-dated leaves the clocks as they were", "Circle.cs", "? long.MinValue : look!.Set.Known(r).Lo;", "? long.MinValue : long.MaxValue;"),
        new("what is dated by others is put in as if it stood alone", "Ties.cs", "=> !Dated(r) && Joined(r, []).Count == 0;", "=> Joined(r, []).Count == 0;"),
        new("what corrects another is put in as if it stood alone", "Ties.cs", "=> !Dated(r) && Joined(r, []).Count == 0;", "=> !Dated(r);"),
        new("a case whose subject is no more stays", "Circle.cs", "its.Keys.Where(s => !subjects.Contains(s)).ToList()", "its.Keys.Where(s => s.Length == 0).ToList()"),
        new("cases whose minute has come are passed over", "Circle.cs", "looked.UnionWith(Cases.Where(c => c.Next <= now));", ""),
        new("a clock starts when it is looked at", "KeptClock.cs", "if (truth != Truth.No) First ??= minute;", "if (truth != Truth.No) First ??= now;"),
        new("minutes on the way are passed over", "KeptClock.cs", "(var truth, next) = holds(minute);", "(var truth, next) = (holds(minute).Truth, now + 1);"),
        new("minutes that were looked at are not looked at again, whatever has come", "KeptClock.cs", "next = Math.Min(next, from);", ""),
        new("no deadline is waited for", "Case.cs", "(var findings, Next) = view.Horizon.Of(", "(var findings, _) = view.Horizon.Of("),
        new("nothing is looked at again when a feed turns or a holiday is announced", "Footing.cs", "i < turns.Length ? turns[i] : Span.Never", "i < 0 ? turns[i] : Span.Never"),
        new("what was waited for once is not waited for again", "Watch.cs", "queue.Dequeue().Queued = Span.Never;", "queue.Dequeue();"),
        new("a clock that surely started is never stopped", "KeptClock.cs", "if (Sure is null || Sure >= from) (Sure, Exact) = (null, null);", "if (Sure is null) Exact = null;"),
        new("a clock that may have started is never stopped", "KeptClock.cs", "if (First >= from) First = null;", ""),
        new("a duty hangs on the first record, however unsure", "Case.cs", "if (r != bound) may.Add(r);", ""),
        new("what is surely known first settles nothing", "Case.cs", "settled = Math.Min(settled, Followed(member, [r]).Sure ?? now);", "settled = long.MaxValue;"),
        new("a version is raised before its first day", "Case.cs", "var raised = G.From is { } first ? Since(first) : Truth.Yes;", "var raised = Truth.Yes;"),
        new("a version goes on beside the one that takes its place", "Case.cs", "raised = raised.And(next.From is { } from ? Since(from).Not() : Truth.No);", "raised = raised.And(Truth.Yes);"),
        new("a gateway opens nothing", "Watch.cs", "case Happening.Opened o: Gateway(o.Child, opened.Add); break;", ""),
        new("a gateway never closes", "Watch.cs", "case Happening.Closed c: Gateway(c.Child, opened.Remove); break;", ""),
        new("what is joined is told from one agency alone as well", "Voices.cs", "its.MinBy(s => s.Agency", "its.MaxBy(s => s.Agency"),
        new("a link is never undone", "Watch.cs", "identities.Unlink(u.One, u.Other)", "identities.Link(u.One, u.Other)"),
        new("a heartbeat is not heard", "Watch.cs", "case Happening.Heard h when", "case Happening.Heard h when h.Agency.Length == 0 &&"),
        new("a changed feed changes nothing that was said", "Watch.cs", "new Revision.Whole()); break;", "new Revision.Some(Those(_ => false), 0, null)); break;"),
        new("a silence is not seen", "Circle.cs", "case Revision.Some some when !Fresh:", "case Revision.Some { Agency: null } some when !Fresh:"),
        new("a silence is seen by its agency alone", "Sights.cs", "c.Agency is null || c.Agency == agency", "c.Agency == agency"),
        new("other working days are reckoned by in what comes, and not in what is there", "Footing.cs", "set.Reckoning == reckoning", "set.Reckoning.Axis == reckoning.Axis"),
        new("a safeguard that is watched for no longer goes on", "Circle.cs", "if (cases.Remove(g, out var its))", "if (!cases.TryGetValue(g, out var its))"),
        new("a new version sees only what comes", "Circle.cs", "(binding[g], again[g]) = (bound, long.MinValue);", "binding[g] = bound;"),
        new("what has a successor now is not looked at again", "Circle.cs", "again.TryAdd(g, long.MaxValue);", "again.Remove(g);"),
        new("a withdrawn duty is not told of", "Change.cs", "if (before is not null) yield return", "if (before is { Finding.Key.Length: 0 }) yield return"),
        new("a person is called by the last name held", "Identities.cs", "links.ContainsKey(person) ? Same(person)[0] : person", "links.ContainsKey(person) ? Same(person)[^1] : person"),
        new("circles that a record ties together stay apart", "Standpoint.cs", "foreach (var other in tied.Skip(1))", "foreach (var other in tied.Skip(1).Take(0))"),
        new("bundles that a record ties together stay apart", "Bundles.cs", "foreach (var other in tied.Skip(1))", "foreach (var other in tied.Skip(1).Take(0))"),
        new("what rested is remembered at another minute", "Circle.cs", "one.Evaluate(then, binding[g], past.Minute);", "one.Evaluate(then, binding[g], past.Minute - Span.Day);"),
        new("a record that rested is forgotten", "Bundle.cs", "foreach (var record in from.Read(positions.From(0, looked))) sights", "foreach (var record in from.Read(positions.From(0, Math.Max(1, looked - 1)))) sights"),
        new("what was said before it rested is said again", "Circle.cs", "        Recall(which);", "        if (which is null) Recall(which);"),
        new("what rests waits for nothing", "Circle.cs", ".Append(memory?.Past.Next ?? Span.Never)", ".Append(Span.Never)"),
        new("the threads that were open are forgotten at rest", "Bundle.cs", "new(footing!, open, then, Next)", "new(footing!, Nobody, then, Next)"),
        new("what rested is remembered by the names that hold now", "Watch.cs", "foreach (var bundle in apart) bundle.Wake(recollection, Now);", ""),
    ];

    public override string ToString() => What;
}
