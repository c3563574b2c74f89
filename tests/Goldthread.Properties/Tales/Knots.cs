using Goldthread.Safeguards;

namespace Goldthread.Properties.Tales;

/// <summary>
/// Ways in which the records of a tangle hang together that hardly come about by chance: several records at once, each of which alone changes nothing.
/// What fits the safeguard is tied; the rest of the tangle lies around it.
/// </summary>
/// <param name="wanted">What the safeguard reads.</param>
/// <param name="draft">Makes what it wants, at a moment, and puts it among the drafts.</param>
internal sealed class Knots(Dice dice, List<Draft> drafts, IReadOnlyList<Wanted> wanted, Func<Wanted, DateTime, Draft> draft)
{
    private static readonly int[] Steps = [1, 60, 1440, 2880];

    // What the safeguard does not look at.
    private static readonly Wanted Beside = new(new() { Kinds = [new("log.incident")] }, Part.Maybe);

    private Wanted Trigger => wanted.First(w => w.Part == Part.Trigger);

    private Wanted? Naming => wanted.FirstOrDefault(w => w.Part == Part.Guard && w.Selector.Ties.Any(t => t is Tie.Concerning));

    // What must be there, or must not.
    private List<Wanted> Asked => [.. wanted.Where(w => w.Part is Part.Guard or Part.Against && !w.Selector.Ties.Any(t => t is Tie.Concerning))];

    private Wanted? Site => wanted.FirstOrDefault(w => w.Part == Part.Trigger && w.Selector.Kinds.Any(k => k.Text.StartsWith("injury.", StringComparison.Ordinal)));

    /// <summary>Ties one that fits.</summary>
    /// <param name="at">When it begins.</param>
    /// <param name="wavering">Takes the beginning, where it may be told loosely, and what is to be told by it.</param>
    public void Knot(DateTime at, List<Draft> wavering)
    {
        List<Action<DateTime>> fitting = [Meeting];
        if (Naming is not null) fitting.AddRange([Third, Third]);
        if (Asked.Count > 0) fitting.AddRange([Wavering, Wavering, Wavering]);
        if (Site is not null) fitting.AddRange([Sites, SiteOfAnother]);
        if (Trigger.Selector.Kinds.Any(k => k.Text.StartsWith("referral.", StringComparison.Ordinal))) fitting.AddRange([Others, Others]);
        dice.One(fitting)(at);

        void Wavering(DateTime when) => wavering.AddRange(Waver(when));
    }

    // What the safeguard asks for comes, is withdrawn, and comes again, around one beginning; what it is done by comes soon after that.
    private IEnumerable<Draft> Waver(DateTime at)
    {
        var asked = dice.One(Asked);
        var begins = drafts.Find(d => !d.Fact && !d.Planned && Trigger.Selector.Kinds.Any(k => k.Matches(d.Kind.Name))) ?? draft(Trigger, at);
        begins.Known = null;
        var known = dice.Chance(asked.Part == Part.Against ? 50 : 20) ? begins.Occurred : begins.Occurred.AddDays(dice.Between(-4, 1)).AddMinutes(dice.One([0, 0, 1, 60]));
        var first = draft(asked, known.AddDays(-dice.Between(0, 1)));
        (first.Planned, first.Known) = (false, known);
        if (dice.Chance(80)) first.About = [.. begins.About];
        if (dice.Chance(60)) first.By = begins.By;
        known = Later(known);
        Another(first, known).More["withdraws"] = first.Id;
        if (dice.Chance(70)) Another(first, Later(known));
        if (wanted.FirstOrDefault(w => w.Part == Part.Evidence) is not { } done) return [begins];
        var last = draft(done, begins.Occurred.AddDays(dice.Between(0, 3)));
        (last.Planned, last.About) = (false, [.. begins.About]);
        if (dice.Chance(60)) last.By = begins.By;
        // Told to the minute, what is asked for may come in the very minute of the beginning.
        return dice.Chance(35) ? [] : [begins, last];
    }

