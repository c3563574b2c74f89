using System.Globalization;
using System.Text.Json;
using Goldthread.Access;
using Goldthread.Duties;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Store.Entries;

/// <summary>Entries as canonical JSON, and back.</summary>
public static class EntryJson
{
    /// <summary>The words for the types of entry, as the rows have them.</summary>
    public static string TypeOf(Entry entry) => entry switch
    {
        Entry.Told => "record.told",
        Entry.PersonHeld => "person.held",
        Entry.Link => "person.link",
        Entry.IdentitySealed => "identity.sealed",
        Entry.NumberSuperseded => "number.superseded",
        Entry.PeopleCompared => "people.compared",
        Entry.FamilyAsserted => "family.asserted",
        Entry.Covers => "feed.covers",
        Entry.FeedAgreed => "feed.agreed",
        Entry.Heartbeat => "feed.heartbeat",
        Entry.NotTaken => "feed.not-taken",
        Entry.Gateway => "gateway",
        Entry.SharingDecided => "sharing.decided",
        Entry.PairProtected => "pair.protected",
        Entry.Decision => "duty.decision",
        Entry.DirectoryFact => "directory.fact",
        Entry.VersionSet => "version.set",
        Entry.DutyChanged => "duty.changed",
        Entry.Erased => "file.erased",
        Entry.AuditHead => "audit.head",
        _ => throw new ArgumentOutOfRangeException(nameof(entry)),
    };

    public static Parts Write(Entry entry) => PartsWriter.Write(to => Fields(entry, to));

