namespace Goldthread.Families;

/// <summary>The ways in which somebody stands to a child; the words of `about:` in safeguards.</summary>
public enum FamilyPath
{
    TheChild, TheUnbornChild, AnyChildOfTheFamily, Sibling, UnbornSibling, Mother, Father, Parent, Carer, PartnerOfParent, ParentElsewhere, ManWithContact, AdultInHousehold, Grandparent,
    Supporter, Family, TheMember, Anybody,
}

public static class FamilyPaths
{
    public static IReadOnlyDictionary<string, FamilyPath> Words { get; } = new Dictionary<string, FamilyPath>(StringComparer.Ordinal)
    {
        ["the child"] = FamilyPath.TheChild,
        ["the subject"] = FamilyPath.TheChild,
        ["the unborn child"] = FamilyPath.TheUnbornChild,
        ["any child of the family"] = FamilyPath.AnyChildOfTheFamily,
        ["a sibling"] = FamilyPath.Sibling,
        ["an unborn sibling"] = FamilyPath.UnbornSibling,
        ["the mother"] = FamilyPath.Mother,
        ["the father"] = FamilyPath.Father,
        ["a parent"] = FamilyPath.Parent,
        ["a carer"] = FamilyPath.Carer,
        ["a partner or former partner of a parent"] = FamilyPath.PartnerOfParent,
        ["a parent living elsewhere"] = FamilyPath.ParentElsewhere,
        ["man with contact"] = FamilyPath.ManWithContact,
        ["an adult in the household"] = FamilyPath.AdultInHousehold,
        ["grandparent"] = FamilyPath.Grandparent,
        ["supporter"] = FamilyPath.Supporter,
        ["the family"] = FamilyPath.Family,
        ["the member"] = FamilyPath.TheMember,
        ["anybody"] = FamilyPath.Anybody,
    };

    public static string Word(this FamilyPath path) => Words.First(w => w.Value == path).Key;
}
