using Goldthread.Chronologies;
using Goldthread.Duties;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Stories;

/// <summary>One duty through all moments of a replay.</summary>
/// <param name="Earliest">The first minute at which it may have spoken; null = never.</param>
/// <param name="Certain">The first minute at which it surely spoke; null = never.</param>
/// <param name="Steps">The finding at every minute at which anything could change.</param>
public sealed record Track(string Key, long? Earliest, long? Certain, IReadOnlyList<(long At, Finding Finding)> Steps)
{
    /// <summary>The finding when it surely spoke, else when it first may have, else the last one.</summary>
    public Finding Finding => Certain is { } c ? At(c)! : Earliest is { } e ? At(e)! : Steps[^1].Finding;

    /// <summary>When it may first have spoken: earliest and certain.</summary>
    public Span? SpeaksFrom => Earliest is { } e ? new(e, Certain ?? Span.Never) : null;

    /// <summary>How the duty stood at a minute: its state, or that it had ceased to begin (a wait that was answered, a statement that was withdrawn).</summary>
    /// <param name="moments">The moments of the replay.</param>
    public string StateAt(long minute, IReadOnlyList<long> moments) => At(minute) is not { } finding ? "not begun"
        : moments.LastOrDefault(m => m <= minute) > Steps.Last(s => s.At <= minute).At ? "no longer open" : finding.State.Say();

    public Finding? At(long minute) => Steps.LastOrDefault(s => s.At <= minute).Finding;
}

/// <summary>A story stepped through every minute at which something became known or fell due, with only what was known by then.</summary>
public sealed class Replay
{
    private readonly IReadOnlyList<Safeguard> safeguards;
    private readonly Setting setting;
    private readonly Dictionary<string, ReferenceEvaluator> restricted = new(StringComparer.Ordinal);

    private Replay(Story story, IReadOnlyList<Safeguard> safeguards, Setting setting, RecordSet set, IReadOnlySet<string>? standpoint, long until)
    {
        (Story, this.safeguards, this.setting, Set, Standpoint) = (story, safeguards, setting, set, standpoint);
        Evaluator = new ReferenceEvaluator(set, safeguards, setting, standpoint);
        // Deadlines are met with on the way, so the moments grow while they are stepped through.
        var runs = new List<List<(long, IReadOnlyList<Finding>)>>();
        for (long? first = long.MaxValue; first != Evaluator.Next(-Span.Never);)
        {
            first = Evaluator.Next(-Span.Never);
            runs = (from g in safeguards from subject in Evaluator.Subjects(g) select Run(g, subject, until)).ToList();
        }
        Moments = [.. Evaluator.Moments.TakeWhile(m => m <= until)];
        Tracks = TracksOf(runs, Moments);
    }

    public Story Story { get; }

    public RecordSet Set { get; }

    /// <summary>The agencies looked from; null = joined.</summary>
    public IReadOnlySet<string>? Standpoint { get; }

    public ReferenceEvaluator Evaluator { get; }

    /// <summary>Every minute at which something became known or fell due.</summary>
    public IReadOnlyList<long> Moments { get; }

    public IReadOnlyList<Track> Tracks { get; }

    /// <param name="standpoint">joined, held (the same in a story), or the name of one agency.</param>
    /// <param name="without">Records whose content is taken out, their moments kept.</param>
    /// <param name="until">The last minute that is stepped to.</param>
    public static Replay Of(Story story, IReadOnlyList<Safeguard> safeguards, Setting setting, string standpoint = "joined", IReadOnlySet<string>? without = null, long until = Span.Never)
    {
        var own = setting with { Agencies = story.Agencies, GuidanceOf = story.GuidanceOf };
        var set = without is null ? story.Records : story.Records.Emptied(without);
        return new(story, safeguards, own, set, standpoint is "joined" or "held" ? null : new HashSet<string>(StringComparer.Ordinal) { standpoint }, until);
    }

    /// <summary>The child's story and its contradictions with everything known by a minute.</summary>
    public Chronology Chronology(string child, long at) => Chronologies.Chronology.For(child, new View(Set, at, Standpoint));

    /// <summary>Pairs of records that cannot both be so, in the whole story.</summary>
    public IReadOnlyList<Contradiction> Contradictions => ContradictionsAt(Span.Never);

    /// <summary>Those among what was known by a minute.</summary>
    public IReadOnlyList<Contradiction> ContradictionsAt(long at) => Contradiction.In(new View(Set, at, Standpoint));

