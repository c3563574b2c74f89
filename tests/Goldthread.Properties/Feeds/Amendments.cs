using System.Globalization;
using Goldthread.Properties.Laws;
using Goldthread.Properties.Tales;
using Goldthread.Safeguards;
using Goldthread.Time;
using Goldthread.Watching;
using Record = Goldthread.Records.Record;

namespace Goldthread.Properties.Feeds;

/// <summary>What becomes of the records of a feed: corrected, withdrawn, joined, told twice, named before they are there, by the wrong agency, impossible, or the same again.</summary>
/// <param name="given">Is added to.</param>
/// <param name="own">The safeguards that the feed is made for.</param>
/// <param name="agencies">Who may tell.</param>
internal sealed class Amendments(Dice dice, List<Given> given, IReadOnlyList<Safeguard> own, IReadOnlyList<string> agencies)
{
    private int added;

    public void Draw()
    {
        if (dice.Chance(22)) Correct();
        if (dice.Chance(18)) Withdraw();
        if (dice.Chance(15)) NamedBefore();
        if (dice.Chance(10)) NamesLaterVersion();
        if (dice.Chance(18)) Join();
        if (dice.Chance(15)) Again();
        if (dice.Chance(8)) Early();
        if (dice.Chance(6)) Twice();
        if (dice.Chance(6)) Foreign();
        if (dice.Chance(6)) Circular();
        if (dice.Chance(10)) Together();
        if (dice.Chance(6)) Plan();
    }

    private List<(Given Given, Record Record)> All => [.. given.Where(g => g.Happening is Happening.Told).Select(g => (g, ((Happening.Told)g.Happening).Record))];

    private (Given Given, Record Record) One => dice.One(All);

    private string Id => $"x{++added}";

    private static FuzzyDate At(long minute) => FuzzyDateParser.Parse(Saying.Minute(minute))!;

    private void Add(long minute, Record r) => given.Add(new(minute, new Happening.Told(r)));

    private void Correct()
    {
        var ((at, _), r) = One;
        var later = at + dice.One([0, 60, 1440, 3 * 1440]);
        var corrected = r with { Id = Id, Supersedes = r.Id, Withdraws = null, SameEventAs = null, Source = r.Source is { } s ? s with { Version = s.Version + 5 } : null, Known = r.Planned ? r.Known : At(later) };
        Add(later, dice.Between(1, 5) switch
        {
            1 => corrected with { Fields = new Dictionary<string, string>() },
            2 when !r.Planned => corrected with { Occurred = At(Math.Min(later, at - (dice.Between(0, 4) * Span.Day))) },
            3 => corrected with { About = [.. r.About.Skip(1), .. r.About.Take(r.About.Count > 1 ? 0 : 1)] },
            4 => corrected with { Kind = One.Record.Kind },
            _ => corrected,
        });
    }

    private void Withdraw()
    {
        var ((at, _), r) = One;
        var later = at + dice.One([0, 60, 1440, 5 * 1440]);
        Add(later, r with { Id = Id, Withdraws = r.Id, Supersedes = null, SameEventAs = null, Source = null, Planned = false, Occurred = At(later), Known = null });
    }

    // What another names is known and received only after it.
    private void NamedBefore()
    {
        var all = All;
        var before = all.Where(t => all.Exists(o => Names(o.Record, t.Record.Id))).ToList();
        if (before.Count == 0) return;
        var (old, r) = dice.One(before);
        if (r.Planned) return;
        var at = all.Where(o => Names(o.Record, r.Id)).Max(o => o.Given.Minute) + dice.Between(30, 4000);
        given.Remove(old);
        Add(at, r with { Known = At(at) });
    }

    // What is named is another version or telling of what is there, and comes later than what names it.
    private void NamesLaterVersion()
    {
        var all = All;
        var pairs = (from naming in all from named in all where Names(naming.Record, named.Record.Id) && !named.Record.Planned select (naming, named.Record)).ToList();
        if (pairs.Count == 0) return;
        var ((old, n), r) = dice.One(pairs);
        var (id, at) = (Id, old.Minute + dice.Between(30, 9000));
        given.Remove(old);
        Add(old.Minute, n with { Of = n.Of == r.Id ? id : n.Of, Concerning = [.. n.Concerning.Select(c => c == r.Id ? id : c)] });
        var kind = dice.Chance(40) ? One.Record.Kind : r.Kind;
        Add(at, dice.Chance(50) ? r with { Id = id, Kind = kind, Supersedes = r.Id, Withdraws = null, Source = null, Known = At(at) } : r with { Id = id, Kind = kind, SameEventAs = r.Id, Supersedes = null, Withdraws = null, Source = null, Known = At(at) });
    }

