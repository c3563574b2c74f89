using Goldthread.Duties;
using Goldthread.Properties.Invented;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Stories;
using Goldthread.Time;

namespace Goldthread.Properties.Laws;

/// <summary>Everything that findings say, as text, so that two evaluations can be laid side by side.</summary>
internal static class Saying
{
    /// <param name="shift">Minutes taken off every moment.</param>
    public static string Of(Finding f, long shift = 0) =>
        $"{f.Key} [{f.Outcome} {f.Speaks} {f.State}] from {Moved(f.Start, shift)} due {(f.Due is { } due ? Moved(due, shift) : "-")} on {Join(f.Evidence)} met by {Join(f.MetBy)} "
        + $"unknown {Join(f.Unknowns)} to {Join(f.Owner.Agencies)} ({f.Owner.Label}) holders {Join(f.HoldersFirst)} {(f.Undated ? "undated" : "")}{(f.Disputed ? "disputed" : "")} bound {f.Bound.Id}";

    /// <summary>What is said at a minute, a line each, in order of key.</summary>
    public static IReadOnlyList<string> At(ReferenceEvaluator evaluator, long at) => [.. evaluator.At(at).Select(f => Of(f)).Order(StringComparer.Ordinal)];

    public static Replay Replay(Story story, IReadOnlyList<Safeguard> safeguards, string standpoint = "joined", IReadOnlySet<string>? without = null) =>
        Stories.Replay.Of(story, safeguards, Pack.Catalogue.Setting, standpoint, without);

    public static ReferenceEvaluator Evaluator(Story story, IReadOnlyList<Safeguard> safeguards, RecordSet? set = null, IReadOnlySet<string>? standpoint = null) =>
        new(set ?? story.Records, safeguards, Pack.Catalogue.Setting with { Agencies = story.Agencies, GuidanceOf = story.GuidanceOf }, standpoint);

    /// <summary>The first difference between two answers, or null.</summary>
    public static string? Difference(IReadOnlyList<string> first, IReadOnlyList<string> second, string when)
    {
        var (gone, come) = (first.Except(second, StringComparer.Ordinal).ToList(), second.Except(first, StringComparer.Ordinal).ToList());
        return gone.Count + come.Count == 0 ? null : $"{when}\n  before: {string.Join("\n          ", gone)}\n  after:  {string.Join("\n          ", come)}";
    }

    public static string Minute(long at) => Math.Abs(at) >= Span.Never / 2 ? "never" : new DateTime(1900, 1, 1).AddMinutes(at).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static string Moved(Span span, long shift) => $"{Minute(span.Lo - (Math.Abs(span.Lo) < Span.Never / 2 ? shift : 0))}..{Minute(span.Hi - (Math.Abs(span.Hi) < Span.Never / 2 ? shift : 0))}";

    private static string Join(IEnumerable<string> words) => $"[{string.Join(' ', words)}]";
}
