using System.Collections.Immutable;
using Goldthread.Properties.Invented;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Properties.Tales;

/// <summary>
/// Makes tales in which everything is near everything: few people and few minutes, and records of the kinds that one safeguard reads, which name, correct, repeat and
/// date one another. They are like no life; what an engine does apart from the rest shows in them.
/// </summary>
internal sealed class TangleMaker
{
    private static readonly string[] Usual = ["childrens-social-care", "health-visiting", "school"];
    private static readonly DateTime[] Beginnings = [new(2014, 4, 15), new(2016, 2, 26), new(2019, 5, 24), new(2022, 9, 16), new(2023, 3, 8)];

    private readonly Dice dice;
    private readonly Safeguard safeguard;
    private readonly Ingredients ingredients;
    private readonly DateTime start;
    private readonly bool tight;
    private readonly List<Draft> drafts = [];
    private readonly List<Draft> wavering = [];
    private readonly List<string> agencies = [.. Usual];
    private readonly SortedDictionary<string, string> people = new(StringComparer.Ordinal) { ["child-one"] = "child", ["mother"] = "adult" };

    // What the safeguard does not look at.
    private static readonly Wanted Beside = new(new() { Kinds = [new("log.incident"), new("growth.weight"), new("visit.moved")] }, Part.Maybe);

    private TangleMaker(int seed, IReadOnlyList<Safeguard> safeguards)
    {
        dice = new(seed);
        safeguard = dice.One(safeguards);
        ingredients = Ingredients.Of(safeguard);
        start = dice.One(Beginnings);
        tight = dice.Chance(35);
    }

    public static Tale Make(int seed, IReadOnlyList<Safeguard> safeguards) => new TangleMaker(seed, safeguards).Make(seed);

    private Tale Make(int seed)
    {
        if (dice.Chance(60)) agencies.RemoveAt(dice.Between(0, 2));
        if (dice.Chance(50)) people["child-two"] = "child";
        if (dice.Chance(40)) people["father"] = "adult";
        foreach (var child in people.Keys.Where(p => p.StartsWith("child", StringComparison.Ordinal)).ToList())
            foreach (var parent in new[] { "mother", "father" }.Where(p => people.ContainsKey(p) && dice.Chance(80))) Related(child, parent);
        var triggers = ingredients.Records.Where(w => w.Part == Part.Trigger).ToList();
        var knotted = dice.Chance(30);
        for (var left = knotted ? dice.Between(0, 2) : dice.Between(2, 6); left > 0; left--) Add(dice.Chance(10) ? Beside : dice.One(dice.Chance(55) ? triggers : ingredients.Records));
        if (knotted) Knot();
        // In most of these nothing else hides the knot.
        var plain = knotted && dice.Chance(65);
        for (var left = plain ? 0 : dice.Between(0, 2); left > 0; left--) Amend();
        var told = plain ? drafts.ToDictionary(d => d.Id, d => (Blur.Exact(d.Occurred), d.Known is { } known ? Blur.Exact(known) : null), StringComparer.Ordinal)
            : new Blur(dice, dice.Chance(60) ? Breadth.Small : Breadth.DayPrecise, null).Tell(drafts);
        if (dice.Chance(wavering.Count > 0 ? 85 : plain ? 0 : 35)) Loosen(told);
        return new(seed, [safeguard.Id], agencies.ToImmutableSortedDictionary(a => a, _ => Behind(), StringComparer.Ordinal), people.ToImmutableSortedDictionary(StringComparer.Ordinal),
            [.. drafts.Select(d => TaleMaker.Write(d, told[d.Id]))]);
    }

    private string Behind() => dice.Between(1, 20) switch
    {
        1 => "{ connected: no }",
        2 => $"{{ not_heard: {Blur.Day(start.AddDays(dice.Between(0, 2)))}..{Blur.Day(start.AddDays(dice.Between(2, 4)))} }}",
        3 => $"{{ connected_from: {Blur.Day(start.AddDays(dice.Between(-1, 3)))} }}",
        _ => "connected",
    };

