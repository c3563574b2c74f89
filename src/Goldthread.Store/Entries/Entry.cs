using Goldthread.Access;
using Goldthread.Duties;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Store.Entries;

/// <summary>
/// What the journal keeps. A closed set. People are named by the label under which an agency holds them ("gp/4711"), as
/// in the <c>About</c> of records; which labels are one person is what links say.
/// </summary>
public abstract record Entry
{
    private Entry()
    {
    }

    /// <summary>In whose file it stands: its data key seals the entry, and when that key is deleted the entry is gone.</summary>
    public abstract string File { get; }

    /// <summary>Everybody and everything that it is about, by label.</summary>
    public abstract IReadOnlyList<string> About { get; }

    /// <summary>What it tells of. Told again with the same content, it is there already.</summary>
    public abstract string Identity { get; }

    /// <summary>Its identity is told once: other content is refused, not a change. So it is with a version of a source.</summary>
    public virtual bool Once => false;

    /// <summary>Where it stands, for entries that follow one another by rule; empty for the others.</summary>
    public virtual string State => "";

    /// <summary>The states that may stand before it; null = any. An empty word is that nothing was told yet.</summary>
    public virtual IReadOnlyList<string>? Follows => null;

    /// <summary>A record reached Goldthread by a feed, or by a person's own hand (the feed "goldthread"). What supersedes or withdraws another is a record like any other.</summary>
    /// <param name="Record">With its source: feed, system, key and version are told once.</param>
    public sealed record Told(string Feed, Record Record) : Entry
    {
        /// <summary>In whose file it stands in its own system; null = the first person it is about.</summary>
        public string? InFileOf { get; init; }

        public override string File => InFileOf ?? Record.About.FirstOrDefault(a => a != "placeholder" && !a.Contains(':', StringComparison.Ordinal)) ?? $"feed:{Feed}";

        public override IReadOnlyList<string> About => Record.About;

        public override string Identity => IdentityOf(Feed, Record.Source?.System, Record.Source?.Key, Record.Source?.Version);

        public static string IdentityOf(string feed, string? system, string? key, int? version) => $"told\n{feed}\n{system}\n{key}\n{version}";

        public override bool Once => true;
    }

    /// <summary>A person as one agency holds them. Ages and families are told by records; this is who it is.</summary>
    /// <param name="Person">The label.</param>
    public sealed record PersonHeld(string Person, string Feed, string Key, int Version) : Entry
    {
        public PersonLabel Label { get; init; }

        public IReadOnlyList<string> Names { get; init; } = [];

        /// <summary>Or is expected.</summary>
        public FuzzyDate? Born { get; init; }

        public string? NhsNumber { get; init; }

        /// <summary>The unique pupil number.</summary>
        public string? Upn { get; init; }

        public IReadOnlyList<string> Addresses { get; init; } = [];

        /// <summary>When the system said this, where it says so.</summary>
        public DateTimeOffset? Said { get; init; }

        /// <summary>The sharing agreement of the feed; null = none stands between it and others.</summary>
        public string? Agreement { get; init; }

        /// <summary>Whatever else the agency's system knows them by.</summary>
        public IReadOnlyDictionary<string, string> More { get; init; } = new Dictionary<string, string>();

        public override string File => Person;

        public override IReadOnlyList<string> About => [Person];

        public override string Identity => IdentityOf(Feed, Key, Version);

        public static string IdentityOf(string feed, string key, int version) => $"person\n{feed}\n{key}\n{version}";

        public override bool Once => true;
    }

    /// <summary>Two labels are one person, or are not, or may be.</summary>
    /// <param name="Weight">In hundredths of a bit of evidence; null where a person decided.</param>
    /// <param name="Reason">In words; sealed.</param>
    public sealed record Link(string Person, string Other, LinkState Is, string Reason, long? Weight = null) : Entry
    {
        public override string File => string.CompareOrdinal(Person, Other) < 0 ? Person : Other;

        public override IReadOnlyList<string> About => string.CompareOrdinal(Person, Other) < 0 ? [Person, Other] : [Other, Person];

        public override string Identity => $"link\n{string.Join('\n', About)}";

