using Goldthread.Linkage;

namespace Goldthread.Feeds.Imports;

/// <summary>NHS numbers that a system says were given up for another, because it merged two records of one person.</summary>
public static class GivenUp
{
    /// <summary>What a format calls the number that stands for the person's own now.</summary>
    public const string For = "NHS number given up for";

    /// <summary>What a format calls a number that the person's own stands for now.</summary>
    public const string Instead = "NHS number instead of";

    /// <summary>Each with the current one: both check, and they are two.</summary>
    public static IEnumerable<(string Old, string Current)> Of(Statement.OfPerson person)
    {
        if (person.NhsNumber is not { } own) yield break;
        if (Read(person, For) is { } current && current != own) yield return (own, current);
        if (Read(person, Instead) is { } old && old != own) yield return (old, own);
    }

    private static string? Read(Statement.OfPerson person, string what) => person.More.GetValueOrDefault(what) is { } text && ClosedIdentities.Digits(text) is var number && NhsNumber.Checks(number) ? number : null;
}
