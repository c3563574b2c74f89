using System.Globalization;
using Goldthread.Agencies;
using Goldthread.Records;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Time;

namespace Goldthread.Store.Projections;

/// <summary>The directory as the journal keeps it, and back. A fact is known from the minute in which the journal was told of it.</summary>
public static class StaffEntries
{
    private const string Partnership = "partnership";

    /// <summary>Everything that a directory holds, in the order in which it became known.</summary>
    public static IReadOnlyList<Entry.DirectoryFact> Of(StaffDirectory directory) =>
    [
        .. directory.Agencies.All.Values.OrderBy(a => a.Name, StringComparer.Ordinal).Select(a => Entry(a.Name, "agency", a.Name, ("kind", a.Kind), ("area", a.Area), ("tier", Words.Of(Words.Tiers, a.Tier)), ("label", a.Label))),
        .. directory.Teams.Values.OrderBy(t => t.Name, StringComparer.Ordinal).Select(t => Entry(t.Name, "team", t.Name, ("agency", t.Agency), ("label", t.Label), ("reach", t.Reach), ("managed by", t.ManagedBy), ("answers to", t.AnswersTo), ("desk", t.Desk ? "yes" : null))),
        .. directory.Lead is { } lead ? [Entry(Partnership, "lead", Partnership, ("team", lead))] : Array.Empty<Entry.DirectoryFact>(),
        .. directory.Facts.OrderBy(f => f.Known).ThenBy(f => f.Id, StringComparer.Ordinal).Select(Of),
    ];

    public static Entry.DirectoryFact Of(DirectoryFact fact)
    {
        var entry = fact switch
        {
            DirectoryFact.Post p => Entry(p.Practitioner, "post", p.Id, ("team", p.Team), ("role", p.Role)),
            DirectoryFact.Away a => Entry(a.Practitioner, "away", a.Id, ("reason", a.Reason), ("cover", a.Cover)),
            DirectoryFact.OnCall o => Entry(o.Practitioner, "on call", o.Id, ("team", o.Team)),
            DirectoryFact.Allocation a => Entry(a.Child, "allocated to", a.Id, ("practitioner", a.Practitioner), ("agency", a.Agency)),
            DirectoryFact.Responsible r => Entry(r.Child, "responsible", r.Id, ("agency", r.Agency)),
            _ => throw new ArgumentOutOfRangeException(nameof(fact)),
        };
        return entry with { From = Stamp(fact.From), Until = fact.Until >= Span.Never ? null : Stamp(fact.Until) };
    }

    /// <summary>The directory that the journal's entries make. Entries of other kinds, and what was erased, are passed over.</summary>
    public static StaffDirectory Read(IEnumerable<Kept> kept, Routes routes)
    {
        var (agencies, teams, facts, lead) = (new Dictionary<string, Agency>(StringComparer.Ordinal), new Dictionary<string, Team>(StringComparer.Ordinal), new List<DirectoryFact>(), (string?)null);
        foreach (var (entry, when) in kept.Select(k => (k.Entry as Entry.DirectoryFact, k.When)))
        {
            if (entry is null) continue;
            string? Value(string key) => entry.Values.GetValueOrDefault(key);
            var (id, from, until, known) = (entry.Key, entry.From?.On(Axis.Dated).Lo ?? -Span.Never, entry.Until?.On(Axis.Dated).Hi ?? Span.Never, Civil.MinuteOf(when.ToUnixTimeMilliseconds(), Axis.Dated.Candidates[0]));
            switch (entry.Fact)
            {
                case "agency":
                    agencies[entry.Subject] = Agency(entry);
                    break;
                case "team":
                    teams[entry.Subject] = new(entry.Subject, Value("agency") ?? "", Value("label") ?? entry.Subject, Value("reach") ?? "", Value("managed by") ?? "team-manager", Value("answers to"), Value("desk") == "yes");
                    break;
                case "lead":
                    lead = Value("team");
                    break;
                case "post":
                    facts.Add(new DirectoryFact.Post(entry.Subject, Value("team") ?? "", Value("role") ?? "") { Id = id, From = from, Until = until, Known = known });
                    break;
                case "away":
                    facts.Add(new DirectoryFact.Away(entry.Subject, Value("reason") ?? "", Value("cover")) { Id = id, From = from, Until = until, Known = known });
                    break;
                case "on call":
                    facts.Add(new DirectoryFact.OnCall(entry.Subject, Value("team") ?? "") { Id = id, From = from, Until = until, Known = known });
                    break;
                case "allocated to":
                    facts.Add(new DirectoryFact.Allocation(entry.Subject, Value("practitioner") ?? "", Value("agency") ?? "") { Id = id, From = from, Until = until, Known = known });
                    break;
                case "responsible":
                    facts.Add(new DirectoryFact.Responsible(entry.Subject, Value("agency") ?? "") { Id = id, From = from, Until = until, Known = known });
                    break;
            }
        }
        return new(new AgencyList(agencies.Values, routes), teams.Values, lead is not null && teams.ContainsKey(lead) ? lead : null, facts);
    }

    public static Agency Agency(Entry.DirectoryFact fact) => new(fact.Subject, fact.Values.GetValueOrDefault("kind", fact.Subject), fact.Values.GetValueOrDefault("area"), true, null, null, null, Words.Tiers.GetValueOrDefault(fact.Values.GetValueOrDefault("tier", ""), Tier.Shared)) { Label = fact.Values.GetValueOrDefault("label") };

    private static Entry.DirectoryFact Entry(string subject, string fact, string key, params (string Key, string? Value)[] values) =>
        new(subject, fact, key, values.Where(v => !string.IsNullOrEmpty(v.Value)).ToDictionary(v => v.Key, v => v.Value!, StringComparer.Ordinal));

    private static FuzzyDate Stamp(long minute)
    {
        var civil = Axis.Dated.Candidates[0].ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
        return FuzzyDateParser.Parse(civil.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture))!;
    }
}
