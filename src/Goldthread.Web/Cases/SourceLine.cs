using Goldthread.Agencies;
using Goldthread.Time;
using Goldthread.Web.Layout;

namespace Goldthread.Web.Cases;

/// <summary>What an agency's silence cannot mean.</summary>
public sealed record SourceLine(string Agency, string Silence)
{
    /// <summary>Agencies that send nothing, or not everything, or were not looked at.</summary>
    public static IReadOnlyList<SourceLine> Of(Look look) =>
        [.. look.Case.Story.Agencies.All.Values.Select(a => (a, Silence: Of(look, a))).Where(s => s.Silence is not null).Select(s => new SourceLine(look.Names.AgencyTitle(s.a.Name), s.Silence!))];

    private static string? Of(Look look, Agency a)
    {
        if (!a.Connected) return "sends nothing here, so nothing it held can be seen or missed";
        if (look.From is not null && look.From != a.Name) return null;
        if (a.Covers is { } covers) return $"sends only what is told of: {Prose.List(covers.Select(c => c.Text.Replace(".*", "", StringComparison.Ordinal).Replace('.', ' ').Replace('-', ' ')))}";
        if (a.NotHeard is { } silences) return $"was not heard: {string.Join(" and ", silences.Select(s => look.Axis.Say(s.On(look.Axis))))}";
        return a.ConnectedFrom is { } from && look.Case.Story.Review is null ? $"has sent since {look.Axis.Say(from.On(look.Axis))}" : null;
    }
}
