using Goldthread.Lives;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Assurance;

/// <summary>How many prompts safeguards would have given in ordinary lives, for whom, and whether that can be borne.</summary>
public sealed class Burden
{
    private const long Month = 365 * Span.Day / 12;

    private readonly List<LifeBurden> usual, seldom;
    private readonly Span looked;
    private readonly IReadOnlyDictionary<string, Rate> rates;

    private Burden(IReadOnlyList<Safeguard> safeguards, List<LifeBurden> lives, Span looked, IReadOnlyDictionary<string, Rate> rates)
    {
        (usual, seldom) = ([.. lives.Where(l => l.Life.About.Count == 0)], [.. lives.Where(l => l.Life.About.Count > 0)]);
        (Safeguards, this.looked, this.rates) = (safeguards, looked, rates);
        Prompts = [.. usual.SelectMany(l => l.Prompts)];
        Funnels = safeguards.ToDictionary(g => g.Id, g => lives.Select(l => l.Funnels.GetValueOrDefault(g.Id, Funnel.None)).Aggregate(Funnel.None, (a, b) => a.Plus(b)), StringComparer.Ordinal);
    }

    /// <summary>Draws the lives and replays each with all safeguards, looked at from all agencies together.</summary>
    /// <param name="families">Lives at the published rates.</param>
    /// <param name="each">Lives for each few seldom scenes.</param>
    public static Burden Measure(IReadOnlyList<Safeguard> safeguards, Setting setting, Population population, Practice practice, long seed, int families, int each)
    {
        var span = new Span(population.Begin, population.End);
        List<Func<Life>> draws = [.. Enumerable.Range(1, families).Select(n => (Func<Life>)(() => population.Draw(seed, n))), .. population.Seldom(seed, each)];
        return Of(safeguards, [.. draws.AsParallel().AsOrdered().Select(draw => LifeBurden.Of(draw(), safeguards, setting, span))], span, practice.Rates);
    }

    public static Burden Of(IReadOnlyList<Safeguard> safeguards, IReadOnlyList<LifeBurden> lives, Span looked, IReadOnlyDictionary<string, Rate> rates) => new(safeguards, [.. lives], looked, rates);

    public IReadOnlyList<Safeguard> Safeguards { get; }

    /// <summary>Those of the lives at the published rates.</summary>
    public IReadOnlyList<Prompt> Prompts { get; }

    /// <summary>By safeguard, seldom lives included.</summary>
    public IReadOnlyDictionary<string, Funnel> Funnels { get; }

    public int Families => usual.Count;

    public int SeldomLives => seldom.Count;

    public int SeldomPrompts => seldom.Sum(l => l.Prompts.Count);

    public int Children => usual.Sum(l => l.Life.Births.Count);

    public int Records => usual.Sum(l => l.Life.Story.Records.Records.Count);

    /// <summary>Duties that had spoken before the first day: they prompt nobody.</summary>
    public int Historic => usual.Sum(l => l.Historic);

    /// <summary>Months of children's lives, with or without open work, of one age or all.</summary>
    public decimal Months(bool open, string? age = null) => (decimal)usual.SelectMany(l => l.Minutes).Where(m => m.Key.Open == open && (age is null || m.Key.Age == age)).Sum(m => m.Value) / Month;

    /// <summary>Prompts for 1,000 children without open work in a month.</summary>
    public decimal PerThousand(Func<Prompt, bool> which) => Months(false) == 0 ? 0 : Prompts.Count(p => !p.Open && which(p)) * 1000 / Months(false);

    /// <summary>Prompts for 100 children with open work in a month.</summary>
    public decimal PerHundred(Func<Prompt, bool> which) => Months(true) == 0 ? 0 : Prompts.Count(p => p.Open && which(p)) * 100 / Months(true);

