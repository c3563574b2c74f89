namespace Goldthread.Time;

/// <summary>A bank holiday in England.</summary>
/// <param name="Announced">For a one-off: the day from which anybody could know of it. Null: known by rule.</param>
public sealed record Holiday(DateOnly Date, string Name, DateOnly? Announced = null);
