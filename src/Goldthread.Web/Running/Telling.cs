using System.Globalization;
using System.Text.RegularExpressions;
using Goldthread.Access;
using Goldthread.Escalation;
using Goldthread.Store.Entries;
using Goldthread.Time;
using Goldthread.Web.Layout;

namespace Goldthread.Web.Running;

/// <summary>People, agencies and times of a partnership in words, for one reader.</summary>
public sealed partial class Telling(Board board, string reader)
{
    private readonly Register register = board.Register;

    /// <summary>The agency that is read for.</summary>
    public string Reader => reader;

    /// <summary>As the reader's own agency holds the person, else as the first does that holds a name.</summary>
    public string Person(string label)
    {
        if (!register.Knows(label)) return label;
        if (register.IsClosed(label)) return "somebody";
        var holders = Holders(label);
        var own = holders.FirstOrDefault(h => h.Names.Count > 1 && register.AgenciesOf(h.Feed).Contains(reader));
        var best = own ?? holders.FirstOrDefault(h => h.Names.Count > 1 && h.Names[0] != "Baby") ?? holders.FirstOrDefault();
        return best is not { Names.Count: > 0 } ? "somebody without a name" : string.Join(' ', best.Names);
    }

    /// <summary>"born 4 March 2019", or "expected 5 January 2027" where nobody says that the child was born; null = nobody says either.</summary>
    public string? Born(string label)
    {
        var said = Holders(label).Where(h => h.Born is not null).ToList();
        if ((said.Find(h => !IsExpected(h)) ?? said.FirstOrDefault()) is not { } held || !DateOnly.TryParseExact(held.Born!.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return null;
        return $"{(IsExpected(held) ? "expected" : "born")} {Day(day)}";
    }

    /// <summary>Every date of birth that a system holds, the one that most hold first, each with who says so where they differ: nobody chooses between them.</summary>
    public string? Births(string label)
    {
        var said = Holders(label).Where(h => h.Born is not null).GroupBy(h => (Day: h.Born!.Text, Expected: IsExpected(h))).OrderBy(g => g.Key.Expected).ThenByDescending(g => g.Count()).ThenBy(g => g.Key.Day, StringComparer.Ordinal).ToList();
        if (said.Exists(g => !g.Key.Expected)) said.RemoveAll(g => g.Key.Expected);
        string Date((string Day, bool Expected) date) => $"{(date.Expected ? "expected " : "")}{Day(date.Day)}";
        return said.Count == 0 ? null : said.Count == 1 ? Date(said[0].Key)
            : $"{string.Join("; ", said.Select(g => $"{Date(g.Key)}, by {Prose.List(g.Select(h => h.Feed).Distinct(StringComparer.Ordinal))}"))}. They do not agree.";
    }

    /// <summary>"Westmarsh health visiting", "Harbour Road surgery".</summary>
    public string Agency(string name) => Prose.Capital(register.Agencies[name]?.Label ?? Agencies.Agency.WordsOf(name, board.Setting.Vocabulary.AgencyKinds));

    /// <summary>An agency in somebody's life; where the reader is not to learn where they are, no more than whom to ring.</summary>
    public string Service(string agency, Protection? guard) => guard is null || agency == reader ? Agency(agency) : $"{Redaction.Withheld} ({guard.Lead})";

    public string Practitioner(string id) => register.Practitioner(id) ?? id;

    /// <summary>What the engine wrote, with labels and short names turned into words.</summary>
    public string Tell(string text) => Short().Replace(Label().Replace(text, m => Named(m.Value)), m => register.Agencies[m.Value] is not null ? Agency(m.Value) : m.Value);

    // A label may end a sentence, or stand before 's, and may hold a full stop itself.
    private string Named(string word)
    {
        for (var length = word.Length; length > 0; length--)
            if ((length == word.Length || !char.IsLetterOrDigit(word[length])) && register.Knows(word[..length])) return Person(word[..length]) + word[length..];
        return word;
    }

    private static bool IsExpected(Entry.PersonHeld held) => held.More.GetValueOrDefault("expected") == "yes";

    // What a service holds of whom nobody is to know says nothing to others, and what a feed tells under an agreement is told by its terms.
    private List<Entry.PersonHeld> Holders(string label) => [.. register.Holders(label).Where(h => board.Screens.MayName(board, h, reader))];

    /// <summary>"Ananya Iqbal, the team manager, since 3 August nobody whom it asks is there".</summary>
    public string Held(Holding holding)
    {
        var who = holding.Practitioner is { } id ? Practitioner(id) : "nobody";
        var how = holding.As switch
        {
            HeldAs.Cover => ", who covers",
            HeldAs.OnCall => ", on call",
            HeldAs.TeamManager => ", the team's manager",
            HeldAs.Lead => ", of the partnership's leads",
            HeldAs.Taken => ", who took it",
            _ => "",
        };
        return $"{who}{how}{(holding.Team is { } team ? $" ({Team(team)})" : "")}{(holding.Unowned is { } unowned ? $"; unowned since {When(unowned.Since)}: {Why(unowned)}" : "")}";
    }

    public string Team(string team) => Prose.Capital(register.Staff.Teams.TryGetValue(team, out var known) && known.Label != team ? known.Label : team.Replace('-', ' '));

    public static string Rung(RungTo to) => to switch { RungTo.TeamManager => "the team manager", RungTo.SeniorManager => "the senior manager", RungTo.Lead => "the partnership's lead", _ => "whoever holds it" };

    /// <summary>Minutes in words: "3 hours", "12 days".</summary>
    public static string Length(long minutes) => minutes switch
    {
        < 60 => "less than an hour",
        < 2 * Span.Day => Prose.Count((int)(minutes / 60), "hour"),
        _ => Prose.Count((int)(minutes / Span.Day), "day"),
    };

    private string Why(Unowned unowned)
    {
        var who = unowned.Was is { } was ? Practitioner(was) : "whoever held it";
        return unowned.Why switch
        {
            WhyUnowned.Left => $"{who} left",
            WhyUnowned.Away => $"{who} is away",
            WhyUnowned.Reallocated => $"{who} no longer holds the child",
            WhyUnowned.NobodyInRole => "nobody is in the role",
            WhyUnowned.SeveralInRole => "several are in the role",
            _ => "the directory does not know whom it asks",
        };
    }

    public static string When(long minute) => Day(Axis.Dated.Earliest(minute));

    /// <summary>A day that is written as 2026-10-31; what is no day as it is written.</summary>
    public static string Day(string written) => DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Day(day) : written;

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[a-z][a-z0-9-]*/\S+", RegexOptions.None, 1000)]
    private static partial Regex Label();

    [GeneratedRegex(@"[a-z][a-z0-9]*(?:-[a-z0-9]+)+", RegexOptions.None, 1000)]
    private static partial Regex Short();
}