        public override string State => Is.ToString();

        /// <summary>What was refused is not proposed again by itself; only what was confirmed can be undone, and only what was proposed withdrawn.</summary>
        public override IReadOnlyList<string>? Follows => Is switch
        {
            LinkState.Proposed => ["", nameof(LinkState.Proposed), nameof(LinkState.Undone), nameof(LinkState.Withdrawn)],
            LinkState.Undone => [nameof(LinkState.Confirmed)],
            LinkState.Withdrawn => [nameof(LinkState.Proposed)],
            LinkState.Refused => ["", nameof(LinkState.Proposed), nameof(LinkState.Undone), nameof(LinkState.Withdrawn)],
            _ => null,
        };
    }

    /// <summary>An identity was closed by adoption. Whatever is told under it from here on is kept apart; it is compared with nothing. Nothing in it says who the child is now.</summary>
    /// <param name="NhsNumber">The number before the adoption: ten digits.</param>
    /// <param name="People">Who is held under it, by label; sealed, and it is found under none of them.</param>
    /// <param name="Basis">The legal basis.</param>
    public sealed record IdentitySealed(string NhsNumber, IReadOnlyList<string> People, string Basis, string Reason) : Entry
    {
        public override string File => "partnership:sealed-identities";

        public override IReadOnlyList<string> About => [];

        public override string Identity => $"identity sealed\n{NhsNumber}";
    }

    /// <summary>An NHS number was given up for another: two records of one person were merged.</summary>
    /// <param name="Old">Ten digits, as the current one.</param>
    /// <param name="Source">Who says so.</param>
    public sealed record NumberSuperseded(string Old, string Current, string Source) : Entry
    {
        public override string File => "partnership:superseded-numbers";

        public override IReadOnlyList<string> About => [];

        public override string Identity => $"number superseded\n{Old}";
    }

    /// <summary>Everybody whom agencies had told of up to a position has been compared with everybody known, and what follows of it has been written.</summary>
    public sealed record PeopleCompared(long Through) : Entry
    {
        public override string File => "partnership:linkage";

        public override IReadOnlyList<string> About => [];

        public override string Identity => "people compared";
    }

    /// <summary>A source says how two people are related, or who lives with whom.</summary>
    public sealed record FamilyAsserted(string Feed, string Key, int Version, string Person, string Relation, string Other) : Entry
    {
        public FuzzyDate? From { get; init; }

        public FuzzyDate? Until { get; init; }

        public Standing Standing { get; init; }

        public string Words { get; init; } = "";

        public override string File => Person;

        public override IReadOnlyList<string> About => [Person, Other];

        public override string Identity => $"family\n{Feed}\n{Key}\n{Version}";

        public override bool Once => true;
    }

    /// <summary>What a feed tells of: which kinds, since when, how often and how late.</summary>
    /// <param name="Kind">A kind of record or a pattern of kinds.</param>
    /// <param name="Until">Null = until further notice.</param>
    public sealed record Covers(string Feed, string Agency, string Kind, FuzzyDate From, FuzzyDate? Until = null, string? HowOften = null, string? HowLate = null) : Entry
    {
        /// <summary>It comes so often that its silence means something, and that what it does not tell has not happened. A yearly return says what was, not what is.</summary>
        public bool Continual => HowOften is not ("monthly" or "termly" or "yearly");

        public override string File => $"feed:{Feed}";

        public override IReadOnlyList<string> About => [];

        public override string Identity => $"covers\n{Feed}\n{Agency}\n{Kind}";
    }

    /// <summary>The sharing agreement of a feed. Whatever the feed told under an earlier one is read under this from here on, too.</summary>
    /// <param name="Terms">Of access/agreements/; null = none stands between the feed and others.</param>
    public sealed record FeedAgreed(string Feed, string? Terms) : Entry
    {
        public override string File => $"feed:{Feed}";

        public override IReadOnlyList<string> About => [];

        public override string Identity => $"agreement\n{Feed}";
    }

    /// <summary>A feed is alive, and has told everything that its system knew by a moment.</summary>
    public sealed record Heartbeat(string Feed, DateTimeOffset Through) : Entry
    {
        public override string File => $"feed:{Feed}";