    // One record says that what was told twice was one event.
    private void Join()
    {
        var told = All.Select(t => t.Record).ToList();
        var pairs = (from a in told from b in told where a.Id != b.Id && a.Source is null && b.Source is null && !b.Planned select (a, b)).ToList();
        var alike = pairs.Where(p => p.a.Kind == p.b.Kind).ToList();
        if (alike.Count > 0 && dice.Chance(70)) pairs = alike;
        if (pairs.Count == 0) return;
        var (one, other) = dice.One(pairs);
        var at = All.Max(t => t.Given.Minute) + dice.Between(1, 3000);
        Add(at, other with { Id = Id, SameEventAs = one.Id, Supersedes = other.Id, Withdraws = null, Known = At(at), Kind = dice.Chance(40) ? dice.One(told).Kind : other.Kind });
    }

    // What begins a safeguard happens again, and again: where prompts are held back, so soon that each joins the one before.
    private void Again()
    {
        var g = own[0];
        var begins = All.Where(t => t.Record is { Planned: false, Source: null } && Triggers.MayBind(g.When[0].Form, t.Record)).ToList();
        if (begins.Count == 0) return;
        var ((at, _), r) = dice.One(begins);
        var step = g.QuietFor is { } quiet ? quiet.Length.Lo * dice.Between(50, 90) / 100 : dice.Between(1, 20) * Span.Day;
        for (var i = 1; i <= 3; i++)
            Add(at + (i * step), r with { Id = Id, Occurred = At(at + (i * step)), Known = null, Supersedes = null, Withdraws = null, SameEventAs = null });
    }

    // A system whose clock is fast.
    private void Early()
    {
        var (old, r) = One;
        if ((r.Known ?? r.Occurred).On(Axis.Dated) is not { Bounded: true } known) return;
        given.Remove(old);
        Add(known.Lo - dice.Between(1, 3000), r);
    }

    private void Twice()
    {
        var ((at, _), r) = One;
        var later = at + (dice.Chance(40) ? 0 : dice.Between(0, 4000));
        Add(later, dice.Between(1, 4) switch
        {
            1 or 2 => r,
            3 => r with { Fields = new Dictionary<string, string>(), About = [] },
            _ => r with { Occurred = At(at), Known = null, Supersedes = null, Withdraws = null },
        });
    }

    // Only whoever told something may correct it.
    private void Foreign()
    {
        var ((at, _), r) = One;
        var others = agencies.Where(a => a != r.By).ToList();
        if (others.Count == 0) return;
        var later = at + dice.Between(0, 4000);
        var (supersedes, withdraws) = dice.Chance(50) ? (r.Id, null) : ((string?)null, r.Id);
        var foreign = r with { Id = Id, By = dice.One(others), Supersedes = supersedes, Withdraws = withdraws, SameEventAs = null, Source = null, Known = At(later), Fields = new Dictionary<string, string>() };
        Add(later, foreign);
        // The same again, as if it corrected nothing.
        if (dice.Chance(50)) Add(later + dice.Between(0, 3000), foreign with { Supersedes = null, Withdraws = null, Fields = r.Fields });
    }

    // What is told only when it is done elsewhere is told before, as planned.
    private void Plan()
    {
        var steps = All.Where(t => t.Record.Kind.Step is not null && t.Record.Of is null).ToList();
        var ((at, _), r) = steps.Count > 0 ? dice.One(steps) : One;
        given.Remove(new(at, new Happening.Told(r)));
        Add(at, r with { Planned = true, Known = At(at) });
    }

    // Two that are each dated after the other cannot both be true.
    private void Circular()
    {
        var begins = All.Where(t => Triggers.MayBind(own[0].When[0].Form, t.Record)).ToList();
        var ((at, _), r) = begins.Count > 0 && dice.Chance(60) ? dice.One(begins) : One;
        var (one, other, later) = (Id, Id, at + dice.Between(1, 4000));
        Record After(string id, string before, long received) =>
            r with { Id = id, Occurred = FuzzyDateParser.Parse(string.Create(CultureInfo.InvariantCulture, $"{dice.Between(1, 3)} days after {before}"))!, Known = At(received), Planned = false, Supersedes = null, Withdraws = null, SameEventAs = null, Source = null };
        Add(at, After(one, other, at));
        Add(later, After(other, one, later));
    }

    // What several agencies' files bring in one minute.
    private void Together()
    {
        var some = dice.Shuffled(All.Select(t => t.Given)).Take(dice.Between(2, 5)).ToList();
        var at = some.Max(g => g.Minute);
        foreach (var g in some)
        {
            given.Remove(g);
            given.Add(g with { Minute = at });
        }
    }

    private static bool Names(Record r, string id) => r.Of == id || r.Concerning.Contains(id);
}
