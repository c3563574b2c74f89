using Goldthread.Records;
using Goldthread.Stories;
using Goldthread.Time;

namespace Goldthread.Web.Cases;

/// <summary>A story with its replays, each made once and kept. Their memory is not made for several readers at a time, so they take turns.</summary>
public sealed class ReplayedCase
{
    private readonly Lock turn = new();
    private readonly Dictionary<string, Replay> replays = new(StringComparer.Ordinal);
    private readonly Dictionary<(string? From, string Key, bool Certain), IReadOnlyList<string>> enough = [];
    private readonly Lazy<Steps> steps;
    private readonly Lazy<IReadOnlyList<Verdict>> verdicts;

    public ReplayedCase(Story story, Catalogue catalogue)
    {
        (Story, Catalogue, Names) = (story, catalogue, new Names(story, catalogue.Vocabulary));
        steps = new(() => Steps.Of(From(null)));
        verdicts = new(() => [.. Story.Expectations.Select(e => Verdict.Of(e, From(null)))]);
    }

    public Story Story { get; }

    public Catalogue Catalogue { get; }

    public bool Invented => Story.Review is null;

    public Names Names { get; }

    public Steps Steps => InTurn(() => steps.Value);

    /// <summary>The story's own expectations, held against what all agencies knew together.</summary>
    public IReadOnlyList<Verdict> Verdicts => InTurn(() => verdicts.Value);

    /// <summary>Agencies that send something, in the order of the story.</summary>
    public IEnumerable<string> Standpoints => Story.Agencies.All.Values.Where(a => a.Connected).Select(a => a.Name);

    /// <summary>Runs what reads the replays while nobody else does.</summary>
    public T InTurn<T>(Func<T> read)
    {
        lock (turn) return read();
    }

    /// <param name="agency">The agency looked from; null = all together.</param>
    public Replay From(string? agency) => InTurn(() =>
    {
        var standpoint = agency ?? "joined";
        if (!replays.TryGetValue(standpoint, out var replay))
            replays[standpoint] = replay = Replay.Of(Story, Catalogue.Safeguards, Catalogue.Setting, standpoint);
        return replay;
    });

    /// <summary>The smallest set of agencies whose records alone make a duty speak, for certain or at all.</summary>
    public IReadOnlyList<string> Enough(string? agency, Track track, bool certain) => InTurn(() =>
    {
        var key = (agency, track.Key, certain);
        if (!enough.TryGetValue(key, out var found))
            enough[key] = found = From(agency).Sufficient(certain ? track : track with { Certain = null });
        return found;
    });

    /// <summary>Has the incident become known by the minute? Only then may anything be told of how long before it something was.</summary>
    public bool IncidentKnown(long minute) => Story.Incident is { } id && Story.Records.Known(Story.Records[id]).AtMost(minute) == Truth.Yes;

    /// <summary>One record of the story.</summary>
    public Record this[string id] => Story.Records[id];
}