    public IReadOnlyList<Bar> Bars =>
    [
        new("without open work, to act on today, per 1,000 children a month", 0.1m, PerThousand(p => p.Level == Level.ActToday), Costliest(p => !p.Open && p.Level == Level.ActToday)),
        new("without open work, all prompts, per 1,000 children a month", 3, PerThousand(_ => true), Costliest(p => !p.Open)),
        new("with open work, to act on today, per 100 children a month", 1, PerHundred(p => p.Level == Level.ActToday), Costliest(p => p.Open && p.Level == Level.ActToday)),
        new("with open work, all prompts, per 100 children a month", 30, PerHundred(_ => true), Costliest(p => p.Open)),
        new("new prompts a week of the practitioner whom 95 in 100 do not exceed", 3, Weekly(null).Percentile, Costliest(_ => true)),
    ];

    /// <summary>The safeguards that give most of some prompts, with how many.</summary>
    public IReadOnlyList<(string Safeguard, int Prompts)> Costliest(Func<Prompt, bool> which) =>
        [.. Prompts.Where(which).GroupBy(p => p.Safeguard).Select(g => (g.Key, g.Count())).OrderByDescending(g => g.Item2).ThenBy(g => g.Key, StringComparer.Ordinal).Take(5)];

    /// <summary>Prompts by week and practitioner: families are dealt out to as many as the caseloads of the rates make of an agency's children.</summary>
    /// <param name="kind">A kind of agency; null = all.</param>
    public (int Practitioners, int Percentile, int Most) Weekly(string? kind)
    {
        var weeks = (int)Math.Max((looked.Hi - looked.Lo) / (7 * Span.Day), 1);
        var (all, counts) = (0, new Dictionary<(string, int, long), int>());
        foreach (var k in Prompts.SelectMany(p => p.To).Distinct().Where(k => kind is null || k == kind).Order(StringComparer.Ordinal))
        {
            var practitioners = Practitioners(k);
            all += practitioners;
            foreach (var p in Prompts.Where(p => p.To.Contains(k)))
            {
                var key = (k, p.Family % practitioners, (p.At - looked.Lo) / (7 * Span.Day));
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }
        }
        var sorted = counts.Values.Order().ToList();
        // Weeks without a prompt count as well.
        var (total, at) = (all * weeks, (int)(all * (long)weeks * 95 / 100));
        var quiet = total - sorted.Count;
        return (all, at < quiet || sorted.Count == 0 ? 0 : sorted[Math.Min(at - quiet, sorted.Count - 1)], sorted.Count == 0 ? 0 : sorted[^1]);
    }

    private int Practitioners(string kind)
    {
        var months = Math.Max((decimal)(looked.Hi - looked.Lo) / Month, 1);
        string[] ages = kind switch { "midwifery" => ["under 1"], "health-visiting" => ["under 1", "1 to 4"], "nursery" => ["1 to 4"], "school" or "school-nursing" => ["5 to 10", "11 to 17"], _ => [.. AgeBand.Names] };
        var children = ages.Sum(a => Months(true, a) + (kind == "childrens-social-care" ? 0 : Months(false, a))) / months;
        var caseload = rates.TryGetValue($"caseload.{kind}", out var own) ? own.Value : rates["caseload.other"].Value;
        return Math.Max((int)Math.Round(children / caseload, MidpointRounding.AwayFromZero), 1);
    }

    /// <summary>Months of children's lives in families of a group, or an area; with and without open work.</summary>
    public decimal MonthsOf(Func<Life, bool> which) => (decimal)usual.Where(l => which(l.Life)).SelectMany(l => l.Minutes).Sum(m => m.Value) / Month;

    public IEnumerable<string> Groups => usual.SelectMany(l => l.Life.Groups).Distinct().Order(StringComparer.Ordinal);

    public IEnumerable<string> Areas => usual.Select(l => l.Life.Area).Distinct().Order(StringComparer.Ordinal);
}

/// <summary>What can be borne, and what was found.</summary>
public sealed record Bar(string What, decimal AtMost, decimal Found, IReadOnlyList<(string Safeguard, int Prompts)> Costliest)
{
    public bool Held => Found <= AtMost;
}
