using System.Globalization;
using Goldthread.Linkage;
using Goldthread.Lives;

namespace Goldthread.Properties.Linking;

/// <summary>One row that an agency holds of an invented child, as it wrote it. Nobody in it is real.</summary>
/// <param name="Child">Who it truly is.</param>
/// <param name="Family">Whose children are brothers and sisters.</param>
public sealed record InventedRow(string Id, string Agency, string NhsNumber, string FirstName, string MiddleName, string Surname, string DateOfBirth, string Gender, string Postcode, int Child, int Family)
{
    public const string Header = "unique_id,agency,nhs_number,first_name,middle_name,surname,dob,gender,postcode,cluster";

    public string Csv => $"{Id},{Agency},{NhsNumber},{FirstName},{MiddleName},{Surname},{DateOfBirth},{Gender},{Postcode},{Child}";
}

/// <summary>
/// Invented children of families, as several agencies might hold them: brothers, sisters and twins at one address, moves, changed and double surnames, pet names, slips, numbers that are missing, mistyped,
/// a brother's or sister's, or given twice. How often each happens follows what studies of linked health and school records report, rounded; where they say nothing it is a guess, and so is the whole.
/// </summary>
public sealed class InventedFamilies(PopulationNames names, long seed)
{
    private static readonly (string Name, long Holds, long HasNumber)[] Agencies =
        [("health", 920_000, 970_000), ("school", 620_000, 120_000), ("social_care", 220_000, 600_000), ("police", 140_000, 20_000), ("early_help", 120_000, 400_000)];

    private const int FirstYear = 2006, Years = 18;
    private readonly Draw firstNames = new(names.FirstNames), surnames = new(names.Surnames);

    /// <summary>So many children, in order of their families, each with the rows of the agencies that know them.</summary>
    public IEnumerable<InventedRow> Rows(int children)
    {
        var dice = new Dice(seed);
        var streets = Math.Max(children / 12, 50);
        for (var (child, family) = (0, 0); child < children; family++)
        {
            var d = dice.For("family", family);
            var surname = Write(surnames.One(d));
            if (d.Chance(60_000)) surname = $"{surname}-{Write(surnames.One(d))}";
            var (address, later) = (Postcode((int)d.Below(streets)), d.Chance(300_000) ? Postcode((int)d.Below(streets)) : null);
            var born = new DateOnly(FirstYear, 1, 1).AddDays((int)d.Below(Years * 365));
            var size = 1 + d.Weighted([42, 38, 14, 6]);
            var siblings = new List<Child>();
            for (var i = 0; i < size && child < children; i++)
            {
                var twin = i > 0 && d.Chance(25_000);
                if (i > 0 && !twin) born = born.AddDays((int)d.Between(330, 1500));
                string first;
                do first = Write(firstNames.One(d));
                while (siblings.Exists(s => s.First == first));
                siblings.Add(new(child++, family, first, d.Chance(700_000) ? Write(firstNames.One(d)) : "", d.Chance(30_000) ? Write(surnames.One(d)) : surname, born, d.Chance(510_000) ? 'M' : 'F', Number(d), address, later));
            }
            foreach (var one in siblings)
                foreach (var row in Held(one, siblings, d)) yield return row;
        }
    }

    private IEnumerable<InventedRow> Held(Child child, List<Child> siblings, Dice d)
    {
        var second = d.Chance(2_000) ? Number(d) : null;
        var otherSurname = d.Chance(30_000) ? Write(surnames.One(d)) : null;
        var any = false;
        for (var a = 0; a < Agencies.Length; a++)
        {
            var (agency, holds, hasNumber) = Agencies[a];
            var times = d.Chance(holds) ? d.Chance(40_000) ? 2 : 1 : 0;
            if (a == Agencies.Length - 1 && !any && times == 0) times = 1;
            for (var t = 0; t < times; t++)
            {
                any = true;
                var number = !d.Chance(hasNumber) ? "" : d.Chance(3_000) ? d.Pick(siblings).Number : second is not null && d.Chance(500_000) ? second : d.Chance(7_000) ? Slip(child.Number, d, "0123456789") : child.Number;
                if (number.Length == 10 && d.Chance(100_000)) number = $"{number[..3]} {number[3..6]} {number[6..]}";
                var (first, surname) = (First(child, d), Surname(child, otherSurname, d));
                if (d.Chance(8_000)) (first, surname) = (surname, first);
                if (agency == "police") (first, surname) = (first.ToUpperInvariant(), surname.ToUpperInvariant());
                yield return new($"{agency[..2]}{child.Place:0000000}{t}", agency, number, first, Middle(child, d), surname, Birth(child, d), Gender(child, d), Address(child, d), child.Place, child.Family);
            }
        }
    }

