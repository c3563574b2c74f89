using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Access;

/// <summary>What is taken out of a record before a reader gets it.</summary>
public static class Redaction
{
    /// <summary>Stands for an agency, or a person, that the reader is not to know.</summary>
    public const string Withheld = "a service";

    private const string WithheldSource = "withheld";

    /// <summary>Nothing stays that may say where somebody is: no agency but the reader's own, no address, no free text. Codes, numbers and dates stay.</summary>
    /// <param name="statement">A name for the statement that says nothing of its system.</param>
    public static Record Placeless(Record r, string reader, string statement)
    {
        string By(string agency) => agency == reader ? agency : Withheld;
        return r with
        {
            By = By(r.By),
            Team = null,
            Practitioner = null,
            Role = r.By == reader ? r.Role : null,
            Teller = Withheld,
            About = [.. r.About.Where(a => !a.Contains(':', StringComparison.Ordinal))],
            From = [.. r.From.Select(By).Distinct()],
            To = [.. r.To.Select(By).Distinct()],
            Invited = r.Invited is null ? null : [.. r.Invited.Select(By).Distinct()],
            Attended = r.Attended is null ? null : [.. r.Attended.Select(By).Distinct()],
            Place = null,
            Fields = r.Fields.Where(f => r.Kind.Fields.TryGetValue(f.Key, out var type) && type.Form is "yes-no" or "number" or "date" or "codes").ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal),
            Source = r.Source is { } s ? new(WithheldSource, statement, s.Version) : null,
            Sharing = new(),
            At = "",
            Event = null,
            Narrative = "",
        };
    }

    /// <summary>By the id of a record too it may be seen who holds it: what records are called outside, by id. Whatever is not among them keeps its own.</summary>
    public static IReadOnlyDictionary<string, string> NamesOutside(IEnumerable<Record> records) =>
        records.Where(r => r.Source?.System == WithheldSource).ToDictionary(r => r.Id, r => $"{WithheldSource}-{r.Source!.Key}-{r.Source.Version}", StringComparer.Ordinal);

    /// <summary>The same with other ids, its own and those that it names.</summary>
    public static Record Renamed(Record r, IReadOnlyDictionary<string, string> names)
    {
        if (names.Count == 0) return r;
        string Name(string id) => names.GetValueOrDefault(id, id);
        string? Named(string? id) => id is null ? null : Name(id);
        FuzzyDate Dated(FuzzyDate date) => date.Anchors.Any(names.ContainsKey)
            ? new(date.Anchors.Aggregate(date.Text, (text, id) => text.Replace(id, Name(id), StringComparison.Ordinal)), [.. date.Limits.Select(l => l switch { DateLimit.Relative a => a with { Record = Name(a.Record) }, DateLimit.DaysApart a => a with { Record = Name(a.Record) }, _ => l })]) : date;
        return r with
        {
            Id = Name(r.Id),
            Concerning = [.. r.Concerning.Select(Name)],
            Disputes = [.. r.Disputes.Select(Name)],
            Of = Named(r.Of),
            SameEventAs = Named(r.SameEventAs),
            Supersedes = Named(r.Supersedes),
            Withdraws = Named(r.Withdraws),
            Occurred = Dated(r.Occurred),
            Known = r.Known is null ? null : Dated(r.Known),
        };
    }

    public static Record Tellerless(Record r) => r with { Teller = Withheld, ToldBy = r.ToldBy is ToldBy.SawIt ? r.ToldBy : ToldBy.NotSaid, Practitioner = null };

    /// <summary>No mention of records that the reader does not have, in references or in dates.</summary>
    public static Record Without(Record r, IReadOnlySet<string> kept) => r with
    {
        Concerning = [.. r.Concerning.Where(kept.Contains)],
        Disputes = [.. r.Disputes.Where(kept.Contains)],
        Of = Known(r.Of, kept),
        SameEventAs = Known(r.SameEventAs, kept),
        Supersedes = Known(r.Supersedes, kept),
        Withdraws = r.Withdraws,
        Occurred = Without(r.Occurred, kept),
        Known = r.Known is null ? null : Without(r.Known, kept),
    };

    private static string? Known(string? id, IReadOnlySet<string> kept) => id is not null && kept.Contains(id) ? id : null;

    // A part of the text for each limit, as it was read.
    private static FuzzyDate Without(FuzzyDate date, IReadOnlySet<string> kept)
    {
        if (date.Anchors.All(kept.Contains)) return date;
        var known = date.Text.Split(" and ").Zip(date.Limits).Where(p => p.Second switch { DateLimit.Relative r => kept.Contains(r.Record), DateLimit.DaysApart d => kept.Contains(d.Record), _ => true }).ToList();
        return known.Count == 0 ? new("undated", []) : new(string.Join(" and ", known.Select(p => p.First)), [.. known.Select(p => p.Second)]);
    }
}
