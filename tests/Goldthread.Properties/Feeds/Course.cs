using Goldthread.Duties;
using Goldthread.Properties.Laws;
using Goldthread.Safeguards;
using Goldthread.Time;
using Goldthread.Watching;
using Record = Goldthread.Records.Record;

namespace Goldthread.Properties.Feeds;

/// <summary>A watch that is told a feed, held against the reference at every minute at which either of them says that something changes.</summary>
internal sealed class Course
{
    private const int Steps = 60;

    private readonly Feed feed;
    private readonly Axis axis;
    private readonly List<Record> journal = [];
    private readonly Dictionary<string, ReferenceEvaluator> asked = new(StringComparer.Ordinal);
    private readonly Dictionary<Finding, string> texts = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Said> kept = new(StringComparer.Ordinal);
    private readonly List<Change> changes = [];

    private IReadOnlyList<Safeguard> safeguards;
    private Setting setting;
    private Watch watch;

    // A change that was told twice, or told of as another.
    private string? mistold;

    private Course(Feed feed, Axis axis)
    {
        (this.feed, this.axis, safeguards, setting) = (feed, axis, feed.Safeguards, feed.Setting);
        watch = new(safeguards, setting, axis, read: Read, budget: feed.Budget);
    }

    /// <summary>What the watch told of.</summary>
    public IReadOnlyList<Change> Changes => changes;

    /// <summary>The first difference; null = none.</summary>
    public string? Difference { get; private set; }

    public IReadOnlyList<long> Minutes { get; private set; } = [];

    public static Course Of(Feed feed, Axis? axis = null)
    {
        var course = new Course(feed, axis ?? Axis.Dated);
        course.Run();
        return course;
    }

    private void Run()
    {
        var (received, minutes) = (new List<Given>(), new List<long>());
        var together = feed.Given.GroupBy(g => g.Minute).OrderBy(g => g.Key).ToList();
        for (var i = 0; i < together.Count && Difference is null; i++)
        {
            received.AddRange(together[i]);
            Told(watch.Take(together[i].Key, [.. together[i].Select(g => Kept(g.Happening))]));
            if (feed.Restarts) Restart(together[i].Select(g => g.Happening));
            var expected = new Expected(feed, axis, received, asked);
            var at = together[i].Key;
            var last = i + 1 < together.Count ? together[i + 1].Key - 1 : Span.Never;
            for (var step = 0; ; step++)
            {
                minutes.Add(at);
                if ((Difference = Compare(expected, at)) is not null) break;
                // What either of them expects next.
                long? next = expected.Moments.Where(m => m > at).Select(m => (long?)m).Min();
                if (watch.Next is { } own && (next is null || own < next)) next = own;
                if (next is not { } minute || minute > last || step == Steps) break;
                Told(watch.Pass(at = minute));
            }
        }
        Minutes = minutes;
    }

    // A record is read again from where it was written.
    private Happening Kept(Happening happening)
    {
        if (happening is not Happening.Told told) return happening;
        journal.Add(told.Record);
        return told with { Position = journal.Count - 1 };
    }

    private IReadOnlyList<Record?> Read(IReadOnlyList<long> positions) => [.. positions.Select(p => journal[(int)p])];

    // Another watch goes on from what this one wrote down. What it is told of besides records is told to it by whoever starts it.
    private void Restart(IEnumerable<Happening> happenings)
    {
        foreach (var happening in happenings)
            switch (happening)
            {
                case Happening.Feed f: setting = setting with { Agencies = new(setting.Agencies.All.Values.Where(a => a.Name != f.Agency.Name).Append(f.Agency), setting.Agencies.Routes) }; break;
                case Happening.Dated d: setting = setting with { Timescales = setting.Timescales with { Calendar = d.Calendar } }; break;
                case Happening.Ruled r: safeguards = r.Safeguards; break;
            }
        var written = new MemoryStream();
        using (var to = new BinaryWriter(written)) watch.Write(to);
        using var from = new BinaryReader(new MemoryStream(written.ToArray()));
        watch = Watch.Resume(from, safeguards, setting, axis, 1, Read, feed.Budget);
    }

    private void Told(IReadOnlyList<Change> told)
    {
        changes.AddRange(told);
        foreach (var its in told.GroupBy(c => (c.At, c.Key)))
        {
            var last = its.Last();
            var after = last.Kind is ChangeKind.Withdrawn or ChangeKind.WithdrawnHadBeenMet ? null : new Said(last.Agency, last.Finding);
            var due = ToTell(kept.GetValueOrDefault(last.Key), after).ToList();
            if (!due.SequenceEqual(its.Select(c => c.Kind))) mistold ??= $"At {Saying.Minute(last.At)} of {last.Key} is to be told [{string.Join(' ', due)}], and was told [{string.Join(' ', its.Select(c => c.Kind))}].";
            if (after is null) kept.Remove(last.Key);
            else kept[last.Key] = after;
        }
    }

    // What has become of a duty, by what is said of it before and after.
    private static IEnumerable<ChangeKind> ToTell(Said? before, Said? after)
    {
        if (before is null && after is null) return [];
        if (after?.Finding is not { } now) return [before!.Finding.State is DutyState.Met or DutyState.MetLate or DutyState.MetToldLate or DutyState.MetPerhapsLate ? ChangeKind.WithdrawnHadBeenMet : ChangeKind.Withdrawn];
        var kinds = new List<ChangeKind>();
        var (surely, prompts) = (now.Outcome == Outcome.Speaks, now.Speaks);
        if (before is null || surely != (before.Finding.Outcome == Outcome.Speaks)) kinds.Add(surely ? ChangeKind.Raised : ChangeKind.PossiblyRaised);
        if (now.State != before?.Finding.State && (before is not null || now.State is not (DutyState.Waiting or DutyState.NotStarted))) kinds.Add(ChangeKind.Stands);
        if (prompts != (before?.Finding.Speaks ?? Truth.No)) kinds.Add(prompts == Truth.Yes ? ChangeKind.Prompts : ChangeKind.Quiet);
        if (before is not null && (before.Agency != after.Agency || Words(Still(before.Finding)) != Words(Still(now)) || before.Finding.Safeguard != now.Safeguard)) kinds.Add(ChangeKind.Reworded);
        return kinds;
    }

    private static Finding Still(Finding finding) => finding with { State = DutyState.Waiting, Speaks = Truth.No };

    private string? Compare(Expected expected, long at)
    {
        var (live, reference) = (Lines(watch.Says), Lines(expected.At(at)));
        if (Saying.Difference(reference, live, $"At {Saying.Minute(at)}, the reference before, the watch after:") is { } difference) return difference;
        if (live.Count != reference.Count) return $"At {Saying.Minute(at)} something is said twice: {string.Join('\n', live)}";
        return Saying.Difference(live, Lines(kept.Values), $"At {Saying.Minute(at)}, what the watch says before, what its changes come to after:") ?? mistold;
    }

    private List<string> Lines(IEnumerable<Said> said) => [.. said.Select(Text).Order(StringComparer.Ordinal)];

    private string Text(Said said)
    {
        if (!texts.TryGetValue(said.Finding, out var text)) texts[said.Finding] = text = Words(said.Finding);
        return $"{said.Agency ?? "joined"}: {text}";
    }

    private static string Words(Finding f) =>
        $"{Saying.Of(f)} of {f.Subject}, {f.Child} spoke {f.Spoke} joins {f.Joins} received {f.Received} asked {f.Asked} v{f.Safeguard.Version} {f.Sentence}";
}
