namespace Goldthread.Web.Cases;

/// <summary>How many safeguards had spoken by a moment from one agency's own records, or from all together.</summary>
public sealed record StandpointLine(string? Agency, string Title, int Records, int Certain, int Possible, string Href, bool Current)
{
    public static IReadOnlyList<StandpointLine> Of(Look look) =>
        [.. look.Case.Standpoints.Select(a => Of(look, a)).OrderByDescending(l => l.Certain).ThenByDescending(l => l.Possible).ThenByDescending(l => l.Records).Prepend(Of(look, null))];

    private static StandpointLine Of(Look look, string? agency)
    {
        var other = Look.Into(look.Case, look.At, agency);
        var spoke = Occasion.By(other.Replay, look.At.Minute).Where(o => o.Spoke).ToList();
        var certain = spoke.Where(o => o.Certain is not null).Select(o => o.Safeguard.Id).ToHashSet(StringComparer.Ordinal);
        var possible = spoke.Select(o => o.Safeguard.Id).Where(id => !certain.Contains(id)).Distinct().Count();
        return new(agency, agency is null ? "All agencies together" : look.Names.AgencyTitle(agency), other.Set.Records.Count(other.Sees),
            certain.Count, possible, look.Href(look.At, agency, anchor: "#as-at"), agency == look.From);
    }
}
