using Goldthread.Timescales;

namespace Goldthread.Spec.Reference;

/// <summary>Every clock with its versions and where each comes from.</summary>
public static class TimescalesPage
{
    const string Says = """
        How long something may take, as guidance says it, with where that is said, what force it has and how sure we are of it. A duty is judged by the version in force when its clock started. Where a version names an area, it goes before the general one there. A duty that is enacted and *not commenced* binds nobody: it begins when a partnership writes the appointed day in the place of `commences: not yet`.

        *Certainty*: A read in the primary text, B in a secondary one, C not confirmed. *Counting*: unless a version says otherwise the day of the event is day 0, the clock runs on out of hours, and there is no grace. Days, working days, weeks and months end with their last civil day; hours are elapsed hours. The same is shown by example in [the rules of meaning](meaning.md#clocks).

        The files are in `timescales/`. A partnership puts its own periods there, with source and owner. `goldthread timescales check` says which have ended, contradict each other, have no owner, are not confirmed or have not commenced.
        """;

    public static string Text()
    {
        var timescales = Project.Catalogue.Timescales;
        var users = Project.Catalogue.Safeguards.SelectMany(g => g.Then.SelectMany(d => d.Clocks).Concat(g.Guidance).Distinct().Select(c => (Clock: c, g.Id))).ToLookup(u => u.Clock, u => u.Id);
        var page = Markdown.Page("Timescales", Says, "timescales/");
        foreach (var family in timescales.Clocks.Values.GroupBy(c => c.Name.Split('.')[0]).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            page.Heading(2, family.Key);
            foreach (var clock in family.OrderBy(c => c.Name, StringComparer.Ordinal))
            {
                page.Heading(3, clock.Name).Say($"{clock.About}: {clock.Label}.{Used(users[clock.Name])}");
                page.Table(["in force", "period", "counting", "force", "certainty", "source", "owner"], clock.Versions.OrderBy(v => v.From).Select(v => (IReadOnlyList<string>)
                    [InForce(v), v.Period.ToString(), Counting(v), Force(v.Force), v.Certainty.ToString(), v.Source, v.Owner]));
            }
        }
        page.Heading(2, "Bank holidays in England").Say($"Source: {timescales.Calendar.Source}")
            .Table(["year", "days"], timescales.Calendar.Holidays.GroupBy(h => h.Date.Year).OrderBy(y => y.Key).Select(y => (IReadOnlyList<string>)
                [$"{y.Key}", string.Join("; ", y.Select(h => $"{h.Date:d MMMM} {h.Name}{(h.Announced is { } a ? $", announced {a:d MMMM yyyy}" : "")}"))]));
        return page.ToString();
    }

    static string Used(IEnumerable<string> ids) => ids.Distinct().Order(StringComparer.Ordinal).ToList() is { Count: > 0 } all ? $" Used by {Markdown.Codes(all)}." : "";

    static string InForce(ClockVersion v) => v.NotCommenced ? "not commenced" : $"{v.From:yyyy-MM-dd} {(v.To is { } to ? $"to {to:yyyy-MM-dd}" : "onwards")}{(v.Area is { } area ? $", in {area}" : "")}";

    static string Counting(ClockVersion v)
    {
        var said = new List<string>();
        if (v.FirstDayCounts) said.Add("the day of the event is day 1");
        if (v.WaitsForWorkingDay) said.Add("starts with the next working day");
        if (v.Tolerance is { } t) said.Add($"{t} of grace");
        return string.Join("; ", said);
    }

    static string Force(Force force) => force switch { Timescales.Force.StatutoryGuidance => "statutory guidance", var other => other.ToString().ToLowerInvariant() };
}
