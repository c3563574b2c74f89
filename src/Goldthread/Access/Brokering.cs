namespace Goldthread.Access;

/// <summary>A broker has spoken with the holders of what a finding rests on, each apart, or decided not to.</summary>
/// <param name="Duty">The key of the finding.</param>
/// <param name="Until">The last minute for which that stands; then the broker is told again.</param>
public sealed record Brokering(string Duty, string By, string Reason, long At, long Until);
