using Goldthread.Records;

namespace Goldthread.Linkage;

/// <summary>A person as one agency's system holds them. Null is what the system does not hold; what it holds may be wrong.</summary>
/// <param name="System">The system, or the one agency's own: ids of different systems have nothing to do with each other.</param>
/// <param name="Id">The system's own.</param>
/// <param name="Version">From 1; the highest that has been received holds.</param>
public sealed record HeldPerson(string System, string Id, int Version, PersonLabel Label)
{
    /// <summary>What records of that system call the person.</summary>
    public string Key => $"{System}/{Id}";

    public string? FirstName { get; init; }

    public string? Surname { get; init; }

    public DateOnly? DateOfBirth { get; init; }

    /// <summary>Of an unborn child, when the birth is expected.</summary>
    public DateOnly? Expected { get; init; }

    /// <summary>F, M or U, as returns write it.</summary>
    public string? Sex { get; init; }

    public string? NhsNumber { get; init; }

    public string? Upn { get; init; }

    public Address? Address { get; init; }
}

/// <summary>Where somebody lives, as it is written down.</summary>
public sealed record Address(string Line, string Place, string Postcode);
