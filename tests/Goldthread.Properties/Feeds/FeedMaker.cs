using System.Collections.Immutable;
using System.Globalization;
using Goldthread.Agencies;
using Goldthread.Properties.Invented;
using Goldthread.Properties.Laws;
using Goldthread.Properties.Tales;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Stories;
using Goldthread.Time;
using Goldthread.Watching;
using Record = Goldthread.Records.Record;

namespace Goldthread.Properties.Feeds;

/// <summary>Makes a feed of a tale: its records late and out of order, corrected and withdrawn, its people held by several agencies, and everything else that may happen.</summary>
public sealed class FeedMaker
{
    private readonly Dice dice;
    private readonly Story story;
    private readonly List<Given> given = [];
    private readonly long begin;
    private readonly long end;
    private readonly HashSet<(string Person, string Agency)> apart = [];

    private FeedMaker(int seed, Story story)
    {
        (dice, this.story) = (new(seed + 11), story);
        var known = story.Records.Records.Select(story.Records.Known).Where(k => k.Bounded).ToList();
        begin = known.Count == 0 ? 0 : known.Min(k => k.Lo);
        end = known.Count == 0 ? 0 : known.Max(k => k.Lo);
    }

    /// <returns>Null where the tale is no story.</returns>
    public static Feed? Make(int seed, Breadth breadth, IReadOnlyList<Safeguard> safeguards)
    {
        var tale = TaleMaker.Make(seed, breadth, safeguards);
        return tale.Days is null && Law.Tellable(tale) is { } story ? new FeedMaker(seed, story).Make(seed, Pack.Named(tale.Safeguards), safeguards) : null;
    }

    private Feed? Make(int seed, IReadOnlyList<Safeguard> own, IReadOnlyList<Safeguard> all)
    {
        var before = begin - Span.Day;
        Split();
        foreach (var (person, label) in story.Records.People)
        {
            given.Add(new(before, new Happening.Held(person, label)));
            foreach (var (_, agency) in apart.Where(a => a.Person == person)) given.Add(new(before, new Happening.Held(Name(person, agency), label)));
        }
        foreach (var r in dice.Shuffled(story.Records.Records))
        {
            // A feed says when its agency knew, at least as far as that it was not for ever.
            var (at, told) = (ReceivedAt(r), Renamed(r));
            given.Add(new(at, new Happening.Told((r.Known ?? r.Occurred).On(Axis.Dated).Bounded ? told : told with { Known = FuzzyDateParser.Parse(Saying.Minute(at)) })));
        }
        if (dice.Chance(22)) Correct();
        if (dice.Chance(18)) Withdraw();
        if (dice.Chance(15)) NamedBefore();
        if (dice.Chance(12)) Join();
        foreach (var (person, agency) in apart) Link(person, agency);
        foreach (var child in story.Records.People.Where(p => p.Value != PersonLabel.Adult).Select(p => p.Key)) Gateways(child);
        foreach (var agency in story.Agencies.All.Values) Feeds(agency);
        if (dice.Chance(22)) given.Add(new(Sometime(), new Happening.Dated(Calendar())));
        var beside = dice.Chance(25) ? dice.One(all) : null;
        ImmutableList<Safeguard> safeguards = beside is null || own.Contains(beside) ? [.. own] : [.. own, beside];
        if (dice.Chance(10)) given.Add(new(Sometime(), new Happening.Ruled(dice.Chance(50) ? [Later(own[0])] : [.. own, Next(own[0])])));
        var setting = Pack.Catalogue.Setting with { Agencies = story.Agencies, GoLive = dice.Chance(15) ? Day(begin + (dice.Between(0, 4) * Span.Day)) : null };
        // What was said of a date may not go with when it was known.
        var records = given.Select(g => g.Happening).OfType<Happening.Told>().Select(t => t.Record).ToList();
        return RecordSetBuilder.Arrived(records, story.Records.People, story.Records.Reckoning) is null ? null : new(seed, safeguards, setting, [.. given.OrderBy(g => g.Minute)]);
    }

    // Some agencies hold some of the people under names of their own.
    private void Split()
    {
        if (!dice.Chance(45)) return;
        foreach (var person in story.Records.People.Keys)
            foreach (var agency in story.Agencies.All.Keys)
                if (dice.Chance(25)) apart.Add((person, agency));
    }

    private string Name(string person, string agency) => apart.Contains((person, agency)) ? $"{person} of {agency}" : person;

    private Record Renamed(Record r) => r with
    {
        About = [.. r.About.Select(p => Name(p, r.By))],
        Teller = Name(r.Teller, r.By),
        Parts = r.Parts.ToDictionary(p => Name(p.Key, r.By), p => p.Value),
    };

    private long ReceivedAt(Record r)
    {
        var known = story.Records.Known(r);
        var from = Math.Clamp(Math.Abs(known.Lo) >= Span.Never / 2 ? begin : known.Lo, begin - (400 * Span.Day), end + (400 * Span.Day));
        var late = dice.Between(1, 100) switch { <= 60 => 0, <= 75 => dice.Between(0, 300), <= 92 => dice.Between(1, 4) * Span.Day, _ => dice.Between(5, 90) * Span.Day };
        return Math.Max(begin - Span.Day, from + late);
    }

    private long Sometime() => begin + (dice.Between(0, (int)Math.Max((end - begin) / Span.Day, 1) + 6) * Span.Day) + dice.Between(0, 1439);

    private (Record Record, long At) Told()
    {
        var one = dice.One(given.Where(g => g.Happening is Happening.Told).ToList());
        return (((Happening.Told)one.Happening).Record, one.Minute);
    }

