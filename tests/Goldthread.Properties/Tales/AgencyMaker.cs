using Goldthread.Properties.Invented;

namespace Goldthread.Properties.Tales;

/// <summary>Two to four agencies, some of them unconnected, silent for days or sending a few kinds only.</summary>
internal sealed class AgencyMaker
{
    private static readonly string[] Usual = ["childrens-social-care", "health-visiting", "gp", "school", "police"];

    private readonly Dice dice;
    private readonly Dictionary<string, string> kinds = new(StringComparer.Ordinal);

    public AgencyMaker(Dice dice, IReadOnlyList<string> asked, DateTime start)
    {
        this.dice = dice;
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        var wanted = dice.Shuffled(asked).Where(_ => dice.Chance(75)).Take(3).Concat(dice.Shuffled(Usual)).Distinct().Take(dice.Between(2, 3)).ToList();
        foreach (var kind in wanted)
        {
            var name = dice.Chance(12) ? $"{kind}-north" : kind;
            kinds[name] = kind;
            all[name] = Behind(kind, name, start);
        }
        if (dice.Chance(8))
        {
            kinds[$"{wanted[0]}-south"] = wanted[0];
            all[$"{wanted[0]}-south"] = $"{{ kind: {wanted[0]}, area: south }}";
        }
        All = all;
    }

    public IReadOnlyDictionary<string, string> All { get; }

    public IReadOnlyList<string> Names => [.. kinds.Keys.Order(StringComparer.Ordinal)];

    public string Any() => dice.One(Names);

    /// <summary>Mostly one of the kinds or groups, if there is one.</summary>
    public string AnyOf(IEnumerable<string> kindsOrGroups)
    {
        var right = Names.Where(n => kindsOrGroups.Any(k => Pack.Catalogue.Routes.Expand(k).Contains(kinds[n]))).ToList();
        return right.Count > 0 && dice.Chance(85) ? dice.One(right) : Any();
    }

    private string Behind(string kind, string name, DateTime start)
    {
        var named = name == kind ? "" : $"kind: {kind}, area: north";
        var more = dice.Between(1, 100) switch
        {
            <= 76 => "",
            <= 84 => "connected: no",
            <= 91 => $"not_heard: {Days(start, dice.Between(-2, 4), dice.Between(0, 5))}",
            <= 96 => "covers: [injury.*, contact.*, referral.*, case.*, pregnancy.*]",
            _ => $"connected_from: {Blur.Day(start.AddDays(dice.Between(-2, 3)))}",
        };
        var inside = string.Join(", ", new[] { named, more }.Where(t => t.Length > 0));
        return inside.Length == 0 ? "connected" : $"{{ {inside} }}";
    }

    private static string Days(DateTime start, int from, int length) => $"{Blur.Day(start.AddDays(from))}..{Blur.Day(start.AddDays(from + length))}";
}
