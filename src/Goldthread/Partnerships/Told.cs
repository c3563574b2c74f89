using System.Globalization;
using Goldthread.Agencies;
using Goldthread.Linkage;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Partnerships;

/// <summary>One thing that an invented partnership's systems tell, or that only its truth knows.</summary>
public abstract record Told
{
    private Told() { }

    /// <summary>The civil minute, on <see cref="Axis.Dated"/>, in which it is received. Things come in this order.</summary>
    public required long Received { get; init; }

    /// <summary>Known to nobody in the partnership: for the file that says what was so.</summary>
    public virtual bool IsTruth => false;

    /// <summary>Orders what is received in one minute; within one place, by what it is about.</summary>
    internal abstract (int Place, string About) Order { get; }

    /// <summary>An agency of the partnership, connected or not.</summary>
    public sealed record OfAgency(Agency Agency) : Told
    {
        internal override (int, string) Order => (0, Agency.Name);
    }

    /// <summary>A feed begins.</summary>
    public sealed record Connected(Feed Feed) : Told
    {
        internal override (int, string) Order => (1, Feed.Name);
    }

    /// <summary>A practitioner is in a post, or is known to leave it. The latest of one id holds.</summary>
    /// <param name="From">First minute.</param>
    /// <param name="Label">What the team is called.</param>
    /// <param name="AnswersTo">The team above the post's; null = none.</param>
    /// <param name="Until">Last minute; null while nobody knows of an end.</param>
    public sealed record InPost(string Id, string Practitioner, string Name, string Agency, string Team, string Label, string? AnswersTo, string Role, long From, long? Until) : Told
    {
        internal override (int, string) Order => (2, $"{Id} {(Until is null ? "begins" : "ends")}");
    }

    /// <summary>The team to which a duty goes last.</summary>
    public sealed record Led(string Team) : Told
    {
        internal override (int, string) Order => (2, "");
    }

    /// <summary>A practitioner is on leave or ill, both ends included.</summary>
    /// <param name="Cover">Null = nobody was named.</param>
    public sealed record Away(string Id, string Practitioner, string Reason, string? Cover, long From, long Until) : Told
    {
        internal override (int, string) Order => (3, Id);
    }

    /// <summary>A person as a system holds them, for the first time or as changed.</summary>
    public sealed record OfPerson(string Feed, HeldPerson Person) : Told
    {
        internal override (int, string) Order => (4, string.Create(CultureInfo.InvariantCulture, $"{Person.Key} {Person.Version:0000}"));
    }

    /// <summary>Two keys that are one person, and by what somebody could see it.</summary>
    /// <param name="Reason">One of <see cref="Alike"/>.</param>
    public sealed record SamePerson(string First, string Second, string Reason) : Told
    {
        /// <summary>By the NHS number, the pupil number, the name and the date of birth, an unborn child by the mother, or by nothing that either holds.</summary>
        public static IReadOnlyList<string> Alike { get; } = ["same NHS number", "same pupil number", "same name and date of birth", "same mother, and expected about the same day", "nothing held alike"];

        /// <summary>Something that both hold speaks for it.</summary>
        public bool IsSeen => Reason != Alike[^1];

        public override bool IsTruth => true;

        internal override (int, string) Order => (5, $"{First} {Second}");
    }

    public sealed record OfRecord(string Feed, Record Record) : Told
    {
        internal override (int, string) Order => (6, $"{(Record.Known ?? Record.Occurred).Text} {Record.Id}");
    }

    /// <summary>A child's worker at an agency. The latest of one id holds.</summary>
    public sealed record Allocated(string Id, string Child, string Practitioner, string Agency, long From, long? Until) : Told
    {
        internal override (int, string) Order => (7, $"{Id} {(Until is null ? "begins" : "ends")}");
    }

    /// <summary>A practitioner says that one person must not find another.</summary>
    /// <param name="Person">Who is protected.</param>
    /// <param name="Keepers">Agencies that hold where they are.</param>
    /// <param name="Until">The last minute.</param>
    public sealed record KeptFrom(string Person, string Seeker, IReadOnlyList<string> Keepers, string Lead, string SaidBy, string Basis, string Reason, long Until) : Told
    {
        internal override (int, string) Order => (7, $"{Person} {Seeker}");
    }

    /// <summary>The holder of a record declines to let an agency read it, for now.</summary>
    /// <param name="Statement">By the source's system and key.</param>
    /// <param name="Until">The last minute; then it is asked again.</param>
    public sealed record Declined(string Child, string Statement, string Holder, string To, string Reason, long Until) : Told
    {
        internal override (int, string) Order => (7, Statement);
    }

    /// <summary>A feed has sent all that its agencies wrote until a minute.</summary>
    public sealed record HeardThrough(string Feed, long Through) : Told
    {
        internal override (int, string) Order => (8, Feed);
    }

    /// <summary>A pattern that was put among ordinary lives.</summary>
    /// <param name="Shows">The safeguards that should see it.</param>
    /// <param name="Keys">What the systems call the children and adults that it is about.</param>
    /// <param name="Records">Those that were told, in their first version.</param>
    public sealed record Hidden(string Pattern, IReadOnlyList<string> Shows, IReadOnlyList<string> Keys, IReadOnlyList<string> Records) : Told
    {
        public override bool IsTruth => true;

        internal override (int, string) Order => (9, Records[0]);
    }
}

/// <summary>What comes from one system.</summary>
/// <param name="System">The kind of system.</param>
/// <param name="Kinds">Kinds of record that its agencies may write.</param>
/// <param name="Every">Minutes between two deliveries.</param>
public sealed record Feed(string Name, string System, IReadOnlyList<string> Agencies, IReadOnlyList<string> Kinds, long Connected, long Every);
