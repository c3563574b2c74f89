using System.Text.RegularExpressions;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Duties;

/// <summary>Fills a safeguard's `say`: facts of the records, nothing else.</summary>
public static partial class Sentence
{
    /// <param name="missing">What is not recorded, ready to stand as a sentence; empty = nothing.</param>
    public static string Fill(string template, Examination x, IReadOnlyDictionary<string, Record> bound, Record trigger, string missing, Span? due)
    {
        var axis = x.Set.Reckoning.Axis;
        return Hole().Replace(template, hole => hole.Groups[2].Value.EndsWith(".date", StringComparison.Ordinal) ? Begin(Word(hole.Groups[2].Value), hole.Groups[1].Value) : hole.Groups[1].Value + Word(hole.Groups[2].Value));

        string Word(string word)
        {
            if (word == "child") return x.Child;
            if (word == "child.age") return AgeOf(x, trigger);
            if (word == Member.Tied && x.Member is { Record: null } member) return member.Name;
            if (word == "missing") return missing;
            if (word == "due") return due is { } d ? axis.Say(d) : "when cannot be told";
            var (name, part) = word.Split('.', 2) is { Length: 2 } two ? (two[0], two[1]) : (word, "");
            if (!bound.TryGetValue(name, out var record)) return name.Replace('-', ' ');
            return part switch
            {
                "" => record.Kind.Label,
                "date" => record.Basis == Basis.Undated ? $"on a date not given ({axis.Say(x.Set.Occurred(record))})" : axis.When(x.Set.Occurred(record)),
                "agency" => record.By,
                "to" => record.To.Count > 0 ? string.Join(" and ", record.To) : "somebody not named",
                "from" => record.From.Count > 0 ? string.Join(" and ", record.From) : record.By,
                _ => record.Fields.GetValueOrDefault(part, $"{part} not said"),
            };
        }
    }

    // The word before a date is chosen with the date; at the beginning of a sentence it stays a capital.
    private static string Begin(string text, string before) => before.Length > 0 && char.IsUpper(before[0]) ? char.ToUpperInvariant(text[0]) + text[1..] : text;

    /// <summary>A child's age at a record's moment, as known: "5 weeks old", "not yet born", "of unknown age".</summary>
    public static string AgeOf(Examination x, Record trigger)
    {
        var at = x.Set.OccurredOf(trigger);
        if (x.Kinship.Unborn(x.Child, at).Truth == Truth.Yes) return "not yet born";
        var births = x.Kinship.Births(x.Child).Where(b => x.View.Holds(b) != Truth.No).ToList();
        if (births.Count == 0) return "of unknown age";
        var days = births.Select(b => x.Set.Moments.DayDifference(x.Set.OccurredOf(b), at)).Aggregate((a, b) => a.Join(b));
        if (days.Lo < 0) return "about to be born or just born";
        var (lo, hi) = (Say(days.Lo), Say(days.Hi));
        return lo == hi ? $"{lo} old" : $"{lo} to {hi} old";

        static string Say(long days) => days < 14 ? Count(days, "day") : days < 84 ? Count(days / 7, "week") : days < 731 ? Count((long)(days / 30.44), "month") : Count((long)(days / 365.25), "year");
        static string Count(long n, string unit) => $"{n} {unit}{(n == 1 ? "" : "s")}";
    }

    [GeneratedRegex(@"([Oo]n |[Ii]n )?\{([^{}]+)\}", RegexOptions.None, 60_000)]
    private static partial Regex Hole();
}
