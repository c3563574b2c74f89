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
    // Half of the feeds let records rest: all of them, or all but a few.
    private static readonly int[] Budgets = [0, int.MaxValue, 4, int.MaxValue, 12, int.MaxValue];

    private const string Invented = "an invented holiday";

    private readonly Dice dice;
    private readonly Story story;
    private readonly List<Given> given = [];
    private readonly long begin;
    private readonly long end;
    private readonly HashSet<(string Person, string Agency)> apart = [];

    private readonly bool dense;

    private FeedMaker(int seed, Story story, bool dense)
    {
        (dice, this.story, this.dense) = (new(seed + 11), story, dense);
        var known = story.Records.Records.Select(story.Records.Known).Where(k => k.Bounded).ToList();
        begin = known.Count == 0 ? 0 : known.Min(k => k.Lo);
        end = known.Count == 0 ? 0 : known.Max(k => k.Lo);
    }

    /// <summary>Two of three feeds are made of a tangle, most of these of small safeguards.</summary>
    /// <returns>Null where the tale is no story.</returns>
    public static Feed? Make(int seed, IReadOnlyList<Safeguard> safeguards)
    {
        var tangled = seed % 3 != 0;
        var tale = tangled ? TangleMaker.Make(seed, (seed % 10) switch { 0 => safeguards, 1 => Pack.Invented, _ => Pack.Corners }) : TaleMaker.Make(seed, Breadth.Wide, safeguards);
        return tale.Days is null && Law.Tellable(tale) is { } story ? new FeedMaker(seed, story, tangled).Make(seed, Pack.Named(tale.Safeguards), safeguards) : null;
    }

    private Feed Make(int seed, IReadOnlyList<Safeguard> own, IReadOnlyList<Safeguard> all)
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
        var amendments = new Amendments(dice, given, own, [.. story.Agencies.All.Keys]);
        amendments.Draw();
        if (dense) amendments.Draw();
        foreach (var (person, agency) in apart) Link(person, agency);
        if (dice.Chance(10)) LinkWrongly();
        if (dice.Chance(dense ? 25 : 10)) HoldLate();
        if (dice.Chance(dense ? 40 : 5)) HoldBetween();
        if (dice.Chance(10)) HoldOtherwise();
        foreach (var child in story.Records.People.Where(p => p.Value != PersonLabel.Adult).Select(p => p.Key)) Gateways(child);
        foreach (var agency in story.Agencies.All.Values) Feeds(agency);
        if (dice.Chance(Dependence.OnCalendar(own[0], Pack.Catalogue.Timescales) ? 40 : 20)) Date(Sometime());
        var beside = dice.Chance(25) ? dice.One(all) : null;
        ImmutableList<Safeguard> safeguards = beside is null || own.Contains(beside) ? [.. own] : [.. own, beside];
        if (dice.Chance(18)) Rule(safeguards, all);
        if (dice.Chance(20)) Together();
        var setting = Pack.Catalogue.Setting with { Agencies = story.Agencies, GoLive = dice.Chance(15) ? Day(begin + (dice.Between(0, 4) * Span.Day)) : null };
        return new(seed, safeguards, setting, [.. given.OrderBy(g => g.Minute)]) { Budget = Budgets[seed / 3 % Budgets.Length], Restarts = seed % 4 == 0 || seed % 9 == 1 };
    }

    // Some agencies hold some of the people under names of their own.
    private void Split()
    {
        if (!dice.Chance(45)) return;
        foreach (var person in story.Records.People.Keys)
            foreach (var agency in story.Agencies.All.Keys)
                if (dice.Chance(dense ? 40 : 25)) apart.Add((person, agency));
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
        var late = dice.Between(1, 100) switch { <= 60 => 0, <= 75 => dice.Between(0, 300), <= 92 => dice.Between(1, 4) * Span.Day, _ => dice.Between(5, 90) * Span.Day };
        return Math.Max(begin - Span.Day, Known(r) + late);
    }

    private long Known(Record r)
    {
        var from = story.Records.Known(r).Lo;
        return Math.Clamp(Math.Abs(from) >= Span.Never / 2 ? begin : from, begin - (400 * Span.Day), end + (400 * Span.Day));
    }

    private long Sometime() => begin + (dice.Between(0, (int)Math.Max((end - begin) / Span.Day, 1) + 6) * Span.Day) + (dense ? dice.One([600, 601, 900, 1439]) : dice.Between(0, 1439));

    private void Link(string person, string agency)
    {
        if (!dice.Chance(80)) return;
        // With the name that was held first, or with that of a third.
        var one = dice.Chance(75) ? person : Name(person, dice.One([.. apart.Where(a => a.Person == person)]).Agency);
        if (one != Name(person, agency)) Link(one, Name(person, agency), undone: 30);
    }

    // Two who are not one person; nearly always that is found out.
    private void LinkWrongly()
    {
        var pairs = (from a in story.Records.People from b in story.Records.People where string.CompareOrdinal(a.Key, b.Key) < 0 && a.Value == b.Value select (a.Key, b.Key)).ToList();
        if (pairs.Count > 0 && dice.One(pairs) is var (one, other)) Link(one, other, undone: 80);
    }

    private void Link(string one, string other, int undone)
    {
        var from = dice.Chance(40) ? begin - Span.Day : Sometime();
        given.Add(new(from, new Happening.Linked(one, other)));
        if (!dice.Chance(undone)) return;
        var until = from + (dice.Between(0, 8) * Span.Day) + 30;
        given.Add(new(until, dice.Chance(50) ? new Happening.Unlinked(one, other) : new Happening.Unlinked(other, one)));
        if (dice.Chance(30)) given.Add(new(until + dice.Between(1, 5000), new Happening.Linked(other, one)));
    }

    // Somebody is held only after records have named them.
    private void HoldLate()
    {
        var held = dice.One([.. given.Where(g => g.Happening is Happening.Held)]);
        given.Remove(held);
        given.Add(held with { Minute = Sometime() });
    }

    // Of three names of a person the second is linked to both others, and held last.
    private void HoldBetween()
    {
        var several = apart.GroupBy(a => a.Person).Where(p => p.Count() > 1).ToList();
        if (several.Count == 0) return;
        var one = dice.One(several);
        var names = dice.Shuffled(one.Select(a => Name(a.Person, a.Agency)).Append(one.Key));
        given.RemoveAll(g => g.Happening is Happening.Linked l && (names.Contains(l.One) || names.Contains(l.Other)));
        foreach (var other in new[] { names[0], names[2] }) given.Add(new(begin - Span.Day, new Happening.Linked(names[1], other)));
        var held = given.Find(g => g.Happening is Happening.Held h && h.Person == names[1])!;
        given.Remove(held);
        given.Add(held with { Minute = Sometime() });
    }

    // What is no record comes in one minute.
    private void Together()
    {
        var beside = given.Where(g => g.Happening is not (Happening.Told or Happening.Held)).ToList();
        if (beside.Count < 2) return;
        var at = dice.One(beside).Minute;
        given.RemoveAll(beside.Contains);
        given.AddRange(beside.Select(g => g with { Minute = at }));
    }

    // A child is born, or grows up; an adult turns out to have been one.
    private void HoldOtherwise()
    {
        var (_, happening) = dice.One([.. given.Where(g => g.Happening is Happening.Held)]);
        var held = (Happening.Held)happening;
        given.Add(new(Sometime(), held with { Label = dice.One<PersonLabel>(held.Label == PersonLabel.Adult ? [PersonLabel.ChildThenAdult, PersonLabel.Child] : [PersonLabel.Child, PersonLabel.ChildThenAdult, PersonLabel.UnbornThenChild]) }));
    }

    private void Gateways(string child)
    {
        if (!dice.Chance(70)) return;
        var from = dice.Chance(60) ? begin - Span.Day : Sometime();
        // By whichever of its names.
        if (dice.Chance(20) && apart.Where(a => a.Person == child).ToList() is { Count: > 0 } names) child = Name(child, dice.One(names).Agency);
        given.Add(new(from, new Happening.Opened(child)));
        if (!dice.Chance(25)) return;
        var until = from + (dice.Between(0, 12) * Span.Day) + 45;
        given.Add(new(until, new Happening.Closed(child)));
        if (dice.Chance(30)) given.Add(new(until + dice.Between(1, 9000), new Happening.Opened(child)));
    }

    private void Feeds(Agency agency)
    {
        if (dice.Chance(12))
            for (var at = Sometime(); ; at += dice.Between(10, 8000))
            {
                given.Add(new(at, new Happening.Silent(agency.Name, at - (dice.Chance(70) ? dice.Between(0, 2000) : dice.Between(0, 40) * Span.Day))));
                if (dice.Chance(30)) break;
                given.Add(new(at += dice.Between(1, 8000), new Happening.Heard(agency.Name)));
                if (dice.Chance(50)) break;
            }
        if (dice.Chance(5)) given.Add(new(Sometime(), new Happening.Heard(agency.Name)));
        if (dice.Chance(5)) given.Add(new(Sometime(), new Happening.Feed(agency with { Covers = agency.Covers is null ? [new("injury.*"), new("contact.*"), new("visit.*")] : null })));
        if (dice.Chance(5)) given.Add(new(Sometime(), new Happening.Feed(agency with { Connected = !agency.Connected })));
        if (dice.Chance(dense ? 12 : 4)) given.Add(new(Sometime(), new Happening.Feed(agency with { ConnectedFrom = FuzzyDateParser.Parse(Saying.Minute(Sometime())[..10]) })));
    }

    // A holiday that is announced; or one that had been forgotten near what somebody knew: then working days were counted wrongly, which is found out days later.
    private void Date(long at)
    {
        var (forgotten, announced) = (dice.Chance(50), Day(Sometime()));
        if (forgotten) at = Known(dice.One(story.Records.Records)) + (dice.Between(0, 3) * Span.Day);
        var holiday = forgotten ? new Holiday(Day(at), Invented) : new(announced.AddDays(dice.Between(1, 6)), Invented, dice.Chance(50) ? announced : null);
        if (forgotten) at += dice.Between(1, 5) * Span.Day;
        given.Add(new(at, new Happening.Dated(new([.. story.Records.Reckoning.Calendar.Holidays, holiday], "invented"))));
    }

    private void Rule(ImmutableList<Safeguard> before, IReadOnlyList<Safeguard> all)
    {
        // Now and then in the minute in which something else bears on them.
        var bearing = given.Where(g => g.Happening is Happening.Feed or Happening.Silent or Happening.Heard or Happening.Dated).ToList();
        var (at, first) = (bearing.Count > 0 && dice.Chance(40) ? dice.One(bearing).Minute : Sometime(), before[0]);
        given.Add(new(at, new Happening.Ruled(dice.Between(1, 5) switch
        {
            1 or 2 => before.SetItem(0, Later(first)),
            3 => before.Add(Next(first)),
            4 => [.. before.RemoveAt(0), .. dice.Chance(50) ? [dice.One(all)] : Array.Empty<Safeguard>()],
            _ => [.. before.Add(dice.One(all)).DistinctBy(g => g.Id)],
        })));
        // And back.
        if (dice.Chance(35)) given.Add(new(at + dice.Between(1, 20_000), new Happening.Ruled(before)));
    }

    private Safeguard Later(Safeguard g) => g with { Version = g.Version + 1, From = FirstDay() };

    private Safeguard Next(Safeguard g) => g with { Id = g.Id + "-next", Supersedes = g.Id, From = FirstDay(), Say = g.Say };

    // Often on a day on which something became known or not, nobody can tell.
    private DateOnly FirstDay()
    {
        var loose = story.Records.Records.Select(story.Records.Known).Where(k => k.Bounded && k.Hi - k.Lo > Span.Day).ToList();
        return Day(loose.Count > 0 && dice.Chance(60) ? dice.One(loose).Lo + Span.Day : Sometime());
    }

    private static DateOnly Day(long minute) => DateOnly.ParseExact(Saying.Minute(minute)[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