    // An event is told by a second record, and a third says by way of that one that something else, which others name, is the same event.
    private void Third(DateTime at)
    {
        var begins = draft(Trigger, at);
        // Which the safeguard need not look at by itself.
        var told = dice.Chance(50) ? Another(begins, Later(begins.KnownAt)) : draft(Beside, at);
        if (told.Kind != begins.Kind) (told.Known, told.About) = (Later(begins.KnownAt), [.. begins.About]);
        var beside = draft(Beside, at);
        beside.About = [.. begins.About];
        var naming = draft(Naming!, Later(at));
        naming.About = [.. begins.About];
        // Until then it began at what named it itself.
        var second = draft(Naming!, Later(naming.KnownAt));
        second.About = [.. begins.About];
        if (dice.Chance(60)) told.By = beside.By = naming.By = second.By = begins.By;
        foreach (var d in new[] { begins, told, beside, naming, second }) d.More.Remove("same_event_as");
        told.More["same_event_as"] = begins.Id;
        (naming.Planned, naming.More["concerning"]) = (false, $"[{beside.Id}]");
        (second.Planned, second.More["concerning"]) = (false, $"[{begins.Id}]");
        var joining = Another(beside, Later(second.KnownAt > told.KnownAt ? second.KnownAt : told.KnownAt));
        (joining.More["supersedes"], joining.More["same_event_as"]) = (beside.Id, told.Id);
    }

    // One event is told of one child, and then of another who is of no family of theirs, of whom the rest had been said before.
    private void Others(DateTime at)
    {
        var begins = draft(Trigger, at);
        begins.About = ["child-three"];
        List<Draft> both = [begins];
        foreach (var asked in wanted.Where(w => w.Part == Part.Guard).ToList())
        {
            var said = draft(asked, at.AddMinutes(dice.One([-60, 0, 60])));
            (said.About, said.By) = (["child-four"], begins.By);
            // Until then it began at what was said of the first.
            var own = draft(asked, Later(said.KnownAt));
            (own.About, own.By) = (["child-three"], begins.By);
            both.Add(own);
        }
        var (told, beside) = (draft(Beside, at), draft(Beside, at));
        (beside.By, beside.About) = (begins.By, ["child-three", "child-four"]);
        (told.By, told.Known, told.About) = (begins.By, Later(both.Max(d => d.KnownAt)), dice.Chance(50) ? ["child-four"] : ["child-three", "child-four"]);
        told.More["same_event_as"] = begins.Id;
    }

    // One event is told with two sites, the second that of another event of the day.
    private void Sites(DateTime at)
    {
        var (one, other) = (Marked(at, 0), Marked(at.AddMinutes(1), 1));
        other.About = [.. one.About];
        var told = Another(other, Later(other.KnownAt));
        told.More["same_event_as"] = one.Id;
    }

    private void SiteOfAnother(DateTime at)
    {
        Marked(at, 0).About = ["child-one"];
        Marked(at.AddMinutes(1), 0).About = dice.Chance(70) ? ["child-two"] : ["child-one", "child-two"];
    }

    // What one agency holds of two families is one by a record about both; then something names what it held of the one alone.
    private void Meeting(DateTime at)
    {
        var (one, other) = (draft(Trigger, at), draft(Trigger, at.AddMinutes(dice.One([0, 1]))));
        one.About = ["child-three"];
        other.About = ["child-four"];
        var both = draft(Beside, Later(at));
        both.About = ["child-three", "child-four"];
        var naming = draft(Naming ?? Beside, Later(Later(both.KnownAt)));
        naming.About.Clear();
        (naming.Planned, naming.More["concerning"]) = (false, $"[{dice.One([one, other]).Id}]");
        other.By = both.By = naming.By = one.By;
        foreach (var d in new[] { one, other, both, naming }) d.More.Remove("same_event_as");
        var gone = dice.One([one, other]);
        var withdrawn = Later(both.KnownAt);
        Another(gone, withdrawn).More["withdraws"] = gone.Id;
        Another(dice.One([one, other]), Later(withdrawn));
    }

    private Draft Marked(DateTime at, int site)
    {
        var mark = draft(Site!, at);
        if (mark.Kind.Fields.TryGetValue("site", out var type)) mark.Fields["site"] = type.Codes[site];
        return mark;
    }

    private Draft Another(Draft one, DateTime known)
    {
        var copy = one.Copy($"r{drafts.Count + 1}");
        copy.Known = known;
        drafts.Add(copy);
        return copy;
    }

    private DateTime Later(DateTime at) => at.AddMinutes(dice.One(Steps));
}
