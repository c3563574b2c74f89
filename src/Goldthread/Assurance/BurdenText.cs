using System.Globalization;
using System.Text;
using Goldthread.Safeguards;

namespace Goldthread.Assurance;

/// <summary>The burden report as Markdown: bars, by agency and level, by group, by safeguard.</summary>
public static class BurdenText
{
    /// <param name="enough">Records of its trigger kinds that a safeguard should meet.</param>
    /// <param name="near">Near misses that it should meet.</param>
    public static string Of(Burden burden, int enough = 20, int near = 5)
    {
        var text = new StringBuilder();
        text.AppendLine(Invariant($"{burden.Families} invented families with {burden.Children} children and {burden.Records} records: {burden.Months(false):0} months of children's lives without open work of children's social care, {burden.Months(true):0} with it. Besides these, {burden.SeldomLives} lives were drawn in which something seldom happens; they count for the triggers that safeguards meet and for no rate ({burden.SeldomPrompts} prompts). {burden.Historic} duties had spoken before the first day; they prompt nobody."));
        Table(text, "What can be borne", ["", "at most", "found", "", "most of it"], burden.Bars.Select(b => (IReadOnlyList<string>)[b.What, Number(b.AtMost), Number(b.Found), b.Held ? "held" : "MISSED", string.Join(", ", b.Costliest.Select(c => $"{c.Safeguard} {c.Prompts}"))]));
        Table(text, "By level", ["level", "per 1,000 children a month without open work", "per 100 with open work"], Enum.GetValues<Level>().Select(l => (IReadOnlyList<string>)[Say(l), Number(burden.PerThousand(p => p.Level == l)), Number(burden.PerHundred(p => p.Level == l))]));
        Table(text, "By agency", ["agency", "per 1,000 children a month without open work", "per 100 with open work", "practitioners", "new prompts a week, 95 in 100", "most"],
            burden.Prompts.SelectMany(p => p.To).Distinct().Order(StringComparer.Ordinal).Select(a => (a, burden.Weekly(a))).Select(a => (IReadOnlyList<string>)
            [a.a, Number(burden.PerThousand(p => p.To.Contains(a.a))), Number(burden.PerHundred(p => p.To.Contains(a.a))), Invariant($"{a.Item2.Practitioners}"), Invariant($"{a.Item2.Percentile}"), Invariant($"{a.Item2.Most}")]));
        Table(text, "By group", ["group", "months of children's lives", "prompts per 1,000 months", "to act on today"],
        [
            .. AgeBand.Names.Skip(1).Select(age => Row(burden, $"age {age}", burden.Months(false, age) + burden.Months(true, age), p => p.Age == age)),
            .. burden.Groups.Select(g => Row(burden, g.Replace('-', ' '), burden.MonthsOf(l => l.Groups.Contains(g)), p => p.Groups.Contains(g))),
            .. burden.Areas.Select(a => Row(burden, $"area {a}", burden.MonthsOf(l => l.Area == a), p => p.Area == a)),
        ]);
        Table(text, "By safeguard", ["safeguard", "level", "met", "begun", "missed", "spoke", "near misses", "per 1,000 without", "per 100 with", ""], burden.Safeguards.OrderBy(g => g.Id, StringComparer.Ordinal).Select(g =>
        {
            var f = burden.Funnels[g.Id];
            return (IReadOnlyList<string>)[g.Id, Say(g.Level), Invariant($"{f.Met}"), Invariant($"{f.Begun}"), Invariant($"{f.Missed}"), Invariant($"{f.Spoke}"), Invariant($"{f.Quiet}"),
                Number(burden.PerThousand(p => p.Safeguard == g.Id)), Number(burden.PerHundred(p => p.Safeguard == g.Id)), Flag(g, f, enough, near)];
        }));
        return text.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>Safeguards on trial or live that meet too little to be judged.</summary>
    public static string Flag(Safeguard g, Funnel f, int enough, int near) => g.Status is not (SafeguardStatus.Trial or SafeguardStatus.Live) ? ""
        : f.Met < enough ? Invariant($"fewer than {enough} met") : f.Quiet < near ? Invariant($"fewer than {near} near misses") : "";

    private static string[] Row(Burden burden, string name, decimal months, Func<Prompt, bool> which) =>
        [name, Invariant($"{months:0}"), Number(months == 0 ? 0 : burden.Prompts.Count(which) * 1000 / months), Number(months == 0 ? 0 : burden.Prompts.Count(p => which(p) && p.Level == Level.ActToday) * 1000 / months)];

    private static void Table(StringBuilder text, string title, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        text.Append("\n## ").Append(title).Append("\n\n| ").AppendJoin(" | ", heads).Append(" |\n|").AppendJoin("", heads.Select(_ => " --- |")).Append('\n');
        foreach (var row in rows) text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
    }

    private static string Say(Level level) => level switch { Level.ActToday => "act today", Level.Soon => "soon", _ => "planned" };

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
