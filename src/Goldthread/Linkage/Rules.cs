using Goldthread.Records;

namespace Goldthread.Linkage;

/// <summary>What becomes of two records, or of one record and everybody known.</summary>
public enum Outcome
{
    /// <summary>Two people, or nobody known.</summary>
    No,

    /// <summary>A person is asked.</summary>
    Review,

    /// <summary>One person.</summary>
    Link,

    /// <summary>As good a match for one as for another, who are two people: a person is asked, and none is chosen.</summary>
    Many,

    /// <summary>Kept apart, compared with nothing and shown beside nobody.</summary>
    Quarantined,
}

/// <summary>A rule that no score overrides.</summary>
public enum Rule
{
    None,

    /// <summary>Somebody decided that these are two people.</summary>
    DecidedNotSame,

    /// <summary>Somebody decided that these are one.</summary>
    DecidedSame,

    /// <summary>An unnamed child of a consultation is never matched, nor shown as matchable; only the caller can name them.</summary>
    Unnamed,

    /// <summary>Identities before and after an adoption never join, and are never suggested.</summary>
    SealedIdentity,

    /// <summary>A child not yet born is followed through the mother, not by likeness.</summary>
    Unborn,

    /// <summary>Two different valid NHS numbers never link by themselves.</summary>
    DifferentNumbers,

    /// <summary>One number on records with another name and another date of birth, or of one name and born a generation apart: somebody's number is on somebody else's record.</summary>
    NumberOfAnother,

    /// <summary>Twins and near twins go to review, unless the same valid number and date of birth stand on both.</summary>
    Twins,

    /// <summary>Brothers and sisters further apart are two people, and nobody needs to be asked.</summary>
    Siblings,

    /// <summary>A parent and a child of one name, often of one address, are two people.</summary>
    Generations,
}

/// <summary>What was decided on two records, and the rule that decided it, if one did.</summary>
public readonly record struct Verdict(Outcome Outcome, Rule Rule)
{
    /// <summary>Whether the two may stand in one person that nobody has confirmed.</summary>
    public bool Barred => Rule is not (Rule.None or Rule.DecidedSame);
}

/// <summary>The one place where it is decided whether two records are linked: the rules first, in their order, and only then the score.</summary>
sealed class Rules(RecordTable table, LinkModel model, Decisions decisions)
{
    // A mother who has borne one child bears no other for so many days, but for its twin.
    private const int NineMonths = 274;

    // Nobody is the parent of somebody fewer years younger.
    private const int Generation = 13;

    private readonly int number = table.Schema[FieldKind.NhsNumber], first = table.Schema[FieldKind.FirstName], surname = table.Schema[FieldKind.Surname],
        date = table.Schema[FieldKind.DateOfBirth], postcode = table.Schema[FieldKind.Postcode], address = table.Schema[FieldKind.AddressLine];

    private readonly bool families = model.Relatives > 0;

    public Verdict Decide(int a, int b, PairScore score)
    {
        if ((table.Special(a) || table.Special(b)) && Apart(table[a].Standing, table[b].Standing) is { } apart) return apart;
        if (decisions.Any && decisions.Of(table[a].Key, table[b].Key) is { } same) return same ? new(Outcome.Link, Rule.DecidedSame) : new(Outcome.No, Rule.DecidedNotSame);
        var probability = score.Probability;
        var byScore = probability >= model.Link ? Outcome.Link : probability >= model.Review ? Outcome.Review : Outcome.No;
        var levels = score.Levels;
        var twoNames = levels[first] is Level.Different or Level.TwoNames;
        if (levels[number] == Level.Different && table.ValidNumber(a) > 0 && table.ValidNumber(b) > 0)
            return new(twoNames || byScore == Outcome.No ? Outcome.No : Outcome.Review, Rule.DifferentNumbers);
        if (BirthOrders(a, b)) return new(Outcome.Review, Rule.Twins);
        return !families ? new(byScore, Rule.None) : twoNames ? OfTwoNames(a, b, score, byScore) : OfOneName(a, b, levels, byScore);
    }

