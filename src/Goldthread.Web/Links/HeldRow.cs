using System.Text.RegularExpressions;
using Goldthread.Linkage;
using Goldthread.Store.Entries;

namespace Goldthread.Web.Links;

/// <summary>A person as an agency holds them, as a row that is compared.</summary>
static partial class HeldRow
{
    /// <summary>By which a feed says that an address is not to be shown or matched on.</summary>
    public const string AddressProtected = "address protected";

    public static Schema Schema { get; } = new(
    [
        new(FieldKind.FirstName), new(FieldKind.MiddleName), new(FieldKind.Surname), new(FieldKind.DateOfBirth), new(FieldKind.Sex),
        new(FieldKind.NhsNumber), new(FieldKind.Upn), new(FieldKind.Postcode), new(FieldKind.AddressLine),
    ]);

    public static Source SourceOf(Entry.PersonHeld held) => new(held.Person, held.Feed, StandingOf(held), held.More.GetValueOrDefault(AddressProtected) == "yes");

    /// <summary>In the order of the schema.</summary>
    public static string?[] Values(Entry.PersonHeld held)
    {
        var address = held.Addresses.Count > 0 ? held.Addresses[0] : null;
        var postcode = address is not null && Postcode().Match(address) is { Success: true } found ? found.Value : null;
        return
        [
            held.Names.Count > 0 ? held.Names[0] : null, held.Names.Count > 2 ? string.Join(' ', held.Names.Skip(1).Take(held.Names.Count - 2)) : null, held.Names.Count > 1 ? held.Names[^1] : null,
            IsExpected(held) ? null : held.Born?.Text, held.More.GetValueOrDefault("sex"), held.NhsNumber, held.Upn, postcode, address?.Split(',', '\n')[0],
        ];
    }

    /// <summary>Whether both are compared alike: what else was said does not matter here.</summary>
    public static bool IsAlike(Entry.PersonHeld one, Entry.PersonHeld other) => SourceOf(one) == SourceOf(other) && Values(one).SequenceEqual(Values(other), StringComparer.Ordinal);

    public static bool IsExpected(Entry.PersonHeld held) => held.More.GetValueOrDefault("expected") == "yes";

    private static Standing StandingOf(Entry.PersonHeld held) => IsExpected(held) ? Standing.Unborn
        : held.Names.Count == 0 && held.Born is null && held.NhsNumber is null && held.Upn is null ? Standing.Unnamed : Standing.Ordinary;

    [GeneratedRegex(@"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b", RegexOptions.None, 1000)]
    private static partial Regex Postcode();
}
