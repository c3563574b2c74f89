using Goldthread.Duties;
using Goldthread.Safeguards;
using Goldthread.Stories;
using Goldthread.Time;
using Goldthread.Web.Layout;

namespace Goldthread.Web.Cases;

/// <summary>What one safeguard had said by a moment.</summary>
/// <param name="Number">In the order of the page.</param>
/// <param name="Since">From when it spoke, or may have.</param>
/// <param name="Says">The facts; what is expected stands in the duties.</param>
/// <param name="Kin">Entries that say who is related to whom, on which it rests too.</param>
/// <param name="Enough">Whose records sufficed.</param>
/// <param name="Lead">How long before the incident; null = not known by now, or not to be told.</param>
public sealed record SpokenCard(int Number, Safeguard Safeguard, string For, bool Certain, bool Asks, string Since, bool Undated, bool Disputed, string Says,
    IReadOnlyList<DutyLine> Duties, IReadOnlyList<EntryLink> RestsOn, IReadOnlyList<EntryLink> Kin, string Enough, string? Lead, IReadOnlyList<string> NotKnown, string? HoldersFirst, IReadOnlyList<LessonLine> Lessons)
{
    public string Anchor => $"spoke-{Number}";

    public string Word => Certain ? "Speaks" : Asks ? "Asks" : "May speak";

    public static IReadOnlyList<SpokenCard> Of(Look look, IReadOnlyList<Occasion> occasions) =>
        [.. occasions.Where(o => o.Spoke).Select((o, i) => Of(look, o, i + 1))];

    private static SpokenCard Of(Look look, Occasion o, int number)
    {
        var finding = o.Finding;
        var certain = o.Certain is not null;
        var spoken = o.Duties.Where(d => d.Track.Earliest <= o.Minute).ToList();
        var unknown = spoken.SelectMany(d => d.Now.Unknowns).Concat(finding.Unknowns).Distinct().Select(look.Names.TellUnknown).ToList();
        var rests = spoken.SelectMany(d => d.Track.At(o.Certain ?? o.Minute)?.Evidence ?? []).Where(look.Set.Has).ToLookup(id => Lanes.Kinship(look.Set[id]));
        return new(number, o.Safeguard, look.Names.People(o.Children), certain, finding.Outcome == Outcome.Asks,
            From(look, o), finding.Undated, finding.Disputed,
            WithoutExpectation(look.Names.Tell(finding.Sentence), look.Names.Tell($"{finding.What}: {finding.State.Say()}")),
            [.. o.Duties.Select(d => DutyLine.Of(look, d.Track, d.Now))],
            look.Links(rests[false]), look.Links(rests[true]),
            Sufficient(look, o), Ahead(look, o), unknown,
            finding.HoldersFirst.Count == 0 ? null : Prose.List(finding.HoldersFirst.Select(look.Names.Agency)),
            LessonLine.Of(look.Case.Catalogue, o.Safeguard));
    }

    /// <summary>From when it spoke; where the source dates nothing, only when what it rests on was.</summary>
    public static string From(Look look, Occasion o) => o.Finding.Undated
        ? $"from a day that the source does not give; what it rests on was {Prose.Between(look.Axis.Say(look.Set.Occurred(o.Finding.Bound)))}"
        : DateWords.Since(look.Axis, o.Earliest!.Value, o.Certain);

    /// <summary>The sentence without the expectation at its end, which stands by itself.</summary>
    public static string WithoutExpectation(string sentence, string expectation)
    {
        var text = sentence.Replace(expectation, "", StringComparison.Ordinal).Trim();
        while (text.EndsWith(" .", StringComparison.Ordinal) || text.EndsWith("..", StringComparison.Ordinal)) text = text[..^1].TrimEnd();
        return Prose.Capital(text);
    }

    private static string Sufficient(Look look, Occasion o)
    {
        var enough = look.Case.Enough(look.From, o.Foremost, o.Certain is not null);
        if (enough.Count == 0) return "cannot be told";
        if (enough.Count == 1) return $"{look.Names.Agency(enough[0])} alone";
        var connected = look.Case.Standpoints.Count();
        return enough.Count == connected ? $"all {connected} agencies: it rests on what none of them recorded" : Prose.List(enough.Select(look.Names.Agency));
    }

    private static string? Ahead(Look look, Occasion o)
    {
        if (!look.Case.IncidentKnown(o.Minute) || o.Certain is null) return null;
        return Open(look, o.Finding) || look.Replay.LeadDays(o.Foremost) is not { } days ? "cannot be told" : Ahead(days);
    }

    /// <summary>Does it hang on something of which not even the years are known? Then dates reckoned from it would be made up.</summary>
    public static bool Open(Look look, Finding f) => f.Undated && !look.Set.Occurred(f.Bound).Bounded;

    /// <param name="days">Days before the incident, least and most; less than none = after it.</param>
    public static string Ahead(Span days)
    {
        if (days.Lo >= 0) return days.Hi == 0 ? "on the day of the incident" : $"{Range(days.Lo, days.Hi)} before the incident";
        return days.Hi < 0 ? $"{Range(-days.Hi, -days.Lo)} after the incident" : $"between {Days(days.Hi)} before and {Days(-days.Lo)} after the incident";

        static string Range(long a, long b) => a == b ? Days(a) : $"{a} to {Days(b)}";
        static string Days(long n) => $"{n} day{(n == 1 ? "" : "s")}";
    }
}

