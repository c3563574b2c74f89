using Goldthread.Access;
using Goldthread.Duties;
using Goldthread.Escalation;
using Goldthread.Web.Layout;

namespace Goldthread.Web.Running;

/// <summary>One duty as a page shows it.</summary>
/// <param name="Child">Named only where the page is not the child's own.</param>
/// <param name="Guard">By which the reader is not to learn where the child is, and so who is in the child's life; null = none.</param>
/// <param name="Href">Where something can be done about it; null = nowhere.</param>
public sealed record DutyLine(Finding Finding, DutyStanding Standing, Telling Telling, long At, string? Href, (string Name, string Href)? Child = null, Protection? Guard = null)
{
    /// <summary>Who holds it.</summary>
    public string With => Held(Standing.Holders);

    /// <summary>People in words; of those of other agencies no more than whom to ring, where the child is protected from the reader's side.</summary>
    public string Held(IEnumerable<Holding> holdings) => Prose.List(holdings.Select(h => Guard is null || h.Agency == Telling.Reader ? Telling.Held(h) : Telling.Service(h.Agency, Guard)).Distinct());

    public string By(string practitioner) => Guard is null ? Telling.Practitioner(practitioner) : "somebody";

    public string Due => Finding.Due is { Hi: < Time.Span.Never / 2 } due ? Telling.When(due.Hi) : "no date";

    /// <summary>Both clocks: the child's and that of whoever is asked.</summary>
    public string Clocks => Standing.Clocks.Waited(At).Hi >= Time.Span.Never / 2 ? $"Whoever is asked has known for {Telling.Length(Standing.Clocks.ToldFor(At))}."
        : $"Waiting for {Telling.Length(Standing.Clocks.Waited(At).Hi)}; whoever is asked has known for {Telling.Length(Standing.Clocks.ToldFor(At))}{(Standing.Clocks.OverdueOnArrival ? "; it was overdue when it came" : "")}.";

    /// <summary>Null: it climbs no ladder.</summary>
    public string? Step => Standing.Step is not { } step ? null
        : $"Step {step.Rung + 1}: {Telling.Rung(step.To)}, since {Telling.When(step.Since)}; {(step.Acknowledged is { } seen ? $"{By(seen.By)} acknowledged it on {Telling.When(seen.At)}" : "nobody has acknowledged it")}{(step.Until is { } until ? $"; it goes on after {Telling.When(until)}" : step.Unanswered ? "; the time for an answer has passed" : "")}.";

    /// <summary>Null: it is not set aside.</summary>
    public string? Aside => Standing.Aside is not { } aside ? null
        : $"Until {Telling.When(aside.Until)}, by {By(aside.By)}{(aside.Second is { } second ? $" and {By(second)}" : "")}: {aside.Reason}";
}