        public override IReadOnlyList<string> About => [];

        public override string Identity => $"heartbeat\n{Feed}";
    }

    /// <summary>A part of a file that a feed sent could not be taken in, or was held back, and waits for somebody; or was taken or dropped since.</summary>
    /// <param name="Key">A digest of what stands there: sent again as it is, it waits once.</param>
    /// <param name="Where">The file, line and column.</param>
    /// <param name="Why">Codes of problems.</param>
    /// <param name="Content">All of it, as it was sent; sealed. Its file is its own, so that it can be erased when it waits no more.</param>
    public sealed record NotTaken(string Feed, string Key, NotTakenState Is, string Where, IReadOnlyList<string> Why, string Content, string Reason = "") : Entry
    {
        /// <summary>Of what is kept apart, whom it tells of, by label; sealed, and found under none of them.</summary>
        public IReadOnlyList<string> People { get; init; } = [];

        public override string File => $"not-taken:{Feed}:{Key}";

        public override IReadOnlyList<string> About => [];

        public override string Identity => $"not taken\n{Feed}\n{Key}";

        public override string State => Is.ToString();

        /// <summary>What was dropped does not wait again by itself.</summary>
        public override IReadOnlyList<string>? Follows => Is switch
        {
            NotTakenState.Waiting => ["", nameof(NotTakenState.Waiting)],
            NotTakenState.Apart => ["", nameof(NotTakenState.Waiting), nameof(NotTakenState.Apart)],
            _ => [nameof(NotTakenState.Waiting), nameof(NotTakenState.Apart)],
        };
    }

    /// <summary>A child's thread is opened by a listed gateway, or closes again.</summary>
    /// <param name="Name">The gateway, e.g. "section 47".</param>
    /// <param name="Basis">The legal basis.</param>
    /// <param name="Review">By when it is looked at again; null at closing.</param>
    public sealed record Gateway(string Child, string Name, bool Open, string Basis, string Opener, DateOnly? Review, string Reason) : Entry
    {
        public override string File => Child;

        public override IReadOnlyList<string> About => [Child];

        public override string Identity => $"gateway\n{Child}\n{Name}";

        public override string State => Open ? "Open" : "Closed";

        public override IReadOnlyList<string>? Follows => Open ? null : ["Open"];
    }

    /// <summary>The holder of a statement decided whether another may read it, or took the decision back.</summary>
    /// <param name="Child">In whose thread it was decided.</param>
    /// <param name="Statement">By the source's system and key.</param>
    /// <param name="Holder">The agency whose statement it is.</param>
    /// <param name="To">An agency, or one of its practitioners.</param>
    /// <param name="Basis">The legal basis; empty where nothing is shared.</param>
    /// <param name="Until">The last day for which it holds; null where it is undone.</param>
    public sealed record SharingDecided(string Child, string Statement, string Holder, string To, SharingChoice Is, string Basis, DateOnly? Until, string Reason) : Entry
    {
        public override string File => Child;

        public override IReadOnlyList<string> About => [Child];

        public override string Identity => $"sharing\n{Statement}\n{Holder}\n{To}";

        public override string State => Is.ToString();

        public override IReadOnlyList<string>? Follows => Is == SharingChoice.Undone ? [nameof(SharingChoice.Shares), nameof(SharingChoice.Declines)] : null;
    }

    /// <summary>One person must not find another: nothing that says where the one is reaches whoever reads on the other's side. Or it is over.</summary>
    /// <param name="Person">Who is protected.</param>
    /// <param name="Seeker">Who must not find them.</param>
    /// <param name="Keepers">Agencies that hold where the person is.</param>
    /// <param name="Lead">Whom everybody else rings: a name and how to reach it.</param>
    /// <param name="SaidBy">A practitioner.</param>
    /// <param name="Basis">An order, or another legal basis; empty where it is over.</param>
    /// <param name="Until">The last day; null = until it is undone.</param>
    public sealed record PairProtected(string Person, string Seeker, bool Holds, IReadOnlyList<string> Keepers, string Lead, string SaidBy, string Basis, DateOnly? Until, string Reason) : Entry
    {
        public override string File => Person;