    private void Related(string child, string parent) =>
        drafts.Add(new($"f{drafts.Count + 1}", Pack.Catalogue.Vocabulary.Kinds[$"family.{parent}"], dice.One(agencies), [child, parent], start.AddDays(-400)) { Fact = true });

    private void Knot()
    {
        foreach (var child in new[] { "child-two", "child-three", "child-four" }) people[child] = "child";
        new Knots(dice, drafts, ingredients.Records, Add).Knot(Moment(), wavering);
    }

    private void Add(Wanted wanted) => Add(wanted, Moment());

    private Draft Add(Wanted wanted, DateTime at)
    {
        var kind = dice.One([.. Pack.Catalogue.Vocabulary.Matching(wanted.Selector.Kinds).OrderBy(k => k.Name, StringComparer.Ordinal).Take(3)]);
        var draft = new Draft($"r{drafts.Count + 1}", kind, dice.One(agencies), About(wanted.Selector, kind), at);
        if (kind.MayBePlanned && dice.Chance(wanted.Selector.Planned == false ? 8 : 40)) (draft.Planned, draft.Known) = (true, draft.Occurred.AddDays(-dice.Between(0, 2)));
        else if (dice.Chance(45)) draft.Known = draft.Occurred.AddMinutes(dice.One([0, 1, 60, 1440, 2880]));
        Fill(draft, wanted.Selector);
        var others = drafts.Where(d => !d.Fact).ToList();
        if (others.Count > 0)
        {
            if (kind.Asserts is null && dice.Chance(wanted.Selector.Ties.Any(t => t is Tie.Concerning or Tie.Answering) ? 75 : 15)) draft.More["concerning"] = $"[{dice.One(others).Id}]";
            if (kind.Step is not null && dice.Chance(40)) draft.More["of"] = dice.One(others).Id;
            if (dice.Chance(20)) draft.More["same_event_as"] = dice.One(others).Id;
        }
        if (dice.Chance(3)) draft.More["standing"] = dice.One(["disputed", "withdrawn"]);
        drafts.Add(draft);
        return draft;
    }

    private List<string> About(Selector selector, Kind kind)
    {
        var children = people.Keys.Where(p => p.StartsWith("child", StringComparison.Ordinal)).ToList();
        var parents = people.Keys.Except(children).ToList();
        if (kind.Asserts is not null) return [dice.One(children), dice.One(parents)];
        var usual = selector.About is Families.FamilyPath.Mother or Families.FamilyPath.Father or Families.FamilyPath.Parent or Families.FamilyPath.Carer ? parents : children;
        return dice.Between(1, 20) switch { <= 12 => [usual[0]], <= 15 => [dice.One(usual)], 16 => [dice.One(parents)], 17 => [], _ => [.. children] };
    }

    private DateTime Moment()
    {
        if (tight) return start.AddDays(dice.One([0, 0, 0, 1, 2])).AddMinutes(dice.One([600, 601]));
        var days = ingredients.Periods.Count == 0 || dice.Chance(70) ? dice.One([0, 0, 1, 1, 2, 3, 4, 6])
            : (int)Math.Clamp((dice.One(ingredients.Periods).Length.Lo / Span.Day) + dice.Between(-1, 1), -3, 60);
        return start.AddDays(days).AddMinutes(dice.One([600, 600, 600, 601, 900]));
    }

    private void Fill(Draft draft, Selector selector)
    {
        foreach (var (field, values) in selector.Fields)
            if (draft.Kind.Fields.TryGetValue(field, out var type) && dice.Chance(90)) draft.Fields[field] = values.FirstOrDefault(type.Allows) ?? FieldType.Unknown;
        foreach (var (field, type) in draft.Kind.Fields.Where(f => f.Key is "site" or "tone" or "level" && dice.Chance(80))) draft.Fields.TryAdd(field, type.Codes[dice.Chance(tight ? 15 : 40) ? 1 : 0]);
        if (selector.ToldBy.Count > 0) draft.More["told_by"] = Words.Of(Words.Tellings, selector.ToldBy[0]);
        if (safeguard.When[0].Form is Form.Count { Tellers: > 0 } && dice.Chance(70)) draft.More["teller"] = dice.Chance(70) ? "mother" : "child-one";
        if (selector.Answers.Count > 0) draft.More["parts"] = Tale.Flow(people.Where(p => p.Value == "adult").Select(p => KeyValuePair.Create(p.Key, dice.One(["answered", "answered", "not asked"]))));
        if (draft.Kind.Step is not null && dice.Chance(70)) draft.More["to"] = $"[{dice.One(agencies)}]";
    }

