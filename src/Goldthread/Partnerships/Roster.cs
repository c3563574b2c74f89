using System.Globalization;
using Goldthread.Lives;
using Goldthread.Time;

namespace Goldthread.Partnerships;

/// <summary>The posts of one team, who holds each and when they are away. The first post is the manager's.</summary>
internal sealed class Roster
{
    private const long Week = 7 * Span.Day;

    private readonly List<Tenure>[] posts;

    /// <param name="label">What the team is called.</param>
    /// <param name="above">The team that it answers to; null = none.</param>
    /// <param name="count">Posts, the manager's included.</param>
    public Roster(string agency, string team, string label, string? above, string role, int count, PartnershipPlan plan, Dice dice, long begin, long end)
    {
        (Agency, Team, Label, Above) = (agency, team, label, above);
        posts = [.. Enumerable.Range(0, count).Select(p => Tenures(p, p == 0 ? "team-manager" : role, plan, dice.For($"post {team} {p}"), begin, end))];
    }

    public string Agency { get; }

    public string Team { get; }

    public string Label { get; }

    public string? Above { get; }

    /// <summary>Somebody in a post.</summary>
    /// <param name="Until">Last minute; null: still there at the end.</param>
    /// <param name="Away">With the reason.</param>
    public sealed record Tenure(string Practitioner, string Name, string Role, long From, long? Until, IReadOnlyList<(Span Span, string Reason, bool Covered)> Away)
    {
        public bool At(long minute) => From <= minute && (Until is null || minute <= Until);
    }

    /// <summary>Who writes for a post at a minute: its holder, the manager while it is empty or its holder away, or whoever there is.</summary>
    public string? Writer(int post, long minute)
    {
        if (Holder(post, minute) is { } holder && !holder.Away.Any(a => a.Span.Lo <= minute && minute <= a.Span.Hi)) return holder.Practitioner;
        return (Cover(post, minute) ?? Holder(0, minute) ?? posts.SelectMany(p => p).FirstOrDefault(t => t.At(minute)))?.Practitioner;
    }

    public int Workers => Math.Max(posts.Length - 1, 1);

    /// <summary>The post of a family; never the manager's where there is another.</summary>
    public int PostOf(Dice family) => posts.Length == 1 ? 0 : (int)family.For("worker " + Team).Between(1, posts.Length - 1);

    public Tenure? Holder(int post, long minute) => posts[post].FirstOrDefault(t => t.At(minute));

    public IEnumerable<Told> Tell(long from, long until)
    {
        for (var p = 0; p < posts.Length; p++)
            foreach (var t in posts[p])
            {
                var id = "post-" + t.Practitioner;
                var begins = new Told.InPost(id, t.Practitioner, t.Name, Agency, Team, Label, Above, t.Role, t.From, null) { Received = Within(t.From - (14 * Span.Day)) };
                yield return begins;
                // Notice is given four weeks before.
                if (t.Until is { } end) yield return begins with { Until = end, Received = Within(end - (28 * Span.Day)) };
                foreach (var (span, reason, covered) in t.Away)
                    yield return new Told.Away($"away-{t.Practitioner}-{span.Lo / Span.Day}", t.Practitioner, reason, covered ? Cover(p, span.Lo)?.Practitioner : null, span.Lo, span.Hi) { Received = Within(reason == "leave" ? span.Lo - (21 * Span.Day) : span.Lo + (8 * 60)) };
            }

        long Within(long at) => Math.Clamp(at, from, until + 1);
    }

    private Tenure? Cover(int post, long minute) =>
        Enumerable.Range(1, posts.Length - 1).Select(step => Holder((post + step) % posts.Length, minute)).FirstOrDefault(t => t is not null && !t.Away.Any(a => a.Span.Lo <= minute && minute <= a.Span.Hi));

    private List<Tenure> Tenures(int post, string role, PartnershipPlan plan, Dice dice, long begin, long end)
    {
        var tenures = new List<Tenure>();
        var at = begin - (dice.Between(20, 400) * Week);
        for (var n = 1; at < end; n++)
        {
            var (from, until) = (at, (long?)null);
            for (var week = from + (8 * Week); week < end && until is null; week += Week)
                if (dice.Chance(plan.Turnover.LeavePost / 52)) until = (Span.DayOf(week) * Span.Day) + (17 * 60);
            var its = dice.For("holder", n);
            var names = plan.Names[its.Weighted([.. plan.Names.Select(t => t.Weight)])];
            var name = $"{its.Pick(its.Chance(780_000) ? names.Girls : names.Boys)} {its.Pick(names.Surnames)}";
            if (until is null || until >= begin) tenures.Add(new(string.Create(CultureInfo.InvariantCulture, $"{Team}.{post}.{n}"), name, role, from, until, [.. Away(plan.Turnover, its, Math.Max(from, begin), until ?? end)]));
            if (until is null) break;
            at = until.Value + 1 + (dice.Chance(plan.Turnover.WaitOfLeavers) ? plan.Turnover.Wait.Length(dice) : 0);
        }
        return tenures;
    }

    private static IEnumerable<(Span, string, bool)> Away(Turnover turnover, Dice dice, long from, long until)
    {
        var back = from;
        for (var week = (Span.DayOf(from) + 1) * Span.Day; week < until; week += Week)
        {
            var (leave, ill) = (dice.Chance(turnover.WeeksAway * 1_000_000L / 52), dice.Chance(turnover.SpellsIll / 52));
            var length = turnover.Ill.Length(dice);
            var covered = dice.Chance(turnover.CoverNamed);
            if (week < back || !(leave || ill)) continue;
            back = Math.Min(leave ? week + Week - 1 : week + length, until);
            yield return (new(week, back), leave ? "leave" : "illness", covered);
        }
    }
}
