using Goldthread.Duties;
using Goldthread.Lives;
using Goldthread.Safeguards;
using Goldthread.Stories;
using Goldthread.Time;

namespace Goldthread.Assurance;

/// <summary>What all safeguards would have said in one life.</summary>
/// <param name="Minutes">Minutes of children's lives looked at, by age, with and without open work.</param>
/// <param name="Funnels">By safeguard; those that met no trigger are left out.</param>
/// <param name="Historic">Duties that had spoken before the first minute: computed, never prompted.</param>
public sealed record LifeBurden(Life Life, IReadOnlyList<Prompt> Prompts, IReadOnlyDictionary<(string Age, bool Open), long> Minutes, IReadOnlyDictionary<string, Funnel> Funnels, int Historic)
{
    /// <param name="looked">First and last minute that count.</param>
    public static LifeBurden Of(Life life, IReadOnlyList<Safeguard> safeguards, Setting setting, Span looked)
    {
        var set = life.Story.Records;
        var met = safeguards.Select(g => (Safeguard: g, Triggers: set.Records.Where(r => Triggers.MayBind(g.When[0].Form, r)).ToList())).Where(g => g.Triggers.Count > 0).ToList();
        var replay = Replay.Of(life.Story, [.. met.Select(m => m.Safeguard)], setting, until: looked.Hi);
        var open = OpenWork.Of(set, setting.Vocabulary);
        var tracks = replay.Tracks.ToLookup(t => t.Finding.Safeguard.Id, StringComparer.Ordinal);
        var prompts = new List<Prompt>();
        var funnels = new SortedDictionary<string, Funnel>(StringComparer.Ordinal);
        foreach (var (g, triggers) in met)
        {
            var own = tracks[g.Id].ToList();
            string Event(Track t) => set.EventOf(t.Finding.Bound);
            // Duties for each of several are one prompt.
            prompts.AddRange(own.Where(t => t.Certain is not null).GroupBy(t => (t.Finding.Duty, t.Finding.Subject, Event(t))).Select(each => each.MinBy(t => t.Certain)!)
                .Where(t => t.Certain >= looked.Lo && t.Certain <= looked.Hi).Select(t => PromptOf(life, t, open, setting)));
            var records = triggers.Where(r => set.Known(r).Lo >= looked.Lo && set.Known(r).Lo <= looked.Hi).Select(set.EventOf).ToHashSet(StringComparer.Ordinal);
            var loud = own.Where(t => t.Earliest is not null).Select(Event).ToHashSet(StringComparer.Ordinal);
            funnels[g.Id] = new(records.Count, own.Select(Event).Where(records.Contains).Distinct().Count(),
                own.Where(t => t.Steps.Any(s => s.Finding.State == DutyState.Overdue)).Select(Event).Where(records.Contains).Distinct().Count(),
                own.Where(t => t.Certain is not null).Select(Event).Where(records.Contains).Distinct().Count(), records.Count(r => !loud.Contains(r)));
        }
        return new(life, prompts, MinutesOf(life, open, looked), funnels, replay.Tracks.Count(t => t.Certain < looked.Lo));
    }

    private static Prompt PromptOf(Life life, Track track, OpenWork open, Setting setting)
    {
        var (at, finding) = (track.Certain!.Value, track.Finding);
        var age = life.Births.TryGetValue(finding.Child, out var birth) ? AgeBand.Of(at - birth) : "no child";
        var to = finding.Owner.Agencies.Select(a => life.Story.Agencies[a]?.Kind ?? a).Distinct().Order(StringComparer.Ordinal).ToList();
        return new(finding.Safeguard.Id, finding.Safeguard.Level, to, at, open.At(at), age, life.Groups, life.Area, life.Number);
    }

    private static Dictionary<(string, bool), long> MinutesOf(Life life, OpenWork open, Span looked)
    {
        var minutes = new Dictionary<(string, bool), long>();
        foreach (var (band, span) in life.Births.Values.SelectMany(birth => AgeBand.Within(looked, birth)))
        {
            var within = open.Within(span);
            minutes[(band, true)] = minutes.GetValueOrDefault((band, true)) + within;
            minutes[(band, false)] = minutes.GetValueOrDefault((band, false)) + (span.Hi - span.Lo - within);
        }
        return minutes;
    }
}

/// <summary>How many got how far.</summary>
/// <param name="Met">Events of the kinds that can begin the safeguard.</param>
/// <param name="Begun">Those at which it began: the trigger and its guards held.</param>
/// <param name="Missed">Those of which a duty was overdue.</param>
/// <param name="Spoke">Those at which it surely spoke.</param>
/// <param name="Quiet">Those at which it never did, and never may have: near misses.</param>
public sealed record Funnel(int Met, int Begun, int Missed, int Spoke, int Quiet)
{
    public static Funnel None { get; } = new(0, 0, 0, 0, 0);

    public Funnel Plus(Funnel other) => new(Met + other.Met, Begun + other.Begun, Missed + other.Missed, Spoke + other.Spoke, Quiet + other.Quiet);
}
