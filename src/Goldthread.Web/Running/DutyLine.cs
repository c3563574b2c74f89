using Goldthread.Duties;
using Goldthread.Escalation;

namespace Goldthread.Web.Running;

/// <summary>One duty as a page shows it.</summary>
/// <param name="Child">Named only where the page is not the child's own.</param>
/// <param name="Href">Where something can be done about it; null = nowhere.</param>
public sealed record DutyLine(Finding Finding, DutyStanding Standing, Telling Telling, long At, string? Href, (string Name, string Href)? Child = null)
{
    public string Due => Finding.Due is { Hi: < Time.Span.Never / 2 } due ? Telling.When(due.Hi) : "no date";

    /// <summary>Both clocks: the child's and that of whoever is asked.</summary>
    public string Clocks => Standing.Clocks.Waited(At).Hi >= Time.Span.Never / 2 ? $"Whoever is asked has known for {Telling.Length(Standing.Clocks.ToldFor(At))}."
        : $"Waiting for {Telling.Length(Standing.Clocks.Waited(At).Hi)}; whoever is asked has known for {Telling.Length(Standing.Clocks.ToldFor(At))}{(Standing.Clocks.OverdueOnArrival ? "; it was overdue when it came" : "")}.";

    /// <summary>Null: it climbs no ladder.</summary>
    public string? Step => Standing.Step is not { } step ? null
        : $"Step {step.Rung + 1}: {Telling.Rung(step.To)}, since {Telling.When(step.Since)}; {(step.Acknowledged is { } seen ? $"{Telling.Practitioner(seen.By)} acknowledged it on {Telling.When(seen.At)}" : "nobody has acknowledged it")}{(step.Until is { } until ? $"; it goes on after {Telling.When(until)}" : step.Unanswered ? "; the time for an answer has passed" : "")}.";

    /// <summary>Null: it is not set aside.</summary>
    public string? Aside => Standing.Aside is not { } aside ? null
        : $"Until {Telling.When(aside.Until)}, by {Telling.Practitioner(aside.By)}{(aside.Second is { } second ? $" and {Telling.Practitioner(second)}" : "")}: {aside.Reason}";
}
