using Goldthread.Agencies;
using Goldthread.Records;

namespace Goldthread.Chronologies;

/// <summary>Would we have been told? Absence means something only where somebody would have told us.</summary>
/// <param name="always">True to take everybody as heard, whatever was sent.</param>
public sealed class Coverage(View view, AgencyList agencies, bool always = false)
{
    /// <summary>Were all tellers heard through the minute?</summary>
    /// <param name="needs">Agency kinds or groups that would have told; empty = every agency that sends one of the kinds.</param>
    /// <param name="minute">The minute through which they must have been heard, or now, if that comes first.</param>
    /// <param name="area">Of several agencies of a needed kind, those of this area would tell; null = all of them.</param>
    public Judged Heard(IReadOnlyList<string> needs, IReadOnlyList<Kind> kinds, long minute, string? area)
    {
        if (always) return Judged.Yes;
        var (axis, last, unknowns) = (view.Set.Reckoning.Axis, Math.Min(minute, view.At), new List<string>());
        foreach (var teller in needs.Count == 0 ? Telling(kinds, unknowns) : Needed(needs, area, unknowns))
        {
            if (!view.Includes(teller.Name)) unknowns.Add($"not looked at: {teller.Name}");
            else if (!kinds.Any(k => teller.Sends(k.Name, last, axis))) unknowns.Add($"not connected: {teller.Name}");
            else if (teller.HeardThrough(view.At, axis) < last) unknowns.Add($"not heard: {teller.Name}");
        }
        return unknowns.Count == 0 ? Judged.Yes : Judged.Unknown(unknowns);
    }

    private List<Agency> Telling(IReadOnlyList<Kind> kinds, List<string> unknowns)
    {
        var tellers = agencies.All.Values.Where(a => a.Connected && kinds.Any(k => a.Covers is null || a.Covers.Any(c => c.Matches(k.Name)))).ToList();
        if (tellers.Count == 0) unknowns.Add("nobody is connected who would tell");
        return tellers;
    }

    private List<Agency> Needed(IReadOnlyList<string> needs, string? area, List<string> unknowns)
    {
        var tellers = new List<Agency>();
        foreach (var need in needs)
        {
            var group = agencies.Routes.Groups.ContainsKey(need);
            var instances = agencies.OfKind(need).Where(a => !group || a.Connected).ToList();
            if (area is not null && instances.Exists(a => a.Area == area)) instances.RemoveAll(a => a.Area != area);
            if (instances.Count == 0) unknowns.Add($"not connected: {need}");
            foreach (var instance in instances)
                if (!tellers.Exists(t => t.Name == instance.Name)) tellers.Add(instance);
        }
        return tellers;
    }
}
