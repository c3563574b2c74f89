using System.Globalization;
using Goldthread.Linkage;
using Goldthread.Lives;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Partnerships;

/// <summary>Everything that all systems tell of one family, and the truth of it.</summary>
internal sealed class FamilyFile
{
    /// <summary>Days between two dates on which one child is expected.</summary>
    private const int MostApart = 28;

    private readonly PartnershipPlan plan;
    private readonly Places places;
    private readonly Household household;
    private readonly Dice dice;
    private readonly bool plainly;
    private readonly Dictionary<string, Resident> people;
    private readonly Dictionary<(string Feed, string Label, bool Second), Holding> holdings = [];
    private readonly Dictionary<string, List<HeldPerson>> held = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Written> written = new(StringComparer.Ordinal);
    private readonly List<Told> told = [];

    private FamilyFile(PartnershipPlan plan, Places places, Household household, Dice dice, List<Drafted> records, bool plainly)
    {
        (this.plan, this.places, this.household, this.dice, this.plainly) = (plan, places, household, dice, plainly);
        var moves = records.Where(r => r.Record.Kind.Name == "address.changed" && !r.Record.Planned).Select(r => (r.Occurred, r.Record.Fields.GetValueOrDefault("into another authority") == "yes")).OrderBy(m => m.Occurred).ToList();
        var joins = records.Where(r => r.Record.Kind.Name == "household.joined" && r.Record.About.Contains("partner")).Select(r => (long?)r.Occurred).Min();
        people = Resident.Of(household, plan, dice, moves, joins).ToDictionary(p => p.Label, StringComparer.Ordinal);
    }

    /// <summary>A record that some agency wrote and its feed tells.</summary>
    private sealed record Written(Drafted Draft, int Number, string Agency, string Feed, string Key, long Received)
    {
        public string Id => $"{Feed}-{Key}";
    }

    /// <param name="end">What would be received later is not told.</param>
    /// <param name="pattern">Null for an ordinary family.</param>
    public static IReadOnlyList<Told> Of(PartnershipPlan plan, Places places, Household household, Dice dice, List<Drafted> records, Scene? pattern, long end)
    {
        var file = new FamilyFile(plan, places, household, dice, records, pattern is { Lately: true });
        file.Write(records);
        foreach (var w in file.written.Values.Where(w => w.Received <= end).OrderBy(w => w.Received).ThenBy(w => w.Draft.Known).ThenBy(w => w.Number)) file.Tell(w, end);
        file.Protect(end);
        file.Decline(end);
        if (pattern is not null) file.Truth(pattern, end);
        return file.told;
    }

    private void Write(List<Drafted> records)
    {
        foreach (var (number, draft) in records.Index())
        {
            if (places.Of(draft.Record.By, household, dice, Years(draft)) is not { } agency || !places.Sends(agency)) continue;
            var feed = places.FeedNameOf(agency);
            // An odd number times the place, in 30 bits: every record of every family another.
            var key = ((((long)household.Number * 4096) + number) * 668_265_263 & 0x3FFF_FFFF).ToString("0000000000", CultureInfo.InvariantCulture);
            written[draft.Record.Id] = new(draft, number, agency, feed, key, places.Deliveries(feed).Received(draft.Known));
        }
    }

    private void Tell(Written w, long end)
    {
        var (its, draft) = (dice.For("told", w.Number), w.Draft);
        var second = its.For("twice").Chance(places.SystemOf(w.Agency).Twice * 4);
        Dictionary<string, string> keys = draft.Record.About.Concat(draft.Record.Parts.Keys).Where(people.ContainsKey).Distinct(StringComparer.Ordinal).ToDictionary(l => l, l => Person(w, l, second), StringComparer.Ordinal);
        var record = Record(w, keys, end);
        told.Add(new Told.OfRecord(w.Feed, record) { Received = w.Received });
        Allocate(w, record);
        var faults = plan.Corrections;
        if (its.Chance(faults.SentAgain)) Again(record, w.Received + its.Between(1, 30 * Span.Day), 0);
        if (its.Chance(faults.Corrected)) Again(record with { Id = record.Id + "-v2", Supersedes = record.Id, Source = record.Source! with { Version = 2 }, Fields = Corrected(record, its) }, draft.Known + faults.After.Length(its), draft.Known);
        else if (its.Chance(faults.Withdrawn)) Again(record with { Id = record.Id + "-v2", Withdraws = record.Id, Source = record.Source! with { Version = 2 } }, draft.Known + faults.After.Length(its), draft.Known);

        void Again(Record r, long at, long known)
        {
            var received = places.Deliveries(w.Feed).Received(at);
            if (received <= end) told.Add(new Told.OfRecord(w.Feed, known == 0 ? r : r with { Known = Exactly(at) }) { Received = Math.Max(received, w.Received + 1) });
        }
    }

