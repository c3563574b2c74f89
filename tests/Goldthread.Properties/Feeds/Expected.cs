using Goldthread.Duties;
using Goldthread.Families;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Time;
using Goldthread.Watching;
using Record = Goldthread.Records.Record;

namespace Goldthread.Properties.Feeds;

/// <summary>What the reference says of all that has been received: evaluated anew from every standpoint.</summary>
internal sealed class Expected
{
    private readonly List<(string? Agency, ReferenceEvaluator Evaluator)> evaluators = [];
    private readonly IReadOnlyList<Safeguard> safeguards;
    private readonly HashSet<string> opened;

    /// <param name="received">Up to now, in order.</param>
    /// <param name="asked">The evaluators of what was received before: one of the very same is asked again.</param>
    public Expected(Feed feed, Axis axis, IReadOnlyList<Given> received, Dictionary<string, ReferenceEvaluator> asked)
    {
        var happenings = received.Select(g => g.Happening).ToList();
        safeguards = happenings.OfType<Happening.Ruled>().LastOrDefault()?.Safeguards ?? feed.Safeguards;
        var setting = SettingAfter(feed.Setting, axis, received);
        var people = new Names(happenings);
        opened = [];
        foreach (var h in happenings)
        {
            if (h is Happening.Opened o) opened.Add(o.Child);
            if (h is Happening.Closed c) opened.Remove(c.Child);
        }
        opened = [.. opened.Where(people.Labels.ContainsKey).Select(people.Of)];
        var records = Taken(happenings).Select(people.In).ToList();
        var footing = happenings.FindLastIndex(h => h is Happening.Ruled or Happening.Feed or Happening.Silent or Happening.Heard or Happening.Dated);
        // Nobody joins what no gateway has opened.
        foreach (var agency in records.Select(r => r.By).Distinct().Concat(opened.Count > 0 ? [null] : Array.Empty<string?>()))
            foreach (var together in Together([.. records.Where(r => agency is null || r.By == agency)], people.Labels))
            {
                var named = together.SelectMany(r => r.About).Where(people.Labels.ContainsKey).Distinct().ToDictionary(p => p, p => people.Labels[p]);
                List<Record> own = [.. together.OrderBy(records.IndexOf)];
                var key = $"{footing} {agency} {string.Join(' ', own.Select(Spoken))} {string.Join(' ', named)}";
                if (!asked.TryGetValue(key, out var evaluator))
                    asked[key] = evaluator = new(Possible(own, named, new Reckoning(axis, setting.Timescales.Calendar)), safeguards, setting, agency is null ? null : new HashSet<string> { agency });
                evaluators.Add((agency, evaluator));
            }
    }

    // What becomes of a record by who is one person.
    private static string Spoken(Record r) => $"{r.Id}({string.Join(' ', r.About)}|{r.Teller}|{string.Join(' ', r.Parts)})";

    /// <summary>The minutes that it has met with.</summary>
    public IEnumerable<long> Moments => evaluators.SelectMany(e => e.Evaluator.Moments);

    /// <summary>What is said of each duty: where two standpoints say it, from the joined one; where two subjects do, of the first by name.</summary>
    public IEnumerable<Said> At(long minute) => Everywhere(minute).GroupBy(s => s.Finding.Key).Select(same => same.OrderBy(s => s.Agency ?? "", StringComparer.Ordinal).ThenBy(s => s.Finding.Subject, StringComparer.Ordinal).First());

    private IEnumerable<Said> Everywhere(long minute) => from e in evaluators
                                                         from g in safeguards
                                                         from subject in e.Evaluator.Subjects(g)
                                                         where Persons(e.Evaluator.Set, subject).Any(opened.Contains) == e.Agency is null
                                                         from f in e.Evaluator.Of(g, subject, minute)
                                                         select new Said(e.Agency, f);

    // Each is taken once; what corrects or withdraws another agency's is not.
    private static IReadOnlyList<Record> Taken(List<Happening> happenings)
    {
        var taken = new Dictionary<string, Record>();
        var foreign = new HashSet<string>();
        foreach (var r in happenings.OfType<Happening.Told>().Select(t => t.Record))
            if (taken.TryAdd(r.Id, r) && (r.Supersedes ?? r.Withdraws) is { } earlier && taken.TryGetValue(earlier, out var e) && e.By != r.By) foreign.Add(r.Id);
        return [.. taken.Values.Where(r => !foreign.Contains(r.Id))];
    }

    // One after the other, as long as their dates can all be true.
    private static RecordSet Possible(IReadOnlyList<Record> received, IReadOnlyDictionary<string, PersonLabel> people, Reckoning reckoning)
    {
        if (RecordSetBuilder.Arrived(received, people, reckoning) is { } all) return all;
        List<Record> kept = [];
        foreach (var r in received)
            if (RecordSetBuilder.Arrived([.. kept, r], people, reckoning) is not null) kept.Add(r);
        return RecordSetBuilder.Arrived(kept, people, reckoning)!;
    }