    private void Correct()
    {
        var (r, at) = Told();
        var later = at + dice.One([0, 60, 1440, 3 * 1440]);
        var corrected = r with { Id = "c1", Supersedes = r.Id, Withdraws = null, SameEventAs = null, Source = r.Source is { } s ? s with { Version = s.Version + 5 } : null, Known = r.Planned ? r.Known : FuzzyDateParser.Parse(Saying.Minute(later)) };
        corrected = dice.Between(1, 4) switch
        {
            1 => corrected with { Fields = new Dictionary<string, string>() },
            2 when !r.Planned => corrected with { Occurred = FuzzyDateParser.Parse(Saying.Minute(Math.Min(later, at - (dice.Between(0, 4) * Span.Day))))! },
            3 => corrected with { About = [.. r.About.Skip(1), .. r.About.Take(r.About.Count > 1 ? 0 : 1)] },
            _ => corrected,
        };
        given.Add(new(later, new Happening.Told(corrected)));
    }

    private void Withdraw()
    {
        var (r, at) = Told();
        var later = at + dice.One([0, 60, 1440, 5 * 1440]);
        given.Add(new(later, new Happening.Told(r with { Id = "w1", Withdraws = r.Id, Supersedes = null, SameEventAs = null, Source = null, Planned = false, Occurred = FuzzyDateParser.Parse(Saying.Minute(later))!, Known = null })));
    }

    // What another names is known and received only after it.
    private void NamedBefore()
    {
        var told = given.Where(g => g.Happening is Happening.Told).Select(g => (Given: g, ((Happening.Told)g.Happening).Record)).ToList();
        var named = told.Where(t => told.Exists(o => o.Record.Of == t.Record.Id || o.Record.Concerning.Contains(t.Record.Id))).ToList();
        if (named.Count == 0) return;
        var (old, r) = dice.One(named);
        if (r.Planned) return;
        var at = told.Where(o => o.Record.Of == r.Id || o.Record.Concerning.Contains(r.Id)).Max(o => o.Given.Minute) + dice.Between(30, 4000);
        given.Remove(old);
        given.Add(new(at, new Happening.Told(r with { Known = FuzzyDateParser.Parse(Saying.Minute(at)) })));
    }

    // One record says that what was told twice was one event.
    private void Join()
    {
        var told = given.Select(g => g.Happening).OfType<Happening.Told>().Select(t => t.Record).ToList();
        var pairs = (from a in told from b in told where a.Id != b.Id && a.Kind == b.Kind && a.Source is null && b.Source is null && !b.Planned select (a, b)).ToList();
        if (pairs.Count == 0) return;
        var (one, other) = dice.One(pairs);
        var at = given.Where(g => g.Happening is Happening.Told).Max(g => g.Minute) + dice.Between(1, 3000);
        given.Add(new(at, new Happening.Told(other with { Id = "j1", SameEventAs = one.Id, Supersedes = other.Id, Withdraws = null, Known = FuzzyDateParser.Parse(Saying.Minute(at)) })));
    }

    private void Link(string person, string agency)
    {
        if (!dice.Chance(80)) return;
        var from = dice.Chance(40) ? begin - Span.Day : Sometime();
        given.Add(new(from, new Happening.Linked(person, Name(person, agency))));
        if (!dice.Chance(30)) return;
        var until = from + (dice.Between(0, 8) * Span.Day) + 30;
        given.Add(new(until, new Happening.Unlinked(person, Name(person, agency))));
        if (dice.Chance(30)) given.Add(new(until + dice.Between(1, 5000), new Happening.Linked(Name(person, agency), person)));
    }

    private void Gateways(string child)
    {
        if (!dice.Chance(70)) return;
        var from = dice.Chance(60) ? begin - Span.Day : Sometime();
        given.Add(new(from, new Happening.Opened(child)));
        if (!dice.Chance(25)) return;
        var until = from + (dice.Between(0, 12) * Span.Day) + 45;
        given.Add(new(until, new Happening.Closed(child)));
        if (dice.Chance(30)) given.Add(new(until + dice.Between(1, 9000), new Happening.Opened(child)));
    }

    private void Feeds(Agency agency)
    {
        if (dice.Chance(12))
        {
            var at = Sometime();
            given.Add(new(at, new Happening.Silent(agency.Name, at - dice.Between(0, 2000))));
            if (dice.Chance(70)) given.Add(new(at + dice.Between(1, 8000), new Happening.Heard(agency.Name)));
        }
        if (dice.Chance(5)) given.Add(new(Sometime(), new Happening.Heard(agency.Name)));
        if (dice.Chance(5)) given.Add(new(Sometime(), new Happening.Feed(agency with { Connected = !agency.Connected })));
        if (dice.Chance(4)) given.Add(new(Sometime(), new Happening.Feed(agency with { ConnectedFrom = FuzzyDateParser.Parse(Saying.Minute(Sometime())[..10]) })));
    }

    private WorkingCalendar Calendar()
    {
        var old = story.Records.Reckoning.Calendar;
        var day = Day(Sometime());
        return new([.. old.Holidays, new(day.AddDays(dice.Between(1, 6)), "an invented holiday", dice.Chance(50) ? day : null)], "invented");
    }

    private Safeguard Later(Safeguard g) => g with { Version = g.Version + 1, From = Day(Sometime()) };

    private Safeguard Next(Safeguard g) => g with { Id = g.Id + "-next", Supersedes = g.Id, From = Day(Sometime()), Say = g.Say };

    private static DateOnly Day(long minute) => DateOnly.ParseExact(Saying.Minute(minute)[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