    private static void Fields(Entry entry, PartsWriter to)
    {
        switch (entry)
        {
            case Entry.Told e:
                RecordJson.Write(to, e.Record);
                to.Text(Part.Clear, "feed", e.Feed);
                to.Text(Part.Identifying, "in_file_of", e.InFileOf);
                break;
            case Entry.PersonHeld e:
                to.Text(Part.Clear, "feed", e.Feed);
                to.Number(Part.Clear, "version", e.Version);
                to.Text(Part.Clear, "label", Words.Of(Words.Labels, e.Label));
                to.Text(Part.Clear, "agreement", e.Agreement);
                to.Number(Part.Identifying, "said", e.Said?.ToUnixTimeMilliseconds());
                to.Text(Part.Identifying, "person", e.Person);
                to.Text(Part.Identifying, "key", e.Key);
                to.List(Part.Identifying, "names", e.Names);
                to.Text(Part.Identifying, "born", e.Born?.Text);
                to.Text(Part.Identifying, "nhs_number", e.NhsNumber);
                to.Text(Part.Identifying, "upn", e.Upn);
                to.List(Part.Identifying, "addresses", e.Addresses);
                to.Map("more", e.More.Select(m => (Part.Identifying, m.Key, m.Value)));
                break;
            case Entry.Link e:
                to.Text(Part.Clear, "is", e.Is.ToString());
                to.Number(Part.Clear, "weight", e.Weight);
                to.List(Part.Identifying, "people", e.About);
                to.Text(Part.Narrative, "reason", e.Reason);
                break;
            case Entry.IdentitySealed e:
                to.Text(Part.Clear, "basis", e.Basis);
                to.Text(Part.Identifying, "nhs_number", e.NhsNumber);
                to.List(Part.Identifying, "people", e.People);
                to.Text(Part.Narrative, "reason", e.Reason);
                break;
            case Entry.NumberSuperseded e:
                to.Text(Part.Identifying, "old", e.Old);
                to.Text(Part.Identifying, "current", e.Current);
                to.Text(Part.Clear, "source", e.Source);
                break;
            case Entry.PeopleCompared e:
                to.Number(Part.Clear, "through", e.Through);
                break;
            case Entry.FamilyAsserted e:
                to.Text(Part.Clear, "feed", e.Feed);
                to.Number(Part.Clear, "version", e.Version);
                to.Text(Part.Clear, "relation", e.Relation);
                to.Text(Part.Clear, "from", e.From?.Text);
                to.Text(Part.Clear, "until", e.Until?.Text);
                to.Text(Part.Clear, "standing", Words.Of(Words.Standings, e.Standing));
                to.Text(Part.Identifying, "key", e.Key);
                to.List(Part.Identifying, "people", e.About);
                to.Text(Part.Narrative, "words", e.Words.Length == 0 ? null : e.Words);
                break;
            case Entry.Covers e:
                to.Text(Part.Clear, "feed", e.Feed);
                to.Text(Part.Clear, "agency", e.Agency);
                to.Text(Part.Clear, "kind", e.Kind);
                to.Text(Part.Clear, "from", e.From.Text);
                to.Text(Part.Clear, "until", e.Until?.Text);
                to.Text(Part.Clear, "how_often", e.HowOften);
                to.Text(Part.Clear, "how_late", e.HowLate);
                break;
            case Entry.FeedAgreed e:
                to.Text(Part.Clear, "feed", e.Feed);
                to.Text(Part.Clear, "terms", e.Terms);
                break;
            case Entry.Heartbeat e:
                to.Text(Part.Clear, "feed", e.Feed);
                to.Text(Part.Clear, "through", Moment(e.Through));
                break;
            case Entry.NotTaken e:
                to.Text(Part.Clear, "feed", e.Feed);
                to.Text(Part.Clear, "key", e.Key);
                to.Text(Part.Clear, "is", e.State);
                to.List(Part.Clear, "why", e.Why);
                if (e.People.Count > 0) to.List(Part.Identifying, "people", e.People);
                to.Text(Part.Narrative, "where", e.Where);
                to.Text(Part.Narrative, "content", e.Content);
                to.Text(Part.Narrative, "reason", e.Reason.Length == 0 ? null : e.Reason);
                break;
            case Entry.Gateway e:
                to.Text(Part.Clear, "name", e.Name);
                to.Text(Part.Clear, "is", e.State);
                to.Text(Part.Clear, "basis", e.Basis);
                to.Text(Part.Clear, "review", Day(e.Review));
                to.Text(Part.Identifying, "child", e.Child);
                to.Text(Part.Identifying, "opener", e.Opener);
                to.Text(Part.Narrative, "reason", e.Reason);
                break;
            case Entry.SharingDecided e:
                to.Text(Part.Clear, "holder", e.Holder);
                to.Text(Part.Clear, "is", e.State);
                to.Text(Part.Clear, "basis", e.Basis);
                to.Text(Part.Clear, "until", Day(e.Until));
                to.Text(Part.Identifying, "child", e.Child);
                to.Text(Part.Identifying, "statement", e.Statement);
                to.Text(Part.Identifying, "to", e.To);
                to.Text(Part.Narrative, "reason", e.Reason);
                break;
            case Entry.PairProtected e:
                to.Text(Part.Clear, "is", e.State);
                to.Text(Part.Clear, "basis", e.Basis);
                to.Text(Part.Clear, "until", Day(e.Until));
                to.List(Part.Identifying, "people", e.About);
                to.List(Part.Identifying, "keepers", e.Keepers);
                to.Text(Part.Identifying, "lead", e.Lead);
                to.Text(Part.Identifying, "said_by", e.SaidBy);
                to.Text(Part.Narrative, "reason", e.Reason);
                break;
            case Entry.Decision e:
                to.Text(Part.Clear, "choice", e.Choice);
                to.Text(Part.Clear, "until", Day(e.Until));
                to.Text(Part.Identifying, "duty", e.Duty);
                to.Text(Part.Identifying, "child", e.Child);
                to.Text(Part.Identifying, "second", e.Second);
                to.Text(Part.Narrative, "reason", e.Reason);
                break;
            case Entry.DirectoryFact e:
                to.Text(Part.Clear, "fact", e.Fact);
                to.Text(Part.Clear, "from", e.From?.Text);
                to.Text(Part.Clear, "until", e.Until?.Text);
                to.Text(Part.Identifying, "subject", e.Subject);
                to.Text(Part.Identifying, "key", e.Key);
                to.Map("values", e.Values.Select(v => (Part.Identifying, v.Key, v.Value)));
                break;
            case Entry.VersionSet e:
                to.Text(Part.Clear, "what", e.What);
                to.Text(Part.Clear, "version", e.Version);
                to.Text(Part.Clear, "content", e.Content);
                break;
            case Entry.DutyChanged e:
                to.Text(Part.Clear, "safeguard", e.Safeguard);
                to.Text(Part.Clear, "is", e.Is.ToString());
                to.Text(Part.Clear, "outcome", e.Outcome.ToString());
                to.Text(Part.Clear, "at", Moment(e.At));
                to.Text(Part.Clear, "due", e.Due is { } due ? Moment(due) : null);
                to.Text(Part.Clear, "owner", e.Owner.Length == 0 ? null : e.Owner);
                to.List(Part.Identifying, "evidence", e.Evidence);
                to.List(Part.Identifying, "met_by", e.MetBy);
                to.Text(Part.Clear, "gone", e.Gone ? "yes" : null);
                to.Text(Part.Identifying, "duty", e.Duty);
                to.Text(Part.Identifying, "child", e.Child);
                break;
            case Entry.Erased e:
                to.Text(Part.Clear, "rule", e.Rule);
                to.Text(Part.Identifying, "label", e.Label);
                break;
            case Entry.AuditHead e:
                to.Number(Part.Clear, "position", e.Position);
                to.Text(Part.Clear, "hash", e.Hash);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(entry));
        }
    }

    /// <param name="unknown">Is told of what the vocabulary does not know; it is kept as it was told.</param>
    /// <exception cref="JsonException">These bytes were never written by <see cref="Write"/>.</exception>
    public static Entry Read(string type, Parts parts, Vocabulary vocabulary, Action<string> unknown)
    {
        using var from = new PartsReader(parts.Clear, parts.Identifying, parts.Narrative);
        FuzzyDate? Date(string name) => from.Text(name) is { } text ? RecordJson.Date(text) : null;
        DateTimeOffset Moment(string name) => DateTimeOffset.Parse(from.Required(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        DateOnly? Day(string name) => from.Text(name) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
        string Person(int which) => from.List("people")![which];
        int Version() => (int)from.Number("version")!;

        return type switch
        {
            "record.told" => new Entry.Told(from.Required("feed"), RecordJson.Read(from, vocabulary, unknown)) { InFileOf = from.Text("in_file_of") },
            "person.held" => new Entry.PersonHeld(from.Required("person"), from.Required("feed"), from.Required("key"), Version())
            {
                Label = Words.Labels[from.Required("label")],
                Agreement = from.Text("agreement"),
                Said = from.Number("said") is { } said ? DateTimeOffset.FromUnixTimeMilliseconds(said) : null,
                Names = from.List("names") ?? [],
                Born = Date("born"),
                NhsNumber = from.Text("nhs_number"),
                Upn = from.Text("upn"),
                Addresses = from.List("addresses") ?? [],
                More = from.Map("more"),
            },
            "person.link" => new Entry.Link(Person(0), Person(1), Enum.Parse<LinkState>(from.Required("is")), from.Text("reason") ?? "", from.Number("weight")),
            "identity.sealed" => new Entry.IdentitySealed(from.Required("nhs_number"), from.List("people") ?? [], from.Required("basis"), from.Text("reason") ?? ""),
            "number.superseded" => new Entry.NumberSuperseded(from.Required("old"), from.Required("current"), from.Required("source")),
            "people.compared" => new Entry.PeopleCompared((long)from.Number("through")!),
            "family.asserted" => new Entry.FamilyAsserted(from.Required("feed"), from.Required("key"), Version(), Person(0), from.Required("relation"), Person(1))
            {
                From = Date("from"),
                Until = Date("until"),
                Standing = Words.Standings[from.Required("standing")],
                Words = from.Text("words") ?? "",
            },
            "feed.covers" => new Entry.Covers(from.Required("feed"), from.Required("agency"), from.Required("kind"), Date("from")!, Date("until"), from.Text("how_often"), from.Text("how_late")),
            "feed.agreed" => new Entry.FeedAgreed(from.Required("feed"), from.Text("terms")),
            "feed.heartbeat" => new Entry.Heartbeat(from.Required("feed"), Moment("through")),
            "feed.not-taken" => new Entry.NotTaken(from.Required("feed"), from.Required("key"), Enum.Parse<NotTakenState>(from.Required("is")), from.Text("where") ?? "", from.List("why") ?? [], from.Text("content") ?? "", from.Text("reason") ?? "") { People = from.List("people") ?? [] },
            "gateway" => new Entry.Gateway(from.Required("child"), from.Required("name"), from.Required("is") == "Open", from.Required("basis"), from.Required("opener"), Day("review"), from.Text("reason") ?? ""),
            "sharing.decided" => new Entry.SharingDecided(from.Required("child"), from.Required("statement"), from.Required("holder"), from.Required("to"), Enum.Parse<SharingChoice>(from.Required("is")), from.Text("basis") ?? "", Day("until"), from.Text("reason") ?? ""),
            "pair.protected" => new Entry.PairProtected(Person(0), Person(1), from.Required("is") == "Holds", from.List("keepers") ?? [], from.Text("lead") ?? "", from.Text("said_by") ?? "", from.Text("basis") ?? "", Day("until"), from.Text("reason") ?? ""),
            "duty.decision" => new Entry.Decision(from.Required("duty"), from.Required("child"), from.Required("choice"), from.Text("reason") ?? "", Day("until"), from.Text("second")),
            "directory.fact" => new Entry.DirectoryFact(from.Required("subject"), from.Required("fact"), from.Required("key"), from.Map("values"), Date("from"), Date("until")),
            "version.set" => new Entry.VersionSet(from.Required("what"), from.Required("version"), from.Required("content")),
            "duty.changed" => new Entry.DutyChanged(from.Required("duty"), from.Required("child"), from.Required("safeguard"), Enum.Parse<DutyState>(from.Required("is")), Enum.Parse<Outcome>(from.Required("outcome")), Moment("at"))
            {
                Due = from.Text("due") is null ? null : Moment("due"),
                Owner = from.Text("owner") ?? "",
                Evidence = from.List("evidence") ?? [],
                MetBy = from.List("met_by") ?? [],
                Gone = from.Text("gone") is not null,
            },
            "file.erased" => new Entry.Erased(from.Required("label"), from.Required("rule")),
            "audit.head" => new Entry.AuditHead((long)from.Number("position")!, from.Required("hash")),
            _ => throw new JsonException($"'{type}' is no type of entry."),
        };
    }

    /// <summary>The head that an entry "audit.head" notes; its clear part says it all.</summary>
    public static Journals.Head AuditHead(ReadOnlyMemory<byte> clear)
    {
        using var from = new PartsReader(clear);
        return new((long)from.Number("position")!, Convert.FromHexString(from.Required("hash")));
    }

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