    private static IEnumerable<string> Persons(RecordSet set, string subject) => SubjectNames.RecordOf(subject) is { } id ? set.Copies(set[id]).SelectMany(r => r.About) : [subject];

    private static Setting SettingAfter(Setting setting, Axis axis, IReadOnlyList<Given> received)
    {
        foreach (var (minute, happening) in received)
        {
            Agencies.Agency? Named(string name) => setting.Agencies[name];
            var changed = happening switch
            {
                Happening.Feed f => f.Agency,
                Happening.Silent s when Named(s.Agency) is { } a && !Silent(a) => a with { NotHeard = [.. a.NotHeard ?? [], FuzzyDateParser.Parse($"{Laws.Saying.Minute(s.Since)}..")!] },
                Happening.Heard h when Named(h.Agency) is { } a && Silent(a) => a with { NotHeard = [.. a.NotHeard!.SkipLast(1), .. Lasted(a.NotHeard![^1], minute - 1)] },
                _ => null,
            };
            if (changed is not null) setting = setting with { Agencies = new(setting.Agencies.All.Values.Select(a => a.Name == changed.Name ? changed : a), setting.Agencies.Routes) };
            if (happening is Happening.Dated d) setting = setting with { Timescales = setting.Timescales with { Calendar = d.Calendar } };
        }
        return setting;

        // One that lasted no minute was none.
        static IEnumerable<FuzzyDate> Lasted(FuzzyDate silence, long last) => new[] { FuzzyDateParser.Parse($"{silence.Text}{Laws.Saying.Minute(last)}") }.OfType<FuzzyDate>();

        static bool Silent(Agencies.Agency a) => a.NotHeard is [.., var last] && last.Text.EndsWith("..", StringComparison.Ordinal);
    }

    // Records that are about one person, or name one another, belong together; and so on from one to the next.
    private static IEnumerable<IReadOnlyList<Record>> Together(List<Record> records, IReadOnlyDictionary<string, PersonLabel> labels)
    {
        while (records.Count > 0)
        {
            List<Record> together = [records[0]];
            for (var i = 0; i < together.Count; i++)
                foreach (var r in records.Where(o => !together.Contains(o)).ToList())
                    if (Tied(together[i], r)) together.Add(r);
            records = [.. records.Where(r => !together.Contains(r))];
            yield return together;
        }

        bool Tied(Record a, Record b) => About(a).Intersect(About(b)).Any() || Names(a).Intersect(Names(b)).Any() || (a.Source is { } s && b.Source is { } t && (s.System, s.Key) == (t.System, t.Key));
        IEnumerable<string> About(Record r) => r.About.Any(labels.ContainsKey) ? r.About.Where(labels.ContainsKey) : r.About.Where(a => SubjectNames.References.Contains(a.Split(':')[0]) && a.Contains(':', StringComparison.Ordinal));
        static IEnumerable<string> Names(Record r) => [r.Id, .. r.Concerning, .. r.Occurred.Anchors, .. r.Known?.Anchors ?? [], .. new[] { r.Of, r.SameEventAs, r.Supersedes, r.Withdraws }.OfType<string>()];
    }

    // Who is whom after all links that were made and undone: the one first held gives the name.
    private sealed class Names
    {
        private readonly List<string> held;
        private readonly HashSet<(string, string)> links = [];

        public Names(List<Happening> happenings)
        {
            var people = happenings.OfType<Happening.Held>().ToList();
            held = [.. people.Select(p => p.Person).Distinct()];
            Labels = people.GroupBy(p => p.Person).ToDictionary(p => p.Key, p => p.Last().Label);
            foreach (var h in happenings)
            {
                if (h is Happening.Linked l) links.UnionWith([(l.One, l.Other), (l.Other, l.One)]);
                if (h is Happening.Unlinked u) links.ExceptWith([(u.One, u.Other), (u.Other, u.One)]);
            }
        }

        public IReadOnlyDictionary<string, PersonLabel> Labels { get; }

        public string Of(string person)
        {
            if (!Labels.ContainsKey(person)) return person;
            List<string> same = [person];
            for (var i = 0; i < same.Count; i++) same.AddRange(held.Where(p => links.Contains((same[i], p)) && !same.Contains(p)));
            return same.MinBy(held.IndexOf)!;
        }

        public Record In(Record r) => r with { About = [.. r.About.Select(Of).Distinct()], Teller = Of(r.Teller), Parts = r.Parts.GroupBy(p => Of(p.Key)).ToDictionary(p => p.Key, p => p.First().Value) };
    }
}