    // The person's key in the system, told first if it is new or has changed.
    private string Person(Written w, string label, bool second)
    {
        if (!holdings.TryGetValue((w.Feed, label, second), out var holding))
            holdings[(w.Feed, label, second)] = holding = new(w.Feed, places.SystemOf(w.Agency), people[label], household.Number, second, plainly, dice);
        if (holding.Change(w.Draft.Known) is not { } person) return holding.Person.Key;
        told.Add(new Told.OfPerson(w.Feed, person) { Received = w.Received });
        if (!held.TryGetValue(label, out var others)) held[label] = others = [];
        if (person.Version == 1)
        {
            if (others.Count > 0) told.Add(new Told.SamePerson(others[0].Key, person.Key, others.Select(o => SeenBy(label, o, person)).OrderBy(a => Told.SamePerson.Alike.ToList().IndexOf(a)).First()) { Received = w.Received });
            others.Add(person);
        }
        return person.Key;
    }

    private Record Record(Written w, Dictionary<string, string> keys, long end)
    {
        var (draft, source) = (w.Draft.Record, places.SystemOf(w.Agency));
        IReadOnlyList<string>? Agencies(IReadOnlyList<string>? words) => words is null ? null : [.. words.Select(a => places.Of(a, household, dice, Years(w.Draft)) ?? a).Distinct()];
        // What it names may be written up later, and is named all the same; what is never told is not.
        string? Known(string? id) => id is not null && written.TryGetValue(id, out var there) && there.Received <= end ? there.Id : null;
        var roster = places.RosterOf(w.Agency, household.Area);
        return draft with
        {
            Id = w.Id,
            By = w.Agency,
            Teller = draft.Teller == draft.By ? w.Agency : keys.GetValueOrDefault(draft.Teller, draft.Teller),
            Team = roster.Team,
            Practitioner = roster.Writer(roster.PostOf(dice), w.Draft.Occurred),
            Role = draft.Role ?? source.Role,
            About = [.. draft.About.Select(l => keys.GetValueOrDefault(l, l))],
            From = Agencies(draft.From)!,
            To = Agencies(draft.To)!,
            Invited = Agencies(draft.Invited),
            Attended = Agencies(draft.Attended),
            Concerning = [.. draft.Concerning.Select(Known).OfType<string>()],
            Of = Known(draft.Of),
            SameEventAs = Known(draft.SameEventAs),
            Fields = source.LeavesOut.Count == 0 ? draft.Fields : draft.Fields.Where(f => !source.LeavesOut.Contains(f.Key)).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal),
            Parts = draft.Parts.Keys.Any(keys.ContainsKey) ? draft.Parts.ToDictionary(p => keys.GetValueOrDefault(p.Key, p.Key), p => p.Value, StringComparer.Ordinal) : draft.Parts,
            Source = new(w.Feed, w.Key, 1),
        };
    }

    // The worker of a case, from its allocation to its closure.
    private void Allocate(Written w, Record record)
    {
        if (record.Kind.Name is not ("case.allocated" or "case.closure") || record.Practitioner is null) return;
        foreach (var child in record.About.Where(IsChild))
        {
            var id = $"works-{child}-{w.Agency}";
            var before = told.OfType<Told.Allocated>().LastOrDefault(a => a.Id.StartsWith(id, StringComparison.Ordinal) && a.Until is null);
            if (record.Kind.Name == "case.allocated") told.Add(new Told.Allocated(string.Create(CultureInfo.InvariantCulture, $"{id}-{w.Number}"), child, record.Practitioner, w.Agency, w.Draft.Occurred, null) { Received = w.Received });
            else if (before is not null) told.Add(before with { Until = Math.Max(w.Draft.Occurred, before.From), Received = w.Received });
        }
    }

    // The mother and the children are kept from somebody: once, at the first record after which it is so.
    private void Protect(long end)
    {
        var rule = plan.Protecting;
        var its = dice.For("protected");
        if (written.Values.Where(w => w.Received <= end).OrderBy(w => w.Received).ThenBy(w => w.Number).FirstOrDefault(w => its.Chance(rule.After.GetValueOrDefault(w.Draft.Record.Kind.Name))) is not { } told) return;
        var at = told.Received + rule.Told.Length(its);
        if (at > end || places.Of(rule.By, household, dice, Years(told.Draft)) is not { } agency) return;
        var roster = places.RosterOf(agency, household.Area);
        if (roster.Writer(roster.PostOf(dice), at) is not { } worker) return;
        var keepers = rule.Keepers.Select(k => places.Of(k, household, dice, Years(told.Draft))).OfType<string>().Distinct().ToList();
        var seeker = Known(rule.Seeker, told);
        foreach (var label in people.Keys.Where(l => l == "mother" || people[l].IsChild && people[l].Birth <= at).Order(StringComparer.Ordinal).ToList())
            this.told.Add(new Told.KeptFrom(Known(label, told), seeker, keepers, $"the duty line of {places.LabelOf(agency)}", worker, rule.Basis, "They fled from him.", at + rule.Lasts.Length(its)) { Received = at });

        // As whoever held them first does; who was held by nobody is so by who wrote of it.
        string Known(string label, Written first) => held.TryGetValue(label, out var others) && this.told.OfType<Told.OfPerson>().Any(p => p.Person.Key == others[0].Key && p.Received <= at) ? others[0].Key : Person(first, label, second: false);
    }

    private void Decline(long end)
    {
        var rule = plan.Declining;
        foreach (var w in written.Values.Where(w => w.Draft.Record.Kind.Name == rule.After && w.Agency == places.Of(rule.By, household, dice, Years(w.Draft))).OrderBy(w => w.Number).ToList())
        {
            var its = dice.For("declined", w.Number);
            var at = w.Received + rule.Told.Length(its);
            // In whose thread: a child of what happened there.
            var child = written.Values.Where(o => o.Draft.Scene == w.Draft.Scene && o.Received <= at).OrderBy(o => o.Number).SelectMany(o => o.Draft.Record.About).FirstOrDefault(l => people.TryGetValue(l, out var who) && who.IsChild && held.ContainsKey(l));
            if (at <= end && child is not null && places.Of(rule.To, household, dice, Years(w.Draft)) is { } to)
                told.Add(new Told.Declined(held[child][0].Key, $"{w.Feed}/{w.Key}", w.Agency, to, rule.Reason, at + rule.Lasts.Length(its)) { Received = at });
        }
    }

    private bool IsChild(string key) => held.Any(h => people[h.Key].IsChild && h.Value.Exists(p => p.Key == key));

    private void Truth(Scene pattern, long end)
    {
        var its = written.Values.Where(w => w.Draft.Scene == pattern.Name && w.Received <= end).OrderBy(w => w.Draft.Occurred).ThenBy(w => w.Number).ToList();
        if (its.Count == 0) return;
        var keys = its.SelectMany(w => w.Draft.Record.About).Distinct().Order(StringComparer.Ordinal).SelectMany(l => held.GetValueOrDefault(l, [])).Select(p => p.Key).Distinct().ToList();
        told.Add(new Told.Hidden(pattern.Name, pattern.Shows, keys, [.. its.Select(w => w.Id)]) { Received = its.Max(w => w.Received) });
    }

    // Another code of one of the fields, or nothing but a new version where none has codes.
    private static IReadOnlyDictionary<string, string> Corrected(Record record, Dice dice)
    {
        var coded = record.Fields.Where(f => record.Kind.Fields[f.Key].Codes.Count > 1).OrderBy(f => f.Key, StringComparer.Ordinal).ToList();
        if (coded.Count == 0) return record.Fields;
        var (name, value) = dice.Pick(coded);
        return new Dictionary<string, string>(record.Fields, StringComparer.Ordinal) { [name] = dice.Pick([.. record.Kind.Fields[name].Codes.Where(c => c != value)]) };
    }

    private static string Alike(HeldPerson a, HeldPerson b) =>
        a.NhsNumber is not null && a.NhsNumber == b.NhsNumber ? Told.SamePerson.Alike[0]
        : a.Upn is not null && a.Upn == b.Upn ? Told.SamePerson.Alike[1]
        : a.DateOfBirth is not null && a.DateOfBirth == b.DateOfBirth && a.FirstName == b.FirstName && a.Surname == b.Surname ? Told.SamePerson.Alike[2]
        : Told.SamePerson.Alike[^1];

    // An unborn child is known by the mother, where she is seen to be one and no other child of hers is expected then.
    private string SeenBy(string label, HeldPerson a, HeldPerson b)
    {
        if (Alike(a, b) is var alike && alike != Told.SamePerson.Alike[^1] || a.Expected is not { } day || b.Expected is not { } other || Math.Abs(day.DayNumber - other.DayNumber) > MostApart) return alike;
        var mothers = held.GetValueOrDefault("mother", []);
        var isOne = household.Children.Count(c => Math.Abs(c.Birth - people[label].Birth) <= MostApart * Span.Day) == 1
            && mothers.Any(m => m.System == a.System && mothers.Any(n => n.System == b.System && Alike(m, n) != Told.SamePerson.Alike[^1]));
        return isOne ? Told.SamePerson.Alike[3] : alike;
    }

    private long Years(Drafted draft) =>
        draft.Record.About.Where(people.ContainsKey).Select(l => people[l]).Where(p => p.IsChild).Select(p => draft.Occurred - p.Birth).DefaultIfEmpty(0).Min() / (365 * Span.Day);

    private static FuzzyDate Exactly(long minute)
    {
        var civil = Axis.Dated.Earliest(minute).ToDateTime(TimeOnly.MinValue).AddMinutes(minute - (Span.DayOf(minute) * Span.Day));
        return new(civil.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), [new DateLimit.Civil(civil, civil)]);
    }
}