    // What may begin the safeguard is told loosely, and something else by how far from it that was.
    private void Loosen(Dictionary<string, (string Occurred, string? Known)> told)
    {
        var begins = drafts.Where(d => !d.Fact && !d.Planned && Triggers.MayBind(safeguard.When[0].Form, new() { Id = d.Id, Kind = d.Kind, Occurred = FuzzyDateParser.Parse("undated")!, By = d.By, Teller = "" })).ToList();
        if (begins.Count == 0) return;
        var first = wavering.Count > 0 ? wavering[0] : dice.One(begins);
        told[first.Id] = ($"{Blur.Day(first.Occurred.AddDays(-dice.Between(0, 2)))}..{Blur.Day(first.Occurred.AddDays(dice.Between(1, 2)))}", null);
        foreach (var next in drafts.Where(d => d != first && !d.Fact && !d.Planned && !d.More.ContainsKey("withdraws") && dice.Chance(wavering.Count == 0 ? 45 : wavering.Contains(d) ? 90 : 5)))
        {
            var days = (next.Occurred.Date - first.Occurred.Date).Days;
            var apart = days == 0 ? $"same day as {first.Id}" : $"{Math.Abs(days)} days {(days < 0 ? "before" : "after")} {first.Id}";
            // Known when it was; or by when it may have been, and no better than by how far that was from the first.
            told[next.Id] = dice.Chance(50) ? (apart, next.Known is { } k ? Blur.Exact(k) : null) : ($"{Blur.Day(first.Occurred.AddDays(days - 3))}..{Blur.Day(first.Occurred.AddDays(days + 3))} and {apart}", null);
        }
    }

    // Another version of a statement, or another telling of an event, or both: then two events are one.
    private void Amend()
    {
        var told = drafts.Where(d => !d.Fact).ToList();
        var (one, other) = (dice.One(told), dice.One(told));
        var copy = Again(one);
        copy.Known = (copy.KnownAt > one.KnownAt ? copy.KnownAt : one.KnownAt).AddMinutes(dice.One([0, 60, 1440, 2880]));
        var source = one.More.ContainsKey("source") || copy.Planned;
        switch (dice.Between(1, 10))
        {
            case <= 3: copy.More["supersedes"] = one.Id; break;
            case 4: copy.More["withdraws"] = one.Id; break;
            case 5 or 6 when !source: (one.More["source"], copy.More["source"]) = ("{ system: home, key: k, version: 1 }", "{ system: home, key: k, version: 2 }"); break;
            case <= 8 when other != one:
                copy.More[dice.Chance(75) ? "supersedes" : "withdraws"] = one.Id;
                copy.More["same_event_as"] = other.Id;
                break;
            default:
                copy.More["same_event_as"] = one.Id;
                copy.By = dice.One(agencies);
                break;
        }
        if (copy.Planned) copy.Known = one.Known;
        drafts.Add(copy);
        if (told.Where(d => d != one && d.Kind.Asserts is null).ToList() is { Count: > 0 } naming && dice.Chance(35)) dice.One(naming).More["concerning"] = $"[{copy.Id}]";
    }

    // The same once more, of another kind or about others now and then.
    private Draft Again(Draft one)
    {
        var kind = dice.Chance(45) ? dice.One(drafts.Where(d => !d.Fact).ToList()).Kind : one.Kind;
        var about = dice.Chance(20) ? [.. people.Keys.Where(_ => dice.Chance(50))] : one.About.ToList();
        var again = one.Kind == kind ? one.Copy($"r{drafts.Count + 1}") : new Draft($"r{drafts.Count + 1}", kind, one.By, about, one.Occurred);
        if (dice.Chance(25)) again.Occurred = Moment();
        again.Planned &= kind.MayBePlanned;
        return again;
    }
}
