using Goldthread.Safeguards;
using Goldthread.Web.Running;

namespace Goldthread.Web.Safeguards;

/// <summary>A version of a safeguard that has been in force in the partnership that is served.</summary>
/// <param name="Days">"in force until 26 November 2026".</param>
/// <param name="IsShown">The page shows its text.</param>
public sealed record VersionLine(int Version, string Days, string Href, bool IsShown)
{
    public static string HrefOf(Safeguard g) => $"/safeguards/{g.CommonId}?version={g.Version}";

    /// <summary>The latest first.</summary>
    public static IReadOnlyList<VersionLine> Of(IReadOnlyList<VersionInForce> versions, Safeguard shown) =>
        [.. versions.Select(v => new VersionLine(v.Safeguard.Version, Said(v), HrefOf(v.Safeguard), v.Safeguard.Version == shown.Version)).Reverse()];

    private static string Said(VersionInForce version) => version switch
    {
        { From: null, To: null } => "in force from the beginning",
        { From: null, To: { } to } => $"in force until {Telling.Day(to)}",
        { From: { } from, To: null } => $"in force from {Telling.Day(from)}",
        { From: { } from, To: { } to } => $"in force from {Telling.Day(from)} to {Telling.Day(to)}",
    };
}