        public override IReadOnlyList<string> About => [Person, Seeker];

        public override string Identity => $"pair protected\n{Person}\n{Seeker}";

        public override string State => Holds ? "Holds" : "Undone";

        public override IReadOnlyList<string>? Follows => Holds ? null : ["Holds"];
    }

    /// <summary>What a person decided about a duty: not needed, set aside until a day, acknowledged, answered.</summary>
    /// <param name="Second">The second person, where one is needed.</param>
    public sealed record Decision(string Duty, string Child, string Choice, string Reason, DateOnly? Until = null, string? Second = null) : Entry
    {
        public override string File => Child;

        public override IReadOnlyList<string> About => [Child];

        public override string Identity => $"decision\n{Duty}";
    }

    /// <summary>Who works where, stands in for whom, is away, has left; which team has which child.</summary>
    /// <param name="Subject">A practitioner, team, agency or child, by label.</param>
    /// <param name="Fact">E.g. "leave", "allocated to".</param>
    /// <param name="Key">What tells several such facts of one subject apart; told again with the same key, it has changed.</param>
    public sealed record DirectoryFact(string Subject, string Fact, string Key, IReadOnlyDictionary<string, string> Values, FuzzyDate? From = null, FuzzyDate? Until = null) : Entry
    {
        public override string File => $"directory:{Subject}";

        public override IReadOnlyList<string> About => [Subject];

        public override string Identity => $"directory\n{Subject}\n{Fact}\n{Key}";
    }

    /// <summary>From here on another version of the data is used: the calendar, the safeguards, the vocabulary, the timescales.</summary>
    /// <param name="What">E.g. "safeguards".</param>
    /// <param name="Content">The SHA-256 of its bytes, in hexadecimal.</param>
    public sealed record VersionSet(string What, string Version, string Content) : Entry
    {
        public override string File => "partnership:versions";

        public override IReadOnlyList<string> About => [];

        public override string Identity => $"version\n{What}";
    }

    /// <summary>The live engine says that a duty stands otherwise than before.</summary>
    /// <param name="Duty">The key of its finding.</param>
    /// <param name="At">The minute at which it came to stand so.</param>
    public sealed record DutyChanged(string Duty, string Child, string Safeguard, DutyState Is, Outcome Outcome, DateTimeOffset At) : Entry
    {
        public DateTimeOffset? Due { get; init; }

        /// <summary>The agency that owns it, and the role in it.</summary>
        public string Owner { get; init; } = "";

        /// <summary>Ids of records.</summary>
        public IReadOnlyList<string> Evidence { get; init; } = [];

        public IReadOnlyList<string> MetBy { get; init; } = [];

        /// <summary>What it rested on is no longer so: it stands no more.</summary>
        public bool Gone { get; init; }

        public override string File => Child;

        public override IReadOnlyList<string> About => [Child];

        public override string Identity => $"duty\n{Duty}";
    }

    /// <summary>The data key of a file was deleted, at the end of its retention: what it sealed cannot be read any more, here or in any copy that is restored from here.</summary>
    /// <param name="Rule">The retention rule, never a name.</param>
    public sealed record Erased(string Label, string Rule) : Entry
    {
        public override string File => "partnership:erasures";

        public override IReadOnlyList<string> About => [Label];

        public override string Identity => $"erased\n{Label}";
    }

    /// <summary>How far the audit log had come, so that neither can be rolled back without the other.</summary>
    /// <param name="Hash">The hash of its last entry, in hexadecimal.</param>
    public sealed record AuditHead(long Position, string Hash) : Entry
    {
        public override string File => "partnership:audit";

        public override IReadOnlyList<string> About => [];

        public override string Identity => "audit head";
    }
}

/// <summary>Apart: it tells of an identity that adoption closed, and only who keeps those sees it.</summary>
public enum NotTakenState { Waiting, Taken, Dropped, Apart }

/// <summary>Withdrawn: it was proposed by likeness, and what agencies hold now does not speak for it any more.</summary>
public enum LinkState { Proposed, Confirmed, Refused, Undone, Withdrawn }