    private Verdict OfTwoNames(int a, int b, PairScore score, Outcome byScore)
    {
        var levels = score.Levels;
        if (SameNumber(a, levels))
        {
            if (levels[date] == Level.Same) return new(byScore, Rule.None);
            if (levels[date] is Level.Different or Level.Year or Level.DayAndMonth) return new(Outcome.Review, Rule.NumberOfAnother);
        }
        if (levels[date] == Level.Missing || !OneHouse(levels)) return new(byScore, Rule.None);
        if (!BornTogether(a, b, levels)) return new(Outcome.No, Rule.Siblings);
        return new(byScore != Outcome.No || OneFamily(score) ? Outcome.Review : Outcome.No, Rule.Twins);
    }

    // A parent and a child may share the birthday too; and without a date of birth nothing but what they are told to be tells them apart.
    private Verdict OfOneName(int a, int b, Comparison levels, Outcome byScore)
    {
        var sameNumber = SameNumber(a, levels);
        if (levels[date] is Level.Different or Level.DayAndMonth && Dates.YearsApart(table.Value(date, a), table.Value(date, b)) >= Generation)
            return sameNumber ? new(Outcome.Review, Rule.NumberOfAnother) : new(levels[date] == Level.DayAndMonth && byScore != Outcome.No ? Outcome.Review : Outcome.No, Rule.Generations);
        if (levels[date] == Level.Missing && byScore == Outcome.Link && !sameNumber && OneGrownUp(table[a].Label, table[b].Label)) return new(Outcome.Review, Rule.Generations);
        return new(byScore, Rule.None);
    }

    private static bool OneGrownUp(PersonLabel one, PersonLabel other) => (one == PersonLabel.Adult && other == PersonLabel.Child) || (one == PersonLabel.Child && other == PersonLabel.Adult);

    private static Verdict? Apart(Standing one, Standing other) =>
        one == Standing.Sealed || other == Standing.Sealed ? new(Outcome.Quarantined, Rule.SealedIdentity)
        : one == Standing.Unnamed || other == Standing.Unnamed ? new(Outcome.No, Rule.Unnamed)
        : one == Standing.Unborn || other == Standing.Unborn ? new(Outcome.No, Rule.Unborn)
        : null;

    private bool OneHouse(Comparison levels) => SameSurname(levels) || SameAddress(levels) || (levels[address] == Level.Missing && SamePostcode(levels));

    /// <summary>A surname alone is shared by too many, and so is a postcode: both, or a whole address, or a birth date and nothing known of the address, or whatever else the model makes of it.</summary>
    private bool OneFamily(PairScore score)
    {
        var levels = score.Levels;
        if (score.Family + score.Probability >= model.Review || SameAddress(levels)) return true;
        return SameSurname(levels) && (SamePostcode(levels) || (levels[date] == Level.Same && levels[postcode] == Level.Missing && levels[address] == Level.Missing));
    }

    private bool SameSurname(Comparison levels) => levels[surname] is Level.Same or Level.Former or Level.Variant or Level.Part or Level.Typo;

    private bool SameAddress(Comparison levels) => levels[address] is Level.Same or Level.Former && levels[postcode] is not Level.Different;

    private bool SamePostcode(Comparison levels) => levels[postcode] is Level.Same or Level.Former;

    /// <summary>On one day, within nine months, or on days that a slip of one digit makes of each other.</summary>
    private bool BornTogether(int a, int b, Comparison levels) =>
        levels[date] is Level.Same or Level.OneDigit or Level.DayForMonth or Level.Placeholder || Dates.DaysApart(table.Value(date, a), table.Value(date, b)) is <= NineMonths;

    // "Twin 1" and "twin 2".
    private bool BirthOrders(int a, int b) => table.BirthOrder(a) is { } x && table.BirthOrder(b) is { } y && x != y;

    private bool SameNumber(int a, Comparison levels) => (levels[number] is Level.Same && table.ValidNumber(a) > 0) || levels[number] == Level.Former;
}
