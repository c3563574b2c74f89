namespace Goldthread.Linkage;

/// <summary>What a field says of a person, and so how two of its values are compared.</summary>
public enum FieldKind
{
    FirstName,
    MiddleName,
    Surname,

    /// <summary>Whether first name and surname stand in their own places; no column says it.</summary>
    NameOrder,
    DateOfBirth,
    Sex,
    NhsNumber,
    Upn,

    /// <summary>Any other number that one person has.</summary>
    Identifier,
    Postcode,
    AddressLine,

    /// <summary>A town, suburb or county.</summary>
    Locality,
    Phone,
    Email,
    Mother,
    Father,

    /// <summary>Whatever else may be the same of two records of one person.</summary>
    Other,
}

/// <summary>What is known of a kind of field before any file has been seen.</summary>
/// <param name="Word">What maps and models call it.</param>
/// <param name="Levels">From the best agreement to none; <see cref="Level.Missing"/> is understood.</param>
/// <param name="Family">How often brothers and sisters have it in common because they are: of a surname or address nearly always, of a first name never.</param>
/// <param name="Rarest">How often a value is found among people of which nothing else is known.</param>
public sealed record FieldTraits(FieldKind Kind, string Word, IReadOnlyList<Level> Levels, double Family, double Rarest)
{
    private static readonly Level[] Numbers = [Level.Same, Level.Former, Level.OneDigit, Level.Different];
    private static readonly Level[] Texts = [Level.Same, Level.Former, Level.Part, Level.Typo, Level.Near, Level.Different];
    private static readonly Level[] Names = [Level.Same, Level.Variant, Level.Initial, Level.Middle, Level.Part, Level.Typo, Level.TwoNames, Level.Near, Level.Different];

    public static IReadOnlyList<FieldTraits> All { get; } =
    [
        new(FieldKind.FirstName, "first_name", Names, 0, 2e-5),
        new(FieldKind.MiddleName, "middle_name", Names, 0.03, 2e-5),
        new(FieldKind.Surname, "surname", [Level.Same, Level.Former, Level.Variant, Level.Part, Level.Typo, Level.Near, Level.Different], 0.9, 3e-6),
        new(FieldKind.NameOrder, "name_order", [Level.Same, Level.Swapped], 0, 1),
        new(FieldKind.DateOfBirth, "date_of_birth", [Level.Same, Level.DayForMonth, Level.OneDigit, Level.Placeholder, Level.MonthAndYear, Level.DayAndMonth, Level.Near, Level.Year, Level.Different], 0, 5e-5),
        new(FieldKind.Sex, "sex", [Level.Same, Level.Different], 0, 0.5),
        new(FieldKind.NhsNumber, "nhs_number", Numbers, 0.002, 1e-8),
        new(FieldKind.Upn, "upn", Numbers, 0.002, 1e-8),
        new(FieldKind.Identifier, "identifier", Numbers, 0.002, 1e-7),
        new(FieldKind.Postcode, "postcode", [Level.Same, Level.Former, Level.OneDigit, Level.Sector, Level.District, Level.Different], 0.85, 2e-5),
        new(FieldKind.AddressLine, "address_line", Texts, 0.85, 1e-6),
        new(FieldKind.Locality, "locality", Texts, 0.85, 1e-3),
        new(FieldKind.Phone, "phone", Numbers, 0.6, 1e-7),
        new(FieldKind.Email, "email", Texts, 0.1, 1e-7),
        new(FieldKind.Mother, "mother", Texts, 0.85, 1e-6),
        new(FieldKind.Father, "father", Texts, 0.7, 1e-6),
        new(FieldKind.Other, "other", Texts, 0.3, 1e-3),
    ];

    public static FieldTraits Of(FieldKind kind) => All[(int)kind];

    public static FieldKind? Named(string word) => All.FirstOrDefault(t => t.Word == word && t.Kind != FieldKind.NameOrder)?.Kind;
}
