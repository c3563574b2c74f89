using System.Globalization;
using Goldthread.Linkage;
using Goldthread.Lives;

namespace Goldthread.Properties.Linking;

/// <summary>
/// A second invented county, to see how linking holds where it is harder: more numbers missing, more slips and names changed about, more twins, families of several marriages, parents beside children and sometimes of their
/// name, people who move often, and names that are given, written and handed on in other ways (<see cref="NamesOfPeoples"/>). The rates are guesses, and differ from those of <see cref="InventedFamilies"/> on purpose.
/// </summary>
public sealed class HarderFamilies(PopulationNames names, long seed)
{
    private static readonly (string Name, long Holds, long HasNumber)[] Agencies =
        [("health", 900_000, 850_000), ("school", 650_000, 80_000), ("social_care", 300_000, 450_000), ("police", 200_000, 10_000), ("early_help", 150_000, 300_000)];

    private readonly NamesOfPeoples peoples = new(names);

    public IEnumerable<InventedRow> Rows(int children)
    {
        var dice = new Dice(seed);
        var streets = Math.Max(children / 10, 50);
        for (var (person, family) = (0, 0); person < children; family++)
        {
            var d = dice.For("harder family", family);
            var people = d.Weighted(NamesOfPeoples.Shares);
            var house = peoples.House(people, d);
            // Who moves often has many addresses; others one, or two.
            var addresses = Enumerable.Range(0, d.Chance(40_000) ? (int)d.Between(4, 9) : d.Chance(400_000) ? 2 : 1).Select(_ => InventedFamilies.Postcode((int)d.Below(streets))).ToList();
            var born = new DateOnly(2006, 1, 1).AddDays((int)d.Below(18 * 365));
            var second = d.Chance(220_000) ? peoples.House(people, d) : null;
            var household = new List<Held>();
            for (var i = 0; i < 1 + d.Weighted([35, 35, 20, 10]) && person < children; i++)
            {
                var twin = i > 0 && d.Chance(50_000);
                if (i > 0 && !twin) born = born.AddDays((int)d.Between(300, 1700));
                var of = second is not null && d.Chance(500_000) ? second : house;
                var sex = d.Chance(510_000) ? 'M' : 'F';
                Named name;
                do name = peoples.Child(of, sex, d);
                while (household.Exists(s => s.Name.First == name.First));
                // In a family of two marriages some are called by the other name sometimes.
                household.Add(new(person++, name, second is not null && d.Chance(300_000) ? peoples.Child(of == house ? second : house, sex, d).Surname : null, born, sex, InventedFamilies.Number(d), addresses));
            }
            if (d.Chance(350_000))
            {
                var sex = d.Chance(500_000) ? 'M' : 'F';
                var name = peoples.Child(house, sex, d);
                var namesake = household.Find(c => c.Sex == sex);
                if (namesake is not null && d.Chance(house.ByParent)) name = namesake.Name;
                household.Add(new(person++, name, null, household[0].Born.AddDays(-(int)d.Between(17 * 365, 40 * 365)), sex, InventedFamilies.Number(d), addresses) { GrownUp = true });
            }
            foreach (var one in household)
                foreach (var row in RowsOf(one, family, household, d)) yield return row;
        }
    }

    private IEnumerable<InventedRow> RowsOf(Held one, int family, List<Held> all, Dice d)
    {
        for (var a = 0; a < Agencies.Length; a++)
        {
            var (agency, holds, hasNumber) = Agencies[a];
            if (one.GrownUp && agency is "school") continue;
            var times = d.Chance(holds) ? d.Chance(60_000) ? 2 : 1 : 0;
            for (var t = 0; t < times; t++)
            {
                var number = !d.Chance(hasNumber) ? "" : d.Chance(4_000) ? d.Pick(all).Number : d.Chance(15_000) ? InventedFamilies.Slip(one.Number, d, "0123456789") : one.Number;
                var written = peoples.Write(one.Name, d);
                var (first, surname) = (written.First, one.OtherSurname is not null && d.Chance(400_000) ? one.OtherSurname : written.Surname);
                if (d.Chance(60_000)) first = InventedFamilies.Slip(first, d, "abcdefghijklmnopqrstuvwxyz");
                if (d.Chance(50_000)) surname = InventedFamilies.Slip(surname, d, "abcdefghijklmnopqrstuvwxyz");
                if (d.Chance(15_000)) first = d.Chance(500_000) ? "" : first[..1];
                if (d.Chance(30_000)) (first, surname) = (surname, first);
                var middle = d.Below(10) switch { < 5 => "", < 7 when written.Middle.Length > 0 => written.Middle[..1], _ => written.Middle };
                var postcode = d.Chance(50_000) ? "" : d.Chance(25_000) ? InventedFamilies.Slip(d.Pick(one.Addresses), d, "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789") : d.Pick(one.Addresses);
                var gender = d.Below(1000) switch { < 8 => one.Sex == 'M' ? "F" : "M", < 60 => "", _ => one.Sex.ToString() };
                yield return new($"{agency[..2]}{one.Person:0000000}{t}", agency, number, first, middle, surname, Birth(one, d), gender, postcode, one.Person, family);
            }
        }
    }

    private static string Birth(Held one, Dice d) => d.Below(1000) switch
    {
        < 100 when one.GrownUp => "",
        < 12 when one.Born.Day <= 12 => $"{one.Born.Year}-{one.Born.Day:00}-{one.Born.Month:00}",
        < 27 => one.Born.AddDays(d.Chance(500_000) ? (int)d.Between(1, 20) : -(int)d.Between(1, 20)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        < 33 => one.Born.AddYears(d.Chance(500_000) ? 1 : -1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        < 43 => $"{one.Born.Year}-01-01",
        < 53 => "",
        _ => one.Born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    private sealed record Held(int Person, Named Name, string? OtherSurname, DateOnly Born, char Sex, string Number, IReadOnlyList<string> Addresses)
    {
        public bool GrownUp { get; init; }
    }
}
