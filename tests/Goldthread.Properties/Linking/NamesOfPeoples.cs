using Goldthread.Linkage;
using Goldthread.Lives;

namespace Goldthread.Properties.Linking;

/// <param name="Surname">As the family would write it in full.</param>
public sealed record Named(int People, string First, string Middle, string Surname);

/// <summary>What a family hands on.</summary>
/// <param name="Surname">The name of the family; of people who have none, the grandfather's.</param>
/// <param name="Father">Of people whose children are called by the father's name.</param>
/// <param name="ByParent">In how many of a million such families a child has a parent's first name.</param>
public sealed record House(int People, string Surname, string Father, long ByParent);

/// <summary>How names are given, handed on and written down by people of several origins; what is usual alone, from what guides to naming practices for those who register people say.</summary>
sealed class NamesOfPeoples(PopulationNames names)
{
    private const int English = 0, SouthAsian = 1, Sikh = 2, Polish = 3, Somali = 4;

    /// <summary>Of ten families so many are English by name, South Asian, Sikh, Polish, Somali.</summary>
    public static IReadOnlyList<int> Shares => [5, 2, 1, 1, 1];

    private static readonly string[] Called = ["Ali", "Hamza", "Ibrahim", "Yusuf", "Bilal", "Usman", "Zain", "Hassan", "Adam", "Rayyan", "Imran", "Haroon"], CalledF = ["Aisha", "Fatima", "Zainab", "Maryam", "Khadija", "Sana", "Hafsa", "Amina", "Noor", "Sumayyah"];
    private static readonly string[] Surnames = ["Khan", "Hussain", "Ahmed", "Ali", "Begum", "Akhtar", "Miah", "Uddin", "Rahman", "Iqbal", "Malik", "Mahmood", "Shah", "Patel"];
    private static readonly string[] SikhFirst = ["Arjan", "Harpreet", "Gurpreet", "Simran", "Jasmine", "Manpreet", "Amrit", "Jaspreet", "Kiran", "Balraj"], SikhHouses = ["Gill", "Dhillon", "Sandhu", "Sidhu", "Grewal", "Bains"];
    private static readonly string[] PolishFirst = ["Jakub", "Michał", "Aleksander", "Jan", "Łukasz", "Wojciech", "Antoni"], PolishFirstF = ["Katarzyna", "Małgorzata", "Aleksandra", "Zofia", "Agnieszka", "Julia", "Hanna"], PolishHouses = ["Kowalski", "Wiśniewski", "Zieliński", "Kamiński", "Lewandowski", "Szymański", "Woźniak", "Dąbrowski"];
    private static readonly string[] SomaliNames = ["Abdi", "Mohamed", "Ahmed", "Hassan", "Ali", "Omar", "Ismail", "Yusuf", "Farah", "Warsame", "Jama", "Nur"], SomaliNamesF = ["Hodan", "Ifrah", "Sahra", "Hamdi", "Ayan", "Khadra", "Fadumo", "Asha"];

    // Each as it is written as well.
    private static readonly Dictionary<string, string[]> Spellings = new(StringComparer.Ordinal)
    {
        ["Mohammed"] = ["Muhammad", "Mohammad", "Mohamed", "Md"],
        ["Mohamed"] = ["Mohammed", "Maxamed"],
        ["Hussain"] = ["Hussein", "Husain"],
        ["Ahmed"] = ["Ahmad", "Axmed"],
        ["Yusuf"] = ["Yousuf", "Yusef"],
        ["Aisha"] = ["Ayesha", "Aaisha"],
        ["Fatima"] = ["Fatimah"],
        ["Zainab"] = ["Zaynab"],
        ["Maryam"] = ["Mariam"],
        ["Rahman"] = ["Rehman"],
        ["Hassan"] = ["Hasan", "Xasan"],
        ["Ali"] = ["Aly", "Cali"],
        ["Abdi"] = ["Cabdi"],
        ["Fadumo"] = ["Faduma"],
        ["Khadija"] = ["Khadijah"],
        ["Katarzyna"] = ["Kasia"],
        ["Małgorzata"] = ["Gosia", "Malgorzata"],
        ["Aleksandra"] = ["Ola"],
        ["Jakub"] = ["Kuba"],
        ["Aleksander"] = ["Olek", "Alexander"],
        ["Zofia"] = ["Zosia"],
        ["Wojciech"] = ["Wojtek"],
        ["Łukasz"] = ["Lukasz"],
        ["Michał"] = ["Michal"],
    };

