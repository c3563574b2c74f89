namespace Goldthread.Access;

/// <summary>One person must not find others: "A must not find B", with the children who live with B.</summary>
/// <param name="Keepers">Agencies and practitioners who hold where they are: they see it, and for an audience in which the seeker is they do not either.</param>
/// <param name="Lead">Whom others ring instead: a name and how to reach it.</param>
public sealed record Protection(string Seeker, IReadOnlyList<string> Protected, IReadOnlyList<string> Keepers, string Lead, long From, long? Until = null)
{
    public bool InForce(long at) => From <= at && (Until is not { } until || at <= until);

    /// <summary>Does it keep places from this reader: on the seeker's side, or reading for the seeker?</summary>
    public bool Bars(Reader reader, long at) => InForce(at) && (reader.Audience.Contains(Seeker) || reader.Kin.Contains(Seeker)
        || (reader.WorksWith.Contains(Seeker) && !Keepers.Contains(reader.Agency) && !(reader.Practitioner is { } p && Keepers.Contains(p))));
}
