using Goldthread.Safeguards;

namespace Goldthread.Watching;

/// <summary>What may be said otherwise of whatever was looked at before, though no record has come.</summary>
internal abstract record Revision
{
    /// <summary>Everything.</summary>
    public sealed record Whole : Revision;

    /// <summary>By some safeguards, from a minute on.</summary>
    /// <param name="Agency">Only where its records are looked at; null = everywhere.</param>
    public sealed record Some(IReadOnlySet<Safeguard> Which, long From, string? Agency) : Revision;

    /// <summary>Other safeguards are watched for.</summary>
    public sealed record Ruled(Ruling Ruling) : Revision;
}