    /// <summary>How long before the incident a duty spoke: shortest and longest, in days; null where there is no incident or no date.</summary>
    public Span? LeadDays(Track track)
    {
        if (Story.Incident is not { } id || track.SpeaksFrom is not { } from) return null;
        var incident = Set.Known(Set[id]).Meet(Set.Occurred(Set[id])) is { Empty: false } both ? both : Set.Occurred(Set[id]);
        if (!incident.Bounded || !from.Bounded) return null;
        return new(Span.DayOf(incident.Lo) - Span.DayOf(from.Hi), Span.DayOf(incident.Hi) - Span.DayOf(from.Lo));
    }

    /// <summary>The smallest set of agencies whose records alone make the duty speak as much at its moment; the first by name of several.</summary>
    public IReadOnlyList<string> Sufficient(Track track)
    {
        if ((track.Certain ?? track.Earliest) is not { } at) return [];
        var full = track.At(at)!;
        var agencies = full.Evidence.Where(Set.Has).Select(id => Set[id].By)
            .Concat(full.Safeguard.Speaks.AtOnce && full.Safeguard.Gates.Count == 0 ? [] : setting.Agencies.All.Values.Where(a => a.Connected).Select(a => a.Name))
            .Where(a => Standpoint is null || Standpoint.Contains(a)).Distinct().Order(StringComparer.Ordinal).ToList();
        bool Enough(IReadOnlyList<string> subset)
        {
            var key = string.Join(',', subset);
            if (!restricted.TryGetValue(key, out var evaluator)) restricted[key] = evaluator = new(Set, safeguards, setting, subset.ToHashSet(StringComparer.Ordinal));
            return evaluator.Of(full.Safeguard, full.Subject, at).Any(f => f.Duty == full.Duty && f.Member == full.Member && f.Spoke >= full.Spoke);
        }
        // More agencies may quieten as well as speak, so smaller sets are tried first; those that nobody can be left out of are taken as they are.
        var needed = agencies.Where(a => !Enough([.. agencies.Where(o => o != a)])).ToList();
        if (needed.Count == agencies.Count) return agencies;
        return Subsets([.. agencies.Except(needed)]).Select(s => (IReadOnlyList<string>)[.. s.Concat(needed).Order(StringComparer.Ordinal)]).FirstOrDefault(Enough, agencies);
    }

    private static IEnumerable<IReadOnlyList<string>> Subsets(List<string> agencies) =>
        agencies.Count > 10 ? [[], agencies]
        : Enumerable.Range(0, 1 << agencies.Count).Select(bits => (IReadOnlyList<string>)[.. agencies.Where((_, i) => (bits >> i & 1) == 1)])
            .OrderBy(s => s.Count).ThenBy(s => string.Join(',', s), StringComparer.Ordinal);

    // What is said of one subject, at each moment at which it may become something else.
    private List<(long From, IReadOnlyList<Finding> Said)> Run(Safeguard g, string subject, long until)
    {
        var run = new List<(long, IReadOnlyList<Finding>)>();
        for (var next = Evaluator.Next(-Span.Never); next is { } at && at <= until;)
        {
            var (said, stands) = Evaluator.Look(g, subject, at);
            run.Add((at, said));
            next = Evaluator.Next(stands);
        }
        return run;
    }

    private static List<Track> TracksOf(List<List<(long From, IReadOnlyList<Finding> Said)>> runs, IReadOnlyList<long> moments)
    {
        var steps = new SortedDictionary<string, List<(long, Finding)>>(StringComparer.Ordinal);
        foreach (var run in runs)
            for (var (i, m) = (0, 0); i < run.Count; i++)
            {
                var until = i + 1 < run.Count ? run[i + 1].From : long.MaxValue;
                var each = run[i].Said.Select(f => (Finding: f, Steps: steps.TryGetValue(f.Key, out var its) ? its : steps[f.Key] = [])).ToList();
                for (; m < moments.Count && moments[m] < until; m++)
                    foreach (var (finding, its) in each) if (moments[m] >= run[i].From) its.Add((moments[m], finding));
            }
        return [.. steps.Where(s => s.Value.Count > 0).Select(s => TrackOf(s.Key, s.Value))];
    }

    private static Track TrackOf(string key, List<(long At, Finding Finding)> steps) => new(key,
        steps.Where(s => s.Finding.Spoke != Truth.No).Select(s => (long?)s.At).FirstOrDefault(),
        steps.Where(s => s.Finding.Spoke == Truth.Yes).Select(s => (long?)s.At).FirstOrDefault(), steps);
}