/// <summary>What somebody is expected to do, and how it stood.</summary>
/// <param name="Due">By when; null = no clock for it was in force, or it has not begun.</param>
/// <param name="By">The word before what met it, or may have.</param>
public sealed record DutyLine(string What, string Who, string? Due, string State, string By, IReadOnlyList<EntryLink> MetBy)
{
    public static DutyLine Of(Look look, Track track, Finding f) =>
        new($"{Prose.Capital(look.Names.Tell(f.What))}{Each(look, f)}", look.Names.Tell(f.Owner.Label), DueBy(look, f), Stands(look, track, f),
            f.State is DutyState.Met or DutyState.MetLate or DutyState.MetToldLate or DutyState.MetPerhapsLate ? "by" : "perhaps by",
            look.Links(f.MetBy.Except(f.Evidence).Where(id => look.Set.Has(id) && !Lanes.Kinship(look.Set[id]))));

    // One duty each of several: which of them it is for.
    private static string Each(Look look, Finding f) =>
        f.Member is not { } m ? "" : $" ({(look.Set.Has(m) ? look.Link(m).Text : look.Set.People.ContainsKey(m) ? look.Names.Person(m) : look.Names.Agency(m))})";

    private static string? DueBy(Look look, Finding f)
    {
        if (f.Due is not { } due) return null;
        if (!SpokenCard.Open(look, f)) return Prose.Between(look.Axis.Say(due));
        return due.Hi < Span.Never / 2 ? $"by {SpanText.Point(look.Axis, due.Hi)} at the latest" : null;
    }

    /// <summary>How it stands, and since when it is overdue, or was.</summary>
    private static string Stands(Look look, Track track, Finding f)
    {
        var overdue = track.Steps.Where(s => s.At <= look.At.Minute && s.Finding.State == DutyState.Overdue).Select(s => (long?)s.At).FirstOrDefault();
        if (overdue is not { } since) return f.State.Say();
        return f.State == DutyState.Overdue ? $"overdue since {SpanText.Point(look.Axis, since)}" : $"{f.State.Say()}; it had been overdue since {SpanText.Point(look.Axis, since)}";
    }
}

/// <summary>A lesson in a review's own place.</summary>
public sealed record LessonLine(string Review, string Title, string Lesson, string Place, string Text)
{
    public string Href => $"/reviews/{Review}#lesson-{Lesson}";

    public static IReadOnlyList<LessonLine> Of(Catalogue catalogue, Safeguard g) => Of(catalogue, g.TaughtBy);

    public static IReadOnlyList<LessonLine> Of(Catalogue catalogue, IEnumerable<string> names) =>
    [
        .. from name in names
           let parts = name.Split('/', 2)
           from review in catalogue.Reviews
           where review.Id == parts[0]
           from lesson in review.Lessons
           where lesson.Id == parts[^1]
           select new LessonLine(review.Id, review.Title, lesson.Id, lesson.At, lesson.Text),
    ];
}
