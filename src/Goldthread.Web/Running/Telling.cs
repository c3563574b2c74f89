using System.Globalization;
using System.Text.RegularExpressions;
using Goldthread.Time;
using Goldthread.Web.Layout;

namespace Goldthread.Web.Running;

/// <summary>People, agencies and times of a partnership in words, for one reader.</summary>
public sealed partial class Telling(Board board, string reader)
{
    private readonly Register register = board.Register;

    /// <summary>As the reader's own agency holds the person, else as the first does that holds a name.</summary>
    public string Person(string label)
    {
        var holders = register.Holders(label);
        if (holders.Count == 0) return label;
        var own = holders.FirstOrDefault(h => h.Names.Count > 1 && h.Feed == reader);
        var best = own ?? holders.FirstOrDefault(h => h.Names.Count > 1 && h.Names[0] != "Baby") ?? holders[0];
        return best.Names.Count == 0 ? "somebody without a name" : string.Join(' ', best.Names);
    }

    public string? Born(string label) => register.Holders(label).Select(h => h.Born).FirstOrDefault(b => b is not null)?.Text is { } day && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) ? Day(born) : null;

    /// <summary>"Westmarsh health visiting", "Harbour Road surgery".</summary>
    public string Agency(string name) => Prose.Capital(name.Replace('-', ' ').Replace("childrens ", "children's ", StringComparison.Ordinal));

    public string Practitioner(string id) => register.Practitioner(id) ?? id;

    /// <summary>What the engine wrote, with labels and short names turned into words.</summary>
    public string Tell(string text) => Short().Replace(Label().Replace(text, m => register.Knows(m.Value) ? Person(m.Value) : m.Value), m => register.Agencies[m.Value] is not null ? Agency(m.Value) : m.Value);

    public static string When(long minute) => Day(Axis.Dated.Earliest(minute));

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[a-z][a-z0-9-]*/\d{7}", RegexOptions.None, 1000)]
    private static partial Regex Label();

    [GeneratedRegex(@"[a-z][a-z0-9]*(?:-[a-z0-9]+)+", RegexOptions.None, 1000)]
    private static partial Regex Short();
}