    private readonly InventedFamilies.Draw firstNames = new(names.FirstNames), surnames = new(names.Surnames);

    public House House(int people, Dice d) => people switch
    {
        SouthAsian => new(people, d.Pick(Surnames), d.Pick(Called), 80_000),
        Sikh => new(people, d.Pick(SikhHouses), "", 0),
        Polish => new(people, d.Pick(PolishHouses), "", 30_000),
        Somali => new(people, d.Pick(SomaliNames), d.Pick(SomaliNames), 20_000),
        _ => new(people, d.Chance(150_000) ? $"{Capital(surnames.One(d))}-{Capital(surnames.One(d))}" : Capital(surnames.One(d)), "", 40_000),
    };

    /// <summary>Somebody of a family, in full.</summary>
    public Named Child(House house, char sex, Dice d) => house.People switch
    {
        SouthAsian when sex == 'M' && d.Chance(350_000) => new(SouthAsian, "Mohammed", d.Pick(Called), d.Chance(200_000) ? house.Father : house.Surname),
        SouthAsian => new(SouthAsian, d.Pick(sex == 'M' ? Called : CalledF), "", sex == 'F' && d.Chance(300_000) ? "Begum" : d.Chance(200_000) ? house.Father : house.Surname),
        Sikh => new(Sikh, d.Pick(SikhFirst), sex == 'M' ? "Singh" : "Kaur", house.Surname),
        Polish => new(Polish, d.Pick(sex == 'M' ? PolishFirst : PolishFirstF), "", sex == 'F' && house.Surname.EndsWith("ki", StringComparison.Ordinal) ? $"{house.Surname[..^1]}a" : house.Surname),
        Somali => new(Somali, d.Pick(sex == 'M' ? SomaliNames : SomaliNamesF), house.Father, house.Surname),
        _ => new(English, Capital(firstNames.One(d)), d.Chance(700_000) ? Capital(firstNames.One(d)) : "", house.Surname),
    };

    /// <summary>As somebody wrote it down.</summary>
    public Named Write(Named name, Dice d)
    {
        var (first, middle, surname) = (Spelt(name.First, d), Spelt(name.Middle, d), Spelt(name.Surname, d));
        switch (name.People)
        {
            // Called by the second name, with or without the first.
            case SouthAsian when middle.Length > 0:
                return d.Below(10) switch { < 2 => name with { First = middle, Middle = "", Surname = surname }, < 4 => name with { First = $"{first} {middle}", Middle = "", Surname = surname }, _ => name with { First = first, Middle = middle, Surname = surname } };
            case Sikh:
                return d.Below(10) switch { < 4 => name with { First = first, Middle = "", Surname = middle }, < 5 => name with { First = first, Middle = "", Surname = $"{middle} {surname}" }, _ => name with { First = first, Middle = middle, Surname = surname } };
            case Polish:
                // A sister by the brother's name, and letters that the keyboard has not.
                if (d.Chance(150_000) && surname.EndsWith("ka", StringComparison.Ordinal)) surname = $"{surname[..^1]}i";
                return name with { First = d.Chance(600_000) ? Plain(first) : first, Middle = middle, Surname = d.Chance(600_000) ? Plain(surname) : surname };
            case Somali:
                return d.Below(10) switch { < 3 => name with { First = first, Middle = "", Surname = middle }, < 4 => name with { First = $"{first} {middle}", Middle = "", Surname = surname }, _ => name with { First = first, Middle = middle, Surname = surname } };
            default:
                if (surname.Contains('-', StringComparison.Ordinal) && d.Chance(250_000)) surname = surname.Split('-')[(int)d.Below(2)];
                if (d.Chance(70_000) && names.Forms(first.ToLowerInvariant()) is { Count: > 0 } forms) first = Capital(d.Pick(forms));
                return name with { First = first, Middle = middle, Surname = surname };
        }
    }

    private static string Spelt(string name, Dice d) => d.Chance(200_000) && Spellings.TryGetValue(name, out var others) ? d.Pick(others) : name;

    private static string Plain(string name) => name.Replace('ł', 'l').Replace('Ł', 'L').Replace('ś', 's').Replace('ń', 'n').Replace('ź', 'z').Replace('ą', 'a');

    private static string Capital(string name) => $"{char.ToUpperInvariant(name[0])}{name[1..]}";
}
