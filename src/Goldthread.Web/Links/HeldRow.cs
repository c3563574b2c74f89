using System.Text.RegularExpressions;
using Goldthread.Linkage;
using Goldthread.Store.Entries;

namespace Goldthread.Web.Links;

/// <summary>A person as an agency holds them, as a row that is compared.</summary>
static partial class HeldRow
{
    /// <summary>By which a feed says that an address is not to be shown or matched on.</summary>
    public const string AddressProtected = "address protected";

    /// <summary>By which a feed says what somebody was called before, where they lived before, and that a child is not born yet.</summary>
    public const string FormerSurname = "former surname", FormerAddress = "former address", Expected = "expected";

    public static Schema Schema { get; } = new(
    [
        new(FieldKind.FirstName), new(FieldKind.MiddleName), new(FieldKind.Surname), new(FieldKind.DateOfBirth), new(FieldKind.Sex),
        new(FieldKind.NhsNumber), new(FieldKind.Upn), new(FieldKind.Postcode), new(FieldKind.AddressLine),
    ]);

    public static Source SourceOf(Entry.PersonHeld held) => new(held.Person, held.Feed, StandingOf(held), held.More.GetValueOrDefault(AddressProtected) == "yes", held.Label);

    /// <summary>In the order of the schema.</summary>
    public static string?[] Values(Entry.PersonHeld held)
    {
        var (postcode, line) = Split(held.Addresses.Count > 0 ? held.Addresses[0] : null);
        return
        [
            held.Names.Count > 0 ? held.Names[0] : null, held.Names.Count > 2 ? string.Join(' ', held.Names.Skip(1).Take(held.Names.Count - 2)) : null, held.Names.Count > 1 ? held.Names[^1] : null,
            IsExpected(held) ? null : held.Born?.Text, held.More.GetValueOrDefault("sex"), held.NhsNumber, held.Upn, postcode, line,
        ];
    }

    /// <summary>Surname and address as they are said now.</summary>
    public static IEnumerable<FormerValue> Changeable(Entry.PersonHeld held)
    {
        var values = Values(held);
        return new[] { Surname, PostcodeField, Line }.Where(f => values[f] is { Length: > 0 }).Select(f => new FormerValue(f, values[f]!));
    }

    /// <summary>What the system itself says was so before.</summary>
    public static IReadOnlyList<FormerValue> SaidToBeFormer(Entry.PersonHeld held)
    {
        var surnames = (held.More.GetValueOrDefault(FormerSurname) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(s => new FormerValue(Surname, s));
        var (postcode, line) = Split(held.More.GetValueOrDefault(FormerAddress));
        return [.. surnames, .. new[] { (Field: PostcodeField, Value: postcode), (Field: Line, Value: line) }.Where(v => v.Value is { Length: > 0 }).Select(v => new FormerValue(v.Field, v.Value!))];
    }

    /// <summary>Whether both are compared alike: what else was said does not matter here.</summary>
    public static bool IsAlike(Entry.PersonHeld one, Entry.PersonHeld other) => SourceOf(one) == SourceOf(other) && Values(one).SequenceEqual(Values(other), StringComparer.Ordinal);

    public static bool IsExpected(Entry.PersonHeld held) => held.More.GetValueOrDefault(Expected) == "yes";

    private static readonly int Surname = Schema[FieldKind.Surname], PostcodeField = Schema[FieldKind.Postcode], Line = Schema[FieldKind.AddressLine];

    private static (string? Postcode, string? Line) Split(string? address)
    {
        var postcode = address is not null && Postcode().Match(address) is { Success: true } found ? found.Value : null;
        return (postcode, address?.Split(',', '\n')[0]);
    }

    private static Standing StandingOf(Entry.PersonHeld held) => IsExpected(held) ? Standing.Unborn
        : held.Names.Count == 0 && held.Born is null && held.NhsNumber is null && held.Upn is null ? Standing.Unnamed : Standing.Ordinary;

    [GeneratedRegex(@"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b", RegexOptions.None, 1000)]
    private static partial Regex Postcode();
}
