using System.Collections.Immutable;
using System.Globalization;
using Goldthread.Families;
using Goldthread.Properties.Invented;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Properties.Tales;

/// <summary>Makes small stories about invented people around a safeguard: records that it reads, at distances near its periods.</summary>
public sealed class TaleMaker
{
    private const string Child = "child-one";
    private static readonly Vocabulary Vocabulary = Pack.Catalogue.Vocabulary;

    // Near weekends, Easter, Christmas, a leap day, a one-off holiday, and the days on which an invented clock changes.
    private static readonly DateTime[] Beginnings =
        [new(2014, 2, 27), new(2014, 4, 16), new(2014, 12, 22), new(2016, 2, 27), new(2017, 6, 9), new(2019, 5, 23), new(2020, 2, 27), new(2021, 11, 3), new(2022, 9, 14), new(2024, 7, 2)];

    private readonly Dice dice;
    private readonly Breadth breadth;
    private readonly Safeguard safeguard;
    private readonly Ingredients ingredients;
    private readonly AgencyMaker agencies;
    private readonly DateTime start;
    private readonly List<Draft> drafts = [];
    private readonly List<Draft> triggers = [];
    private readonly Dictionary<string, Kind> favourites = [];
    private readonly SortedDictionary<string, string> people = new(StringComparer.Ordinal);

    private TaleMaker(int seed, Breadth breadth, IReadOnlyList<Safeguard> safeguards)
    {
        this.breadth = breadth;
        dice = new(seed);
        safeguard = dice.One(safeguards);
        ingredients = Ingredients.Of(safeguard);
        start = dice.One(Beginnings).AddDays(dice.Between(0, 6));
        agencies = new(dice, ingredients.Agencies, start);
    }

    public static Tale Make(int seed, Breadth breadth, IReadOnlyList<Safeguard> safeguards) => new TaleMaker(seed, breadth, safeguards).Make(seed);

    private Tale Make(int seed)
    {
        MakePeople();
        var most = dice.Between(3, 7);
        foreach (var w in ingredients.Records.Where(w => w.Part == Part.Trigger)) if (triggers.Count == 0 || dice.Chance(70)) triggers.Add(Add(w));
        var rest = dice.Shuffled(ingredients.Records.Where(w => w.Part != Part.Trigger));
        foreach (var w in rest.OrderBy(w => w.Part == Part.Birth ? 0 : w.Part == Part.Guard ? 1 : 2))
            if (drafts.Count(d => !d.Fact) < most && dice.Chance(w.Part switch { Part.Birth => 85, Part.Guard => 85, Part.Maybe => 40, Part.Against => 35, _ => 60 })) Add(w);
        while (drafts.Count(d => !d.Fact) < most && dice.Chance(50)) Add(dice.One(ingredients.Records));
        if (dice.Chance(30)) Amend();
        var numbered = breadth == Breadth.Wide && dice.Chance(12);
        var told = new Blur(dice, breadth, numbered ? start : null).Tell(drafts);
        return new(seed, [safeguard.Id], agencies.All.ToImmutableSortedDictionary(StringComparer.Ordinal), people.ToImmutableSortedDictionary(StringComparer.Ordinal), [.. drafts.Select(d => Write(d, told[d.Id]))])
        {
            Days = numbered ? string.Create(CultureInfo.InvariantCulture, $"{{ day 0: {{ weekday: {start.DayOfWeek}, within: {start:yyyy-MM} }} }}") : null,
        };
    }

    internal static TaleRecord Write(Draft d, (string Occurred, string? Known) told)
    {
        var more = d.More.ToImmutableSortedDictionary(StringComparer.Ordinal);
        if (d.Planned) more = more.SetItem("planned", "yes");
        if (d.Fields.Count > 0) more = more.SetItem("fields", Tale.Flow(d.Fields.Select(f => KeyValuePair.Create($"\"{f.Key}\"", $"\"{f.Value}\""))));
        return new(d.Id, d.Kind.Name, told.Occurred, told.Known, d.By, [.. d.About], more);
    }

    private void MakePeople()
    {
        var unborn = ingredients.Records.Any(w => w.Part == Part.Birth || w.Selector.Kinds.Any(k => k.Text.StartsWith("pregnancy.", StringComparison.Ordinal)));
        people[Child] = unborn && dice.Chance(60) ? "unborn then child" : "child";
        people["mother"] = "adult";
        people["father"] = "adult";
        if (dice.Chance(60)) people["sibling"] = "child";
        if (dice.Chance(20)) people["child-two"] = people[Child];
        foreach (var child in people.Where(p => p.Value != "adult").Select(p => p.Key).ToList())
        {
            if (child == "sibling" || dice.Chance(70)) Fact("family.mother", [child, "mother"]);
            if (dice.Chance(35)) Fact("family.father", [child, "father"]);
        }
        if (dice.Chance(25)) Fact("family.partner", ["mother", "father"]);
        if (dice.Chance(20)) Fact("household.lives-with", [Child, dice.One(["mother", "father", "sibling"]) is var p && people.ContainsKey(p) ? p : "mother"]);
    }

    private void Fact(string kind, List<string> about) =>
        drafts.Add(new($"f{drafts.Count + 1}", Vocabulary.Kinds[kind], agencies.Any(), about, start.AddDays(-dice.Between(200, 900)).AddHours(12)) { Fact = true });

