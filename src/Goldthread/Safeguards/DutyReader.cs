using System.Text.RegularExpressions;
using Goldthread.Reading;
using Goldthread.Time;

namespace Goldthread.Safeguards;

/// <summary>Reads one entry of `then`: who is expected to do what by when, and what shows that it was done.</summary>
/// <param name="names">The names bound in "when".</param>
public sealed partial class DutyReader(SafeguardWords words, IReadOnlyCollection<string> names, ProblemList problems)
{
    public static IReadOnlyList<string> Keys { get; } = ["duty", "what", "who", "by", "done_by", "not_done_by", "or_reason", "again", "tell"];

    public static IReadOnlyList<string> DeadlineKeys { get; } = ["clock", "after", "from", "before", "date", "at", "or if past"];

    /// <summary>Words of `who` that tie to a named record.</summary>
    public static IReadOnlyList<string> Ties { get; } = ["recorder", "sender", "receiver", "convener", "chair", "author", "promiser"];

    /// <summary>Words of `who` that are found out when the duty begins.</summary>
    public static IReadOnlyList<string> Found { get; } = ["allocated worker", "the authority responsible"];

    /// <returns>Null when it is no entry at all; every problem has been added.</returns>
    public DutySpec? Read(Node node)
    {
        if (Section.Open(node, problems, "a duty", Keys) is not { } s) return null;
        var selectors = new SelectorReader(words, names, problems);
        CheckWho(s);
        foreach (var tell in s.Words("tell").Where(w => !words.IsAgencyKind(w.Text) && !words.Vocabulary.Roles.ContainsKey(w.Text)))
            problems.Unknown(ProblemKind.UnknownAgency, tell.Place, tell.Text, "a kind of agency or a role", words.AgencyWords.Concat(words.Vocabulary.Roles.Keys));
        return new(s.Required("duty"), s.Required("what"), s.Required("who"), By(s),
            [.. s.List("done_by").Select(d => selectors.Read(d, "record")).OfType<Selector>()],
            [.. s.List("not_done_by").Select(d => selectors.Read(d, "record")).OfType<Selector>()],
            s.Has("or_reason") ? selectors.Kinds(s, "or_reason") : [], [.. s.Words("tell").Select(w => w.Text)], Again(s));
    }

    private Deadline? By(Section s)
    {
        if (s.Node("by") is not Mapping by)
        {
            if (s.Text("by") is not { } named) return null;
            CheckClock(named, s.PlaceOf("by"));
            return new(named, Anchor.Begun);
        }
        if (Section.Open(by, problems, "a deadline", DeadlineKeys) is not { } t) return null;
        string[] anchors = ["after", "from", "before", "date", "at"];
        if (anchors.Count(t.Has) > 1) problems.Add(ProblemKind.WrongShape, t.Place, $"A deadline hangs on one of {string.Join(", ", anchors)}.");
        if (t.Text("at") is { } at) return Reached(t, at);
        if (t.Text("date") is { } date) return new(null, Written(date, t.PlaceOf("date")));
        var clock = t.Required("clock");
        if (clock.Length > 0) CheckClock(clock, t.PlaceOf("clock"));
        if (t.Text("after") is { } after) return new(clock, after.EndsWith(" is missed", StringComparison.Ordinal) ? new Anchor.Missed(after[..^10]) : new Anchor.Met(after.EndsWith(" is met", StringComparison.Ordinal) ? after[..^7] : after));
        if (t.Text("from") is { } from) return new(clock, MomentOf(from, t.PlaceOf("from")));
        return t.Text("before") is { } before ? new(clock, MomentOf(before, t.PlaceOf("before")), Before: true) : new(clock, Anchor.Begun);
    }

    private Deadline? Reached(Section t, string at)
    {
        var past = t.Required("or if past");
        if (past.Length > 0) CheckClock(past, t.PlaceOf("or if past"));
        var gestation = at.EndsWith(" of pregnancy", StringComparison.Ordinal);
        if ((gestation || at.EndsWith(" old", StringComparison.Ordinal)) && Period.Parse(at[..(gestation ? ^13 : ^4)]) is { } period) return new(null, new Anchor.Reached(period, gestation, past));
        problems.Add(ProblemKind.BadPeriod, t.PlaceOf("at"), "Write '20 weeks of pregnancy' or '8 weeks old'.", at);
        return null;
    }

    private Anchor MomentOf(string text, Place place)
    {
        if (text.Contains(" of ", StringComparison.Ordinal)) return Written(text, place);
        CheckName(text, place);
        return new Anchor.Occurred(text);
    }

    private Anchor.Written Written(string text, Place place)
    {
        var at = text.LastIndexOf(" of ", StringComparison.Ordinal);
        if (at < 1) problems.Add(ProblemKind.WrongShape, place, "Write 'FIELD of NAME': a date written in a record.", text);
        else CheckName(text[(at + 4)..], place);
        return at < 1 ? new("", "") : new(text[(at + 4)..], text[..at]);
    }

    private Period? Again(Section s)
    {
        if (s.Text("again") is not { } text) return null;
        if (text.EndsWith(" until met", StringComparison.Ordinal) && Period.Parse(text[..^10]) is { Amount: > 0 } period) return period;
        problems.Add(ProblemKind.BadPeriod, s.PlaceOf("again"), "Write '1 week until met'.", text);
        return null;
    }

    private void CheckWho(Section s)
    {
        foreach (var who in s.Words("who"))
        {
            var text = who.Text;
            if (WhoOf().Match(text) is { Success: true } of && Ties.Contains(of.Groups[1].Value)) CheckName(of.Groups[2].Value, who.Place);
            else if (Found.Contains(text) || (text == Member.Word && names.Contains(Member.Word))) continue;
            else if (text.StartsWith("team manager of ", StringComparison.Ordinal) ? !words.IsAgencyKind(text[16..]) : !words.IsAgencyKind(text) && !words.Vocabulary.Roles.ContainsKey(text))
                problems.Unknown(ProblemKind.UnknownRole, who.Place, text, "a role, a kind of agency, 'recorder of NAME', 'sender of NAME', 'receiver of NAME' or 'team manager of AGENCY'", words.Vocabulary.Roles.Keys.Concat(words.AgencyWords).Concat(Found));
        }
    }

    private void CheckClock(string name, Place place)
    {
        if (!words.Timescales.Clocks.ContainsKey(name)) problems.Unknown(ProblemKind.UnknownClock, place, name, "a clock of the timescales", words.Timescales.Clocks.Keys);
    }

    private void CheckName(string name, Place place)
    {
        if (!names.Contains(name)) problems.Unknown(ProblemKind.UnknownName, place, name, "a name of 'when'", names);
    }

    [GeneratedRegex(@"^(\w+) of (\S+)$", RegexOptions.None, 1000)]
    private static partial Regex WhoOf();
}
