namespace Goldthread.Linkage;

/// <summary>How well one field of two records agrees. Each kind of field knows some of these, from the best agreement to none.</summary>
public enum Level
{
    /// <summary>One of the two does not say, or says what means nothing (baby, unknown, test, 01/01/1900).</summary>
    Missing,
    Same,

    /// <summary>One's present value is an earlier one of the other: a superseded number, a former name or address.</summary>
    Former,

    /// <summary>Another form of the same name (Bill and William), or one that sounds alike.</summary>
    Variant,

    /// <summary>One of the two gives the first letters only.</summary>
    Initial,

    /// <summary>One's first name is the other's middle name.</summary>
    Middle,

    /// <summary>One part of a name or address of several parts is the same.</summary>
    Part,

    /// <summary>Day and month changed about.</summary>
    DayForMonth,

    /// <summary>One digit is another, or two neighbours changed places.</summary>
    OneDigit,

    /// <summary>One of the two is a day that is written when the day is not known: 1 January, the 1st or the 15th of the month.</summary>
    Placeholder,

    /// <summary>Close enough to be a slip of the pen.</summary>
    Typo,

    /// <summary>As close as a slip, but both are names that many people have, and they sound unlike: Jayden and Hayden.</summary>
    TwoNames,

    Near,
    MonthAndYear,
    DayAndMonth,
    Year,

    /// <summary>All of a postcode but the last two letters.</summary>
    Sector,

    /// <summary>The first half of a postcode.</summary>
    District,

    /// <summary>First name and surname changed about.</summary>
    Swapped,
    Different,
}
