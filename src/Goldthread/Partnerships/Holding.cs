using Goldthread.Linkage;
using Goldthread.Lives;
using Goldthread.Time;

namespace Goldthread.Partnerships;

/// <summary>How one system holds one person: what it has, what it has wrong, and when it changes.</summary>
internal sealed class Holding
{
    private readonly RecordSystem system;
    private readonly Resident resident;
    private readonly Dice dice;
    private readonly HashSet<string> wrong, held;
    private readonly long told;
    private (bool, bool, string, Address)? last;

    /// <param name="second">The same person held a second time.</param>
    /// <param name="plainly">Everything that the system holds of anybody, and nothing of it wrong.</param>
    public Holding(string feed, RecordSystem system, Resident resident, int family, bool second, bool plainly, Dice dice)
    {
        (this.system, this.resident, this.dice) = (system, resident, dice.For($"held {feed} {resident.Label}", second ? 1 : 0));
        Person = new(feed, Resident.PersonId(family, resident.Place, second, feed), 0, resident.Kind);
        told = this.dice.For("told").Between(0, 45);
        held = [.. RecordSystem.Identifiers.Where(i => system.Holds.GetValueOrDefault(i) is > 0 and var share && (plainly || this.dice.For("holds " + i).Chance(share)))];
        wrong = plainly ? [] : [.. RecordSystem.Faults.Where(f => this.dice.For("wrong " + f).Chance(system.Wrong.GetValueOrDefault(f)))];
    }

    /// <summary>As last told; version 0 before it has been.</summary>
    public HeldPerson Person { get; private set; }

    /// <summary>The person as the system holds them from a minute on, or null when it holds them no otherwise than before.</summary>
    public HeldPerson? Change(long minute)
    {
        // Nothing else of a person changes with time.
        var state = (minute >= resident.Birth, AtSchool(minute), resident.SurnameAt(minute), Home(minute));
        if (state == last) return null;
        last = state;
        var now = Look(minute);
        if (Person.Version > 0 && now with { Version = Person.Version } == Person) return null;
        return Person = now with { Version = Person.Version + 1 };
    }

    private HeldPerson Look(long minute)
    {
        var (born, names) = (minute >= resident.Birth, resident.Names);
        var spelling = dice.For("spelling");
        var (slip, first) = (wrong.Contains("name"), spelling.Chance(500_000));
        var surname = resident.Surnames.Count > 1 && wrong.Contains("surname-former") ? resident.Surnames[^2].Surname : resident.SurnameAt(minute);
        var name = resident.IsChild && (!born || !held.Contains("first-name")) ? "Baby" : held.Contains("first-name") ? resident.FirstName : null;
        return Person with
        {
            FirstName = slip && first && name == resident.FirstName ? names.Misspelt(resident.FirstName, spelling) : name,
            Surname = slip && !first ? names.Misspelt(surname, spelling) : surname,
            DateOfBirth = born && held.Contains("date-of-birth") ? Birth() : null,
            Expected = born ? null : Axis.Dated.Earliest(resident.Birth + (dice.For("expected").Between(-14, 14) * Span.Day)),
            Sex = born ? resident.Sex : null,
            NhsNumber = born && held.Contains("nhs-number") && resident.NhsNumber is { } number ? wrong.Contains("nhs-number") ? Slipped(number) : number : null,
            Upn = held.Contains("upn") && resident.Upn is { } upn && AtSchool(minute) ? wrong.Contains("upn") ? Slipped(upn) : upn : null,
            Address = held.Contains("address") ? Home(minute) : null,
        };
    }

    private bool AtSchool(long minute) => minute - resident.Birth > 4 * 365 * Span.Day;

    private DateOnly Birth()
    {
        var day = Axis.Dated.Earliest(resident.Birth);
        if (!wrong.Contains("date-of-birth")) return day;
        // Day and month changed about where both can be either, else a slip of some days.
        return day.Day <= 12 && day.Day != day.Month ? new(day.Year, day.Day, day.Month) : day.AddDays(day.Day > 15 ? -(int)dice.For("day").Between(1, 9) : (int)dice.For("day").Between(1, 9));
    }

    // A system that keeps old addresses keeps the one before; the first is written with another house number.
    private Address Home(long minute)
    {
        if (!wrong.Contains("address")) return resident.HomeAt(minute - (told * Span.Day));
        var first = resident.Homes[0].Home;
        return first with { Line = $"{dice.For("house").Between(1, 140)} {first.Line[(first.Line.IndexOf(' ', StringComparison.Ordinal) + 1)..]}" };
    }

    private string Slipped(string number)
    {
        var at = (int)dice.For("digits").Between(3, 7);
        while (at < 8 && number[at] == number[at + 1]) at++;
        return number[..at] + number[at + 1] + number[at] + number[(at + 2)..];
    }
}
