using System.Globalization;
using Goldthread.Linkage;
using Goldthread.Lives;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Partnerships;

/// <summary>An invented person as they truly are.</summary>
/// <param name="Place">Among the people of the family: children from 0, the mother 5, the father 6, a partner 7, a grandmother 8.</param>
/// <param name="Surnames">With the minute from which each is used.</param>
/// <param name="Homes">Likewise.</param>
/// <param name="Birth">In minutes.</param>
internal sealed record Resident(string Label, int Place, NameTable Names, string FirstName, IReadOnlyList<(long From, string Surname)> Surnames, IReadOnlyList<(long From, Address Home)> Homes,
    string Sex, long Birth, string? NhsNumber, string? Upn)
{
    private const int PeopleOfFamily = 8;

    private static readonly string[] Adults = ["mother", "father", "partner", "grandmother"];

    public bool IsChild => Place < 5;

    public PersonLabel Kind => IsChild ? PersonLabel.UnbornThenChild : PersonLabel.Adult;

    public string SurnameAt(long minute) => At(Surnames, minute);

    public Address HomeAt(long minute) => At(Homes, minute);

    public static string PersonId(int family, int place, bool second, string system)
    {
        var offset = 0;
        foreach (var letter in system) offset = ((offset * 31) + letter) & 0x3FFFFF;
        // An odd number times the place, in 22 bits: everybody another, and neighbours far apart.
        return (((((long)family * 18) + (place * 2) + (second ? 1 : 0)) * 1_640_531 + offset) & 0x3FFFFF).ToString("0000000", CultureInfo.InvariantCulture);
    }

    /// <summary>The people of a family.</summary>
    /// <param name="moves">Minutes at which they move, and whether into another authority.</param>
    /// <param name="partnerJoins">The minute at which a new partner comes to live there; null = never.</param>
    public static IReadOnlyList<Resident> Of(Household household, PartnershipPlan plan, Dice family, IReadOnlyList<(long At, bool Away)> moves, long? partnerJoins)
    {
        var dice = family.For("names");
        var weights = plan.Names.Select(n => n.Weight).ToList();
        var own = plan.Names[dice.Weighted(weights)];
        // Most families' names come from one place.
        NameTable Table() => dice.Chance(850_000) ? own : plan.Names[dice.Weighted(weights)];
        var tables = Adults.ToDictionary(a => a, _ => Table(), StringComparer.Ordinal);
        string Surname(string adult) => dice.Pick(tables[adult].Surnames);
        var (mother, father, partner, grandmother) = (Surname("mother"), Surname("father"), Surname("partner"), Surname("grandmother"));
        var oldest = household.Children[0].Birth;
        var married = dice.Chance(450_000);
        var children = dice.Chance(620_000) ? father : dice.Chance(700_000) || mother.Contains('-', StringComparison.Ordinal) ? mother : $"{mother}-{father}";
        var takes = partnerJoins is not null && dice.Chance(300_000);
        List<(long, string)> Names(string first, params (long From, string Surname)?[] later) => [(long.MinValue, first), .. later.OfType<(long, string)>()];
        var mothers = Names(mother, married ? (oldest - dice.Between(-2, 6) * 365 * Span.Day, father) : null, takes ? (partnerJoins!.Value + (120 * Span.Day), partner) : null);
        var theirs = Names(children, takes ? (partnerJoins!.Value + (200 * Span.Day), partner) : null);
        var homes = DrawHomes(household, plan, family.For("homes"), moves);
        var elsewhere = DrawHomes(household with { Number = household.Number + 1 }, plan, family.For("other home"), []);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var people = new List<Resident>();
        foreach (var (index, (label, birth)) in household.Children.Index().Take(5))
        {
            var its = family.For("child", index);
            var girl = its.Chance(487_000);
            string first;
            do first = its.Pick(girl ? own.Girls : own.Boys); while (!taken.Add(first) && taken.Count < 6);
            people.Add(new(label, index, own, first, theirs, homes, girl ? "F" : "M", birth, Number(index), Linkage.Upn.ForTests((household.Number * PeopleOfFamily) + index)));
        }
        foreach (var (index, adult) in Adults.Index())
        {
            var its = family.For(adult);
            var (female, names) = (adult is "mother" or "grandmother", tables[adult]);
            var age = adult == "grandmother" ? its.Between(44, 64) : household.Groups.Contains("young-parent") && adult == "mother" ? its.Between(17, 19) : its.Between(21, 38);
            IReadOnlyList<(long, string)> surnames = adult switch { "mother" => mothers, "father" => Names(father), "partner" => Names(partner), _ => Names(grandmother) };
            var apart = adult == "grandmother" || adult == "father" && household.Groups.Contains("parents-apart");
            var lives = adult == "partner" && partnerJoins is { } joins ? [.. elsewhere, .. homes.Where(h => h.From > joins), (joins, At(homes, joins))] : apart ? elsewhere : homes;
            people.Add(new(adult, 5 + index, names, its.Pick(female ? names.Girls : names.Boys), surnames, [.. lives.OrderBy(l => l.From)], female ? "F" : "M", oldest - (age * 365 * Span.Day) - its.Below(365 * Span.Day),
                adult == "grandmother" ? null : Number(5 + index), null));
        }
        return people;

        string? Number(int place) => Linkage.NhsNumber.ForTests(((household.Number * PeopleOfFamily) + place) % 1_000_000);
    }

    private static List<(long From, Address Home)> DrawHomes(Household household, PartnershipPlan plan, Dice dice, IReadOnlyList<(long At, bool Away)> moves)
    {
        var here = plan.Areas.First(a => a.Name == household.Area);
        Address Draw(Area area) => new(string.Create(CultureInfo.InvariantCulture, $"{dice.Between(1, 140)} {dice.Pick(area.Streets)}"), dice.Pick(area.Places),
            string.Create(CultureInfo.InvariantCulture, $"{dice.Pick(area.Postcodes)} {dice.Between(1, 9)}{"ABDEFGHJLN"[(int)dice.Below(10)]}{"PQRSTUWXYZ"[(int)dice.Below(10)]}"));
        return [(long.MinValue, Draw(here)), .. moves.Select(m => (m.At, Draw(m.Away ? plan.Elsewhere : here)))];
    }

    private static T At<T>(IReadOnlyList<(long From, T Value)> values, long minute)
    {
        var found = values[0].Value;
        foreach (var (from, value) in values)
            if (from <= minute) found = value;
        return found;
    }
}