    private string First(Child child, Dice d) => d.Below(1000) switch
    {
        < 55 => names.Forms(child.First.ToLowerInvariant()) is { Count: > 0 } forms ? Write(d.Pick(forms)) : child.First,
        < 85 => Slip(child.First, d, "abcdefghijklmnopqrstuvwxyz"),
        < 95 => child.Middle.Length > 0 ? child.Middle : child.First,
        < 103 => child.First[..1],
        < 111 => "",
        < 115 => "Baby",
        _ => child.First,
    };

    private static string Middle(Child child, Dice d) => d.Below(100) switch { < 40 => "", < 52 when child.Middle.Length > 0 => child.Middle[..1], < 54 => Slip(child.Middle, d, "abcdefghijklmnopqrstuvwxyz"), _ => child.Middle };

    private static string Surname(Child child, string? other, Dice d) => d.Below(1000) switch
    {
        < 25 => Slip(child.Surname, d, "abcdefghijklmnopqrstuvwxyz"),
        < 40 => child.Surname.Split('-')[(int)d.Below(child.Surname.Split('-').Length)],
        _ => other is not null && d.Chance(500_000) ? other : child.Surname,
    };

    private static string Birth(Child child, Dice d)
    {
        var b = child.Born;
        return d.Below(1000) switch
        {
            < 7 when b.Day <= 12 => $"{b.Year}-{b.Day:00}-{b.Month:00}",
            < 17 => b.AddDays(d.Chance(500_000) ? (int)d.Between(1, 9) : -(int)d.Between(1, 9)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            < 21 => b.AddYears(d.Chance(500_000) ? 1 : -1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            < 24 => $"{b.Year}-01-01",
            < 29 => "",
            < 30 => "1900-01-01",
            _ => b.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }

    private static string Gender(Child child, Dice d) => d.Below(1000) switch { < 5 => child.Sex == 'M' ? "F" : "M", < 30 => "", _ => child.Sex.ToString() };

    private static string Address(Child child, Dice d)
    {
        var one = child.Later is not null && d.Chance(500_000) ? child.Later : child.Postcode;
        return d.Below(1000) switch { < 40 => "", < 60 => Slip(one, d, "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"), _ => one };
    }

    /// <summary>One letter another, left out, put in, or changed about with the next.</summary>
    internal static string Slip(string word, Dice d, string letters)
    {
        if (word.Length < 2) return word;
        var at = (int)d.Below(word.Length - 1);
        return d.Below(4) switch
        {
            0 => $"{word[..at]}{letters[(int)d.Below(letters.Length)]}{word[(at + 1)..]}",
            1 when letters[0] != '0' => word.Remove(at, 1),
            2 when letters[0] != '0' => word.Insert(at, letters[(int)d.Below(letters.Length)].ToString()),
            _ => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}",
        };
    }

    internal static string Number(Dice d)
    {
        while (true)
        {
            var nine = d.Between(400_000_000, 799_999_999).ToString(CultureInfo.InvariantCulture);
            for (var digit = '0'; digit <= '9'; digit++)
                if (NhsNumber.Checks(nine + digit)) return nine + digit;
        }
    }

    // Postcodes of areas that do not exist, about twenty to a sector.
    internal static string Postcode(int place)
    {
        var (sector, unit) = (place / 20, place % 20);
        return $"{(char)('A' + (sector / 9 / 90 % 26))}Q{(sector / 9 % 90) + 10} {sector % 9}{(char)('A' + unit)}{(char)('A' + (place % 7))}";
    }

    private static string Write(string name) => $"{char.ToUpperInvariant(name[0])}{name[1..]}";

    private sealed record Child(int Place, int Family, string First, string Middle, string Surname, DateOnly Born, char Sex, string Number, string Postcode, string? Later);

    /// <summary>Names as often as people have them.</summary>
    internal sealed class Draw
    {
        private readonly string[] words;
        private readonly long[] upTo;

        public Draw(IReadOnlyDictionary<string, double> shares)
        {
            words = [.. shares.Keys.Order(StringComparer.Ordinal)];
            upTo = new long[words.Length];
            long sum = 0;
            for (var i = 0; i < words.Length; i++) upTo[i] = sum += (long)(shares[words[i]] * 1_000_000);
        }

        public string One(Dice d) => Array.BinarySearch(upTo, d.Below(upTo[^1]) + 1) is var at && at < 0 ? words[~at] : words[at];
    }
}
