using Goldthread.Stories;
using Goldthread.Web.Layout;

namespace Goldthread.Web.Cases;

/// <summary>What a story or a test expects, in words.</summary>
public static class ExpectationWords
{
    /// <param name="names">The story's names; null = a test, whose short names say enough.</param>
    public static string Say(Expectation e, Names? names = null)
    {
        var target = e.Target.Replace("/", ", ", StringComparison.Ordinal).Replace('-', ' ');
        var records = $"{(e.Records.Count == 1 ? "entry" : "entries")} {Prose.List(e.Records)}";
        var when = e.When?.Text.Replace("..", " to ", StringComparison.Ordinal);
        var child = e.For is null ? "" : $" for {names?.Person(e.For) ?? e.For}";
        return e.Kind switch
        {
            ExpectationKind.Speaks => $"“{target}” speaks{child}{From(when)}",
            ExpectationKind.Silent => $"“{target}” stays quiet{child}{(when is null ? "" : $" until {when}")}",
            ExpectationKind.SilentOn => $"nothing is said of {records}{(when is null ? "" : $" until {when}")}",
            ExpectationKind.Overdue => $"“{target}” is overdue{child}{From(when)}",
            ExpectationKind.NotOverdue => $"“{target}” is never overdue{child}",
            ExpectationKind.Met => $"“{target}” is met{child}{(when is null ? "" : $" by {when}")}",
            ExpectationKind.Possibly => $"“{target}” is possible{child}{From(when)}, and never certain",
            ExpectationKind.CannotTell => $"“{target}” cannot be told{child}{(e.Why is null ? "" : $": {e.Why}")}",
            ExpectationKind.Undated => $"“{target}” is said without a date",
            ExpectationKind.NotDatable => $"“{target}” cannot be dated",
            ExpectationKind.DecidedAgainst => $"“{target}” is decided against, with a reason",
            ExpectationKind.Asks => $"“{target}” asks for what nobody has said{child}{From(when)}",
            ExpectationKind.Joins => $"“{target}” joins what it said a little before{child}",
            ExpectationKind.Contradiction => $"{records} are shown as contradicting each other",
            _ => $"{records} are used by nothing before they were known",
        };
    }

    private static string From(string? when) => when is null ? "" : $" from {when}";
}
