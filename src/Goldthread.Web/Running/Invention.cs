using System.Globalization;
using System.Text.Json;
using Goldthread.Access;
using Goldthread.Linkage;
using Goldthread.Partnerships;
using Goldthread.Records;
using Goldthread.Store.Entries;
using Goldthread.Time;

namespace Goldthread.Web.Running;

/// <summary>What an invented partnership tells, as entries of a journal, and its truth as lines of JSON.</summary>
public static class Invention
{
    private static readonly string[] Weights = ["2000", "1800", "1200", "1000", "200"];

    /// <summary>The entries that one thing makes; none for what only the truth knows.</summary>
    public static IEnumerable<Entry> Entries(Told told) => told switch
    {
        Told.OfAgency a => [Fact(a.Agency.Name, "agency", a.Agency.Name, null, null, ("kind", a.Agency.Kind), ("label", a.Agency.Label), ("area", a.Agency.Area), ("connected", a.Agency.Connected ? "yes" : "no"), ("tier", a.Agency.Tier == Tier.Shared ? null : Words.Of(Words.Tiers, a.Agency.Tier)))],
        Told.Connected c => [.. c.Feed.Agencies.SelectMany(agency => c.Feed.Kinds.Select(kind => (Entry)new Entry.Covers(c.Feed.Name, agency, kind, Exactly(c.Feed.Connected), null, Every(c.Feed.Every))))],
        Told.InPost p => [Fact(p.Team, "team", p.Team, null, null, ("agency", p.Agency), ("label", p.Label), ("managed by", "team-manager"), ("answers to", p.AnswersTo)), Fact(p.Practitioner, "post", p.Id, p.From, p.Until, ("name", p.Name), ("agency", p.Agency), ("team", p.Team), ("role", p.Role))],
        Told.Led l => [Fact("partnership", "lead", "partnership", null, null, ("team", l.Team))],
        Told.Away a => [Fact(a.Practitioner, "away", a.Id, a.From, a.Until, ("reason", a.Reason), ("cover", a.Cover))],
        Told.Allocated a => [Fact(a.Child, "allocated to", a.Id, a.From, a.Until, ("practitioner", a.Practitioner), ("agency", a.Agency))],
        Told.OfPerson p => [Person(p.Feed, p.Person)],
        Told.SamePerson s => [Link(s)],
        Told.OfRecord r => [new Entry.Told(r.Feed, r.Record)],
        Told.KeptFrom k => [new Entry.PairProtected(k.Person, k.Seeker, true, k.Keepers, k.Lead, k.SaidBy, k.Basis, Axis.Dated.Earliest(k.Until), k.Reason)],
        Told.Declined d => [new Entry.SharingDecided(d.Child, d.Statement, d.Holder, d.To, SharingChoice.Declines, "", Axis.Dated.Earliest(d.Until), d.Reason)],
        Told.HeardThrough h => [new Entry.Heartbeat(h.Feed, Minutes.MomentOf(h.Through))],
        _ => [],
    };

    /// <summary>A line of the truth file: who is one person, what was hidden among ordinary lives, and which agency's records are withheld from the others. Null for everything else.</summary>
    public static string? Truth(Told told) => told switch
    {
        Told.SamePerson s => JsonSerializer.Serialize(new { one_person = new[] { s.First, s.Second }, seen_by = s.Reason }),
        Told.OfAgency { Agency: { Tier: not Tier.Shared } a } => JsonSerializer.Serialize(new { agency = a.Name, tier = Words.Of(Words.Tiers, a.Tier) }),
        Told.KeptFrom k => JsonSerializer.Serialize(new { seeker = k.Seeker, must_not_find = k.Person, kept_by = k.Keepers }),
        Told.Hidden h => JsonSerializer.Serialize(new { pattern = h.Pattern, shows = h.Shows, people = h.Keys, records = h.Records }),
        _ => null,
    };

    // What nobody could see is proposed with little weight, as a linking that goes by streets and surnames would.
    private static Entry.Link Link(Told.SamePerson same)
    {
        var weight = Weights[Told.SamePerson.Alike.ToList().IndexOf(same.Reason)];
        return new(same.First, same.Second, same.IsSeen ? LinkState.Confirmed : LinkState.Proposed, same.Reason, long.Parse(weight, CultureInfo.InvariantCulture));
    }

    private static Entry.PersonHeld Person(string feed, HeldPerson p) => new(p.Key, feed, p.Id, p.Version)
    {
        Label = p.Label,
        Names = [.. new[] { p.FirstName, p.Surname }.OfType<string>()],
        Born = (p.DateOfBirth ?? p.Expected) is { } day ? FuzzyDateParser.Parse(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null,
        NhsNumber = p.NhsNumber,
        Upn = p.Upn,
        Addresses = p.Address is { } a ? [$"{a.Line}, {a.Place}, {a.Postcode}"] : [],
        More = new[] { ("sex", p.Sex), ("expected", p.DateOfBirth is null && p.Expected is not null ? "yes" : null) }.Where(m => m.Item2 is not null).ToDictionary(m => m.Item1, m => m.Item2!, StringComparer.Ordinal),
    };

    private static Entry.DirectoryFact Fact(string subject, string fact, string key, long? from, long? until, params (string Name, string? Value)[] values) =>
        new(subject, fact, key, values.Where(v => v.Value is not null).ToDictionary(v => v.Name, v => v.Value!, StringComparer.Ordinal), from is { } f ? Exactly(f) : null, until is { } u ? Exactly(u) : null);

    private static FuzzyDate Exactly(long minute)
    {
        var civil = Axis.Dated.Candidates[0].ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
        return FuzzyDateParser.Parse(civil.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture))!;
    }

    private static string Every(long minutes) => minutes switch { >= 7 * Span.Day => "weekly", >= Span.Day => "daily", _ => string.Create(CultureInfo.InvariantCulture, $"every {minutes} minutes") };
}
