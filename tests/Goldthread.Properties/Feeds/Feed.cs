using System.Collections.Immutable;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Watching;

namespace Goldthread.Properties.Feeds;

/// <summary>What a watch is told, minute by minute, and how it begins.</summary>
/// <param name="Seed">Makes the same feed again.</param>
/// <param name="Given">In the order of receipt.</param>
public sealed record Feed(int Seed, ImmutableList<Safeguard> Safeguards, Setting Setting, ImmutableList<Given> Given)
{
    /// <summary>How many records the watch may hold; all others rest.</summary>
    public int Budget { get; init; } = int.MaxValue;

    /// <summary>Is the watch ended and another begun after every minute in which something came?</summary>
    public bool Restarts { get; init; }

    public override string ToString() => $"seed {Seed}, {(Budget < int.MaxValue ? $"holding {Budget}, " : "")}{(Restarts ? "restarting, " : "")}{string.Join(", ", Safeguards.Select(g => g.Id))}, live from {Setting.GoLive?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "ever"}\n"
        + $"{string.Join('\n', Setting.Agencies.All.Values.Select(a => $"  {a.Name}: {a.Kind} in {a.Area} {(a.Connected ? "" : "not connected")} from {a.ConnectedFrom?.Text} not heard {string.Join(" and ", a.NotHeard?.Select(n => n.Text) ?? [])} covers {string.Join(' ', a.Covers?.Select(c => c.Text) ?? [])}"))}\n"
        + string.Join('\n', Given.Select(g => $"  {Laws.Saying.Minute(g.Minute)} {Say(g.Happening)}"));

    private static string Say(Happening h) => h is not Happening.Told { Record: var r } ? h.ToString() : $"{r.Id} {r.Kind.Name} {(r.Planned ? "planned " : "")}by {r.By} about [{string.Join(' ', r.About)}] occurred {r.Occurred.Text} known {r.Known?.Text ?? "then"}"
        + $"{Tie("of", r.Of)}{Tie("supersedes", r.Supersedes)}{Tie("withdraws", r.Withdraws)}{Tie("same event as", r.SameEventAs)}{Tie("concerning", r.Concerning.Count > 0 ? string.Join(' ', r.Concerning) : null)}"
        + $"{Tie("source", r.Source is { } s ? $"{s.System}/{s.Key}/{s.Version}" : null)}{Tie("to", r.To.Count > 0 ? string.Join(' ', r.To) : null)} {string.Join(' ', r.Fields.Select(f => $"{f.Key}={f.Value}"))} {string.Join(' ', r.Parts.Select(f => $"{f.Key}:{f.Value}"))} {(r.Standing == Standing.Stated ? "" : r.Standing)}";

    private static string Tie(string word, string? to) => to is null ? "" : $" {word} {to}";
}

/// <summary>One thing that is received in a minute.</summary>
public sealed record Given(long Minute, Happening Happening);
