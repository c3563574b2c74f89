namespace Goldthread.Access;

/// <summary>Somebody said that one person must not find another, or that it is over. What is said last of a pair counts.</summary>
/// <param name="Person">Who is protected.</param>
/// <param name="Keepers">Agencies that hold where the person is.</param>
/// <param name="Lead">Whom others ring instead: a name and how to reach it.</param>
/// <param name="SaidBy">A practitioner.</param>
/// <param name="Until">The last minute; null = until it is undone.</param>
public sealed record PairProtection(string Person, string Seeker, bool Holds, IReadOnlyList<string> Keepers, string Lead, string SaidBy, string Basis, long At, long? Until, string Reason)
{
    /// <summary>As who is who says it: labels under the names by which people are looked at.</summary>
    public Protection By(Func<string, string> nameOf) => new(nameOf(Seeker), [nameOf(Person)], Keepers, Lead, At, Until);

    /// <summary>The refusals; empty = it may be written.</summary>
    /// <param name="agency">Of whoever says so.</param>
    /// <param name="role">Of whoever says so.</param>
    /// <param name="before">What was said last of this pair; null = nothing.</param>
    public IReadOnlyList<ProtectionRefusal> Check(AccessRules rules, string agency, string? role, PairProtection? before)
    {
        var refusals = new List<ProtectionRefusal>();
        if (role is null || !rules.Protectors.Contains(role)) refusals.Add(ProtectionRefusal.NoAuthority);
        if (string.IsNullOrWhiteSpace(Reason)) refusals.Add(ProtectionRefusal.NoReason);
        if (!Holds)
        {
            if (before is not { Holds: true } || !before.Keepers.Contains(agency)) refusals.Add(ProtectionRefusal.NothingToUndo);
            return refusals;
        }
        if (Person == Seeker || Person.Length == 0 || Seeker.Length == 0) refusals.Add(ProtectionRefusal.NoPair);
        if (!Keepers.Contains(agency)) refusals.Add(ProtectionRefusal.NotAKeeper);
        if (string.IsNullOrWhiteSpace(Lead)) refusals.Add(ProtectionRefusal.NoLead);
        if (!rules.ProtectionBases.Contains(Basis)) refusals.Add(ProtectionRefusal.BasisNotListed);
        if (Until <= At) refusals.Add(ProtectionRefusal.EndPast);
        return refusals;
    }
}

/// <summary>Why it may not be said so.</summary>
public enum ProtectionRefusal { NoAuthority, NoPair, NotAKeeper, NoLead, BasisNotListed, NoReason, EndPast, NothingToUndo }

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
