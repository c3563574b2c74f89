namespace Goldthread.Duties;

/// <summary>Whom a duty asks within its agency.</summary>
public abstract record Asked
{
    private Asked() { }

    /// <summary>Whoever holds the child there, else the desk.</summary>
    public sealed record Holder : Asked;

    /// <summary>The same at the authority that answers for the child.</summary>
    public sealed record Authority : Asked;

    /// <summary>The practitioner whom the record names.</summary>
    public sealed record Person(string Practitioner) : Asked;

    /// <summary>Somebody in a role of the vocabulary.</summary>
    public sealed record InRole(string Role) : Asked;

    /// <summary>The manager of whoever holds the child there, else of the desk.</summary>
    public sealed record ManagerOfTeam : Asked;

    public static Asked Whoever { get; } = new Holder();
}
