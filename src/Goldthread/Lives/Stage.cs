using Goldthread.Time;

namespace Goldthread.Lives;

/// <summary>Plays the scenes of one household in order of time, each at its own rate, from long before the history that is looked at.</summary>
/// <param name="begin">The minute from which scenes are played.</param>
/// <param name="looked">The first minute that is looked at.</param>
/// <param name="forced">Scenes that happen whatever their rate: for what is too seldom to be drawn.</param>
internal sealed class Stage(Household household, Practice practice, Dice dice, Reckoning reckoning, long begin, long looked, long end, IReadOnlySet<string> forced)
{
    private const long Week = 7 * Span.Day;

    private readonly PriorityQueue<(Scene Scene, Stretch Stretch, int Time), (long At, int Order)> cues = new();
    private readonly List<Stretch> stretches = [];
    private readonly HashSet<string> done = new(StringComparer.Ordinal);
    private readonly Draft draft = new(household, practice, reckoning);
    private int order;

    public Draft Play(bool service)
    {
        var nobody = new Dictionary<string, int>();
        if (service) Open(new("service", begin, end, [], nobody, 0));
        else
        {
            Open(new("family", begin, end, [.. household.Children.Select(c => c.Label)], nobody, 0));
            foreach (var (label, birth) in household.Children)
            {
                Open(new("pregnancy", birth - (38 * Week), birth, [label], nobody, stretches.Count));
                Open(new("child", birth, birth + (18 * 52 * Week), [label], nobody, stretches.Count));
            }
        }
        while (cues.TryDequeue(out var cue, out var when))
            if (when.At <= end) Happen(cue.Scene, cue.Stretch, when.At, cue.Time);
        return draft;
    }

    private void Open(Stretch stretch)
    {
        stretches.Add(stretch);
        foreach (var scene in practice.ByStretch[stretch.Name]) Schedule(scene, stretch);
    }

    private void Schedule(Scene scene, Stretch stretch)
    {
        if (scene.Groups.Count > 0 && !scene.Groups.Any(household.Groups.Contains) || scene.NotGroups.Any(household.Groups.Contains)) return;
        var its = dice.For($"{scene.Name} cue", stretch.Ordinal);
        var last = Math.Min(stretch.To, end);
        switch (scene.Cue)
        {
            case Cue.PerYear:
                // A child's own scenes are looked for at its own ages.
                var first = Math.Max(stretch.Name == "child" && scene.Ages is { } ages ? stretch.From + ages.Least : stretch.From, begin);
                var weeks = ((stretch.Name == "child" && scene.Ages is { } most ? Math.Min(stretch.From + most.Most, last) : last) - first) / Week;
                // What is wanted happens late enough to be looked at; what must go before it, early enough.
                var chosen = !forced.Contains(scene.Name) || weeks <= 0 ? -1
                    : scene.Shows.Count > 0 ? its.Between(Math.Clamp((looked - first) / Week, 0, weeks - 1), Math.Max(weeks - 9, Math.Clamp((looked - first) / Week, 0, weeks - 1)))
                    : scene.Seldom ? its.Between(weeks * 2 / 3, Math.Max(weeks * 2 / 3, weeks - 9)) : its.Between(weeks * 3 / 5, weeks * 3 / 4);
                for (var week = 0; week < weeks; week++)
                    if (its.Chance(scene.InAMillion / 52) | week == chosen) Add(scene, stretch, first + (week * Week) + its.Below(Week), week);
                break;
            case Cue.Repeatedly:
                var time = 0;
                for (var at = stretch.From + its.Between(0, Math.Max(scene.Delay.Last, 1)); at < last; at += Math.Max(scene.Delay.Length(its), Span.Day), time++)
                    if (at >= begin && its.Chance(scene.InAMillion)) Add(scene, stretch, at, time);
                break;
            default:
                var moment = scene.Cue switch { Cue.BeforeEnd => stretch.To - scene.Delay.Length(its), Cue.AfterEnd => scene.Delay.After(stretch.To, its, reckoning), _ => scene.Delay.After(stretch.From, its, reckoning) };
                if ((its.Chance(scene.InAMillion) || forced.Contains(scene.Name)) && (moment >= begin || Draft.IsRemembered(scene))) Add(scene, stretch, moment, 0);
                break;
        }
    }

    private void Add(Scene scene, Stretch stretch, long at, int time) => cues.Enqueue((scene, stretch, time), (at, order++));

    private void Happen(Scene scene, Stretch stretch, long at, int time)
    {
        bool Open(string name) => stretches.Exists(s => s.Name == name && s.From <= at && at < s.To && s.Children.Intersect(stretch.Children).Any());
        if (scene.While.Count > 0 && !scene.While.Any(Open) || scene.NotWhile.Any(Open)) return;
        var its = dice.For(scene.Name, (stretch.Ordinal * 4096) + time);
        var unborn = stretch.Name == "pregnancy" || stretch.Children.Count == 0;
        var children = stretch.Children.Where(c => (unborn || household.Born(c, at)) && (scene.Ages is not { } ages || household.Age(c, at) is var age && age >= ages.Least && age <= ages.Most)).ToList();
        if (children.Count == 0 && stretch.Children.Count > 0) return;
        // What was seldom enough to be forced happens once.
        if (forced.Contains(scene.Name) && scene.Seldom && (at < looked || !done.Add(scene.Name))) return;
        var here = stretch with { Children = scene.OneChild && children.Count > 1 ? [its.Pick(children)] : children };
        var names = draft.Write(scene, here, at, its);
        foreach (var opening in scene.Opens)
        {
            var from = names.At(opening.From) ?? at;
            var opened = new Stretch(opening.Stretch, from, from + opening.Lasts.Length(its), here.Children, names.ById, stretches.Count);
            this.Open(opened);
            if (Next(opening, its) is { } next) Add(practice.Scenes[next], opened, opened.To, 0);
        }
    }

    private string? Next(Opening opening, Dice its)
    {
        if (opening.Then.Count == 0) return null;
        var wanted = opening.Then.FirstOrDefault(t => forced.Contains(t.Scene)).Scene;
        var scene = wanted ?? opening.Then[its.Weighted([.. opening.Then.Select(t => t.Weight)])].Scene;
        return scene == "nothing" ? null : scene;
    }
}