    private Draft Add(Wanted wanted)
    {
        var selector = wanted.Selector;
        var kind = KindOf(selector);
        var before = triggers.Count == 0 ? null : Earlier(kind, selector);
        var by = before?.More.ContainsKey("to") == true && dice.Chance(80) ? before.More["to"].Trim('[', ']') : agencies.AnyOf(selector.From.Concat(selector.FromEach));
        var draft = new Draft($"r{drafts.Count + 1}", kind, by, About(selector.About, kind), Moment(wanted));
        if (before is not null && dice.Chance(90)) draft.More["of"] = before.Id;
        if (kind.MayBePlanned && (selector.Planned != false ? dice.Chance(45) : dice.Chance(10))) draft.Planned = true;
        if (draft.Planned) draft.Known = draft.Occurred.AddDays(-dice.Between(0, 3)).AddMinutes(-dice.Between(0, 2) * 60);
        else if (dice.Chance(35)) draft.Known = draft.Occurred.AddDays(dice.One([0, 0, 1, 1, 2, 3])).AddMinutes(dice.One([0, 60, 240]));
        new Filling(dice, agencies, safeguard, triggers).Fill(draft, selector);
        // What only answers another is about whom that one is about.
        if (kind.Asserts is null && (draft.More.ContainsKey("of") || draft.More.ContainsKey("concerning")) && dice.Chance(12)) draft.About.Clear();
        drafts.Add(draft);
        return draft;
    }

    // A later step answers the one that began the exchange: a sending where there is one, else the first step.
    private Draft? Earlier(Kind kind, Selector selector)
    {
        if (kind.Step is not { } own) return null;
        var steps = Vocabulary.Exchanges[own.Exchange].Steps.ToList();
        var opening = steps.Contains("sent") ? "sent" : steps[0];
        var there = drafts.LastOrDefault(d => d.Kind.Step is { } s && s.Exchange == own.Exchange && steps.IndexOf(s.Step) < steps.IndexOf(own.Step));
        if (there is not null && dice.Chance(80)) return there;
        if (steps.IndexOf(own.Step) <= steps.IndexOf(opening)) return null;
        return Add(new(new() { Kinds = [new($"{own.Exchange}.{opening}")], About = selector.About, To = selector.To, Ties = [.. selector.Ties.Where(t => t is Tie.Concerning)] }, Part.Evidence));
    }

    private Kind KindOf(Selector selector)
    {
        var key = selector.Text;
        if (favourites.TryGetValue(key, out var favourite) && dice.Chance(60)) return favourite;
        return favourites[key] = dice.One([.. Vocabulary.Matching(selector.Kinds).OrderBy(k => k.Name, StringComparer.Ordinal)]);
    }

    private List<string> About(FamilyPath path, Kind kind)
    {
        if (kind.Name == "birth" || kind.Name.StartsWith("pregnancy.", StringComparison.Ordinal)) return dice.Chance(20) && people.ContainsKey("child-two") ? [Child, "child-two", "mother"] : [Child, "mother"];
        if (kind.Asserts is not null) return [Child, dice.One(["mother", "father"])];
        var children = people.Where(p => p.Value != "adult").Select(p => p.Key).ToList();
        return path switch
        {
            FamilyPath.TheChild or FamilyPath.TheUnbornChild => dice.Chance(85) ? [Child] : [dice.One(children)],
            FamilyPath.Mother => ["mother"],
            FamilyPath.Father => ["father"],
            FamilyPath.Parent or FamilyPath.Carer or FamilyPath.PartnerOfParent or FamilyPath.AdultInHousehold => [dice.One(["mother", "father"])],
            FamilyPath.AnyChildOfTheFamily or FamilyPath.Sibling or FamilyPath.UnbornSibling => [dice.One(children)],
            _ => [dice.One([.. people.Keys])],
        };
    }

    private DateTime Moment(Wanted wanted)
    {
        var days = wanted.Part switch
        {
            Part.Trigger => triggers.Count == 0 ? 0 : Distance() * (dice.Chance(75) ? 1 : -1),
            Part.Birth => dice.Chance(20) ? Distance() : -Distance(),
            Part.Guard or Part.Maybe => dice.Chance(80) ? -Distance() : Distance(),
            Part.Against => dice.Chance(40) ? -Distance() : Distance(),
            _ => dice.Chance(85) ? Distance() : -Distance(),
        };
        return start.AddDays(days).AddMinutes(dice.One([600, 600, 600, 900]));
    }

    // Near nothing, or near one of the periods that the safeguard counts in.
    private int Distance()
    {
        if (ingredients.Periods.Count == 0 || dice.Chance(55)) return dice.One([0, 0, 0, 1, 1, 2, 3]);
        var period = dice.One(ingredients.Periods);
        return (int)Math.Clamp((period.Length.Lo / Span.Day) + dice.Between(-1, 2) + (period.Unit == PeriodUnit.WorkingDays && period.Amount > 1 ? dice.Between(0, 3) : 0), 0, 4000);
    }

    // Corrections, withdrawals, copies of one event.
    private void Amend()
    {
        var old = dice.One(drafts.Where(d => !d.Fact).ToList());
        var copy = old.Copy($"r{drafts.Count + 1}");
        var later = old.KnownAt.AddDays(dice.Between(0, 3)).AddMinutes(dice.One([0, 60]));
        switch (dice.Between(1, 5))
        {
            case 1 or 2:
                copy.More["supersedes"] = old.Id;
                copy.Known = later;
                if (dice.Chance(50)) copy.Fields.Clear();
                break;
            case 3:
                copy.More["withdraws"] = old.Id;
                copy.Known = later;
                break;
            case 4 when !old.More.ContainsKey("source"):
                (old.More["source"], copy.More["source"]) = ("{ system: home, key: k, version: 1 }", $"{{ system: home, key: k, version: {2.ToString(CultureInfo.InvariantCulture)} }}");
                copy.Known = later;
                break;
            default:
                copy.More["same_event_as"] = old.Id;
                copy.By = agencies.Any();
                if (!copy.Planned) copy.Known = later;
                break;
        }
        drafts.Add(copy);
    }
}
