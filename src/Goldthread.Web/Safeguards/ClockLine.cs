using Goldthread.Safeguards;
using Goldthread.Timescales;

namespace Goldthread.Web.Safeguards;

/// <summary>A clock that a safeguard names, with each version that guidance gave it.</summary>
public sealed record ClockLine(string Name, string Label, string About, IReadOnlyList<ClockVersion> Versions)
{
    public static IReadOnlyList<ClockLine> Of(Safeguard g, Catalogue catalogue) =>
    [
        .. g.Then.SelectMany(d => d.Clocks).Concat(g.Guidance).Distinct()
            .Where(catalogue.Timescales.Clocks.ContainsKey).Select(name => catalogue.Timescales.Clocks[name])
            .Select(c => new ClockLine(c.Name, c.Label, c.About, c.Versions)),
    ];

    public static string Say(Force force) => force switch
    {
        Force.Statute => "statute",
        Force.StatutoryGuidance => "statutory guidance",
        Force.National => "national guidance",
        _ => "local",
    };

    public static string Say(char certainty) => certainty switch
    {
        'A' => "read in the primary text",
        'B' => "read in a secondary text",
        _ => "not confirmed",
    };

    public static string Valid(ClockVersion v) => v.NotCommenced ? "not commenced" : v.To is { } to ? $"{Day(v.From)} to {Day(to)}" : $"since {Day(v.From)}";

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
