using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Safeguards;

public enum SafeguardStatus { Proposed, Shadow, Trial, Live, Retired }

public enum Level { ActToday, Soon, Planned }

public enum GroupBy { Event, Pregnancy, Episode, Child, Family }

/// <summary>Of what a safeguard says something: of each child, or of something else once.</summary>
public abstract record Subject
{
    public sealed record Child : Subject;

    /// <summary>Adults who stand to no known child.</summary>
    public sealed record Adult : Subject;

    /// <summary>Each record of these kinds: the first step of an exchange, the opening of an episode.</summary>
    public sealed record Begun(string Name, IReadOnlyList<KindPattern> Kinds) : Subject;

    /// <summary>Whatever records are about by "practitioner:ann" and the like.</summary>
    public sealed record Reference(string Word) : Subject;

    public static Subject EachChild { get; } = new Child();
}

/// <summary>For whom a safeguard asks one duty each.</summary>
public enum MemberKind
{
    Parent, ManWithContact, AdultInHousehold, ChildOfTheFamily, Supporter, AgencyInvolved, AgencyThatHoldsRecords, RequiredRole, Invited, ProfessionalPresent, Action, ConditionInTheAdvice, Address,
}

/// <summary>When a safeguard speaks: at once, when a duty is missed, or so many working days before it is due.</summary>
/// <param name="WorkingDaysBefore">Null unless before due.</param>
public sealed record Speaking(bool AtOnce, int? WorkingDaysBefore)
{
    public override string ToString() => AtOnce ? "at once" : WorkingDaysBefore is { } n ? $"{n} working days before due" : "when missed";
}

/// <summary>One lesson as a rule: when these records appear, this is expected of this role by this time.</summary>
public sealed record Safeguard
{
    /// <summary>Of a version that stands beside earlier ones, with its number: "bruise-before-mobility@2".</summary>
    public required string Id { get; init; }

    /// <summary>What all its versions are called: the name of its file.</summary>
    public string CommonId => Id.Split('@')[0];

    /// <summary>What a version is called that stands beside earlier ones.</summary>
    public static string IdOf(string common, int version) => $"{common}@{version}";

    public required string Title { get; init; }

    public int Version { get; init; } = 1;

    public SafeguardStatus Status { get; init; }

    public Level Level { get; init; }

    public required Speaking Speaks { get; init; }

    public Subject Subject { get; init; } = Subject.EachChild;

    /// <summary>One duty for each of these; null = one in all.</summary>
    public MemberKind? ForEach { get; init; }

    /// <summary>Lessons as review/lesson.</summary>
    public IReadOnlyList<string> TaughtBy { get; init; } = [];

    /// <summary>Why so many lessons rest on this one safeguard; null where they are few.</summary>
    public string? CoversMany { get; init; }

    /// <summary>Clocks of the guidance that it rests on.</summary>
    public IReadOnlyList<string> Guidance { get; init; } = [];

    public IReadOnlyList<Form> AppliesTo { get; init; } = [];

    public IReadOnlyList<string> AskIfUnknown { get; init; } = [];

    /// <summary>Named clauses; the first is the trigger.</summary>
    public required IReadOnlyList<NamedForm> When { get; init; }

    public IReadOnlyList<Form> OnlyIf { get; init; } = [];

    public IReadOnlyList<Form> Unless { get; init; } = [];

    /// <summary>Agencies that would have told.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>What must be there before the trigger is done.</summary>
    public IReadOnlyList<Selector> Gates { get; init; } = [];

    public IReadOnlyList<DutySpec> Then { get; init; } = [];

    public GroupBy OncePer { get; init; }

    /// <summary>Holds back a further prompt for so long; never a duty, never a change to overdue.</summary>
    public Period? QuietFor { get; init; }

    /// <summary>It also prompts for what was due before anybody looked: before the partnership began, or before the feed was connected.</summary>
    public bool LooksBack { get; init; }

    public required string Say { get; init; }

    public string Misses { get; init; } = "";

    public string FalseAlarms { get; init; } = "";

    /// <summary>The first day on which a clock may start under this version; null = always.</summary>
    public DateOnly? From { get; init; }

    public string? Supersedes { get; init; }

    /// <summary>Where it stands: its folder names its family.</summary>
    public required Place Place { get; init; }

    /// <summary>The folder it stands in, e.g. "injuries".</summary>
    public string Family { get; init; } = "";
}

public sealed record NamedForm(string Name, Form Form);

/// <summary>What somebody is expected to do, by when, and what shows that it was done.</summary>
/// <param name="Who">"recorder of bruise", an agency kind, a role.</param>
/// <param name="By">Null = at once, without a deadline of its own.</param>
/// <param name="DoneBy">Any of these is enough.</param>
/// <param name="OrReason">Kinds by which it is decided against, with a reason.</param>
/// <param name="Again">While it is neither met nor decided against, it is asked again after each such time; null = once.</param>
public sealed record DutySpec(string Id, string What, string Who, Deadline? By,
    IReadOnlyList<Selector> DoneBy, IReadOnlyList<Selector> NotDoneBy, IReadOnlyList<KindPattern> OrReason, IReadOnlyList<string> Tell, Period? Again = null)
{
    /// <summary>The clocks that its deadline is reckoned by.</summary>
    public IEnumerable<string> Clocks => By is null ? [] : new[] { By.Clock, (By.From as Anchor.Reached)?.IfPast }.OfType<string>();
}
