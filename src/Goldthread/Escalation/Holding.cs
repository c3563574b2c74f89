namespace Goldthread.Escalation;

/// <summary>In what way somebody holds a duty.</summary>
public enum HeldAs { Named, Cover, OnCall, TeamManager, Lead, Nobody, Taken }

/// <summary>Why the one whom a duty asks does not hold it.</summary>
public enum WhyUnowned { Left, Away, Reallocated, NobodyInRole, SeveralInRole, NotInDirectory }

/// <summary>A duty that passed to somebody else.</summary>
/// <param name="Since">The minute from which nobody whom it asks was there, or at which it was received if that was later.</param>
/// <param name="Was">Who held it before; null = nobody by name.</param>
public sealed record Unowned(long Since, WhyUnowned Why, string? Was);

/// <summary>Who holds a duty at one agency at a moment.</summary>
/// <param name="Agency">The agency that is asked; whoever holds it may be of the partnership's own leads.</param>
/// <param name="Practitioner">Present at the moment. Null only where nobody at all is there: <see cref="HeldAs.Nobody"/>, which is an alarm of its own.</param>
/// <param name="Unowned">Null = somebody whom it asks, or that person's cover, holds it.</param>
public sealed record Holding(string Agency, string? Team, string? Practitioner, HeldAs As, Unowned? Unowned);

/// <summary>From a minute on somebody else holds a duty.</summary>
public sealed record Passing(long At, Holding To);
