using Goldthread.Duties;
using Goldthread.Time;

namespace Goldthread.Watching;

/// <summary>What has become of a duty.</summary>
public enum ChangeKind
{
    /// <summary>It is there, surely.</summary>
    Raised,

    /// <summary>It may be there, or something must be asked first.</summary>
    PossiblyRaised,

    /// <summary>It stands otherwise than before: met, met late, overdue, ended and so on, as the finding says.</summary>
    Stands,

    /// <summary>It prompts from now on.</summary>
    Prompts,

    /// <summary>It no longer prompts.</summary>
    Quiet,

    /// <summary>What it rests on, when it is due, or whom it asks is another.</summary>
    Reworded,

    /// <summary>What it rested on is no longer so.</summary>
    Withdrawn,

    /// <summary>The same, of a duty that had been met.</summary>
    WithdrawnHadBeenMet,
}

/// <summary>One thing that has become of one duty, told once.</summary>
/// <param name="At">The minute.</param>
/// <param name="Agency">From whose records alone; null = from the joined thread.</param>
/// <param name="Finding">How the duty stands now; as it stood last where it is withdrawn.</param>
public sealed record Change(long At, ChangeKind Kind, string? Agency, Finding Finding)
{
    public string Key => Finding.Key;

    /// <summary>What has become of a duty between two looks at it.</summary>
    internal static IEnumerable<Change> Between(Said? before, Said? after, long at)
    {
        if (after is null)
        {
            if (before is not null) yield return new(at, before.Finding.State.IsMet() ? ChangeKind.WithdrawnHadBeenMet : ChangeKind.Withdrawn, before.Agency, before.Finding);
            yield break;
        }
        var (old, now) = (before?.Finding, after.Finding);
        Change Of(ChangeKind kind) => new(at, kind, after.Agency, now);
        if (old is null || (old.Outcome == Outcome.Speaks) != (now.Outcome == Outcome.Speaks)) yield return Of(now.Outcome == Outcome.Speaks ? ChangeKind.Raised : ChangeKind.PossiblyRaised);
        if (old is null ? now.State is not (DutyState.Waiting or DutyState.NotStarted) : old.State != now.State) yield return Of(ChangeKind.Stands);
        if ((old?.Speaks ?? Truth.No) != now.Speaks) yield return Of(now.Speaks == Truth.Yes ? ChangeKind.Prompts : ChangeKind.Quiet);
        if (old is not null && (before!.Agency != after.Agency || !Same(old, now))) yield return Of(ChangeKind.Reworded);
    }

    private static bool Same(Finding a, Finding b) => ReferenceEquals(a, b) || (ReferenceEquals(a.Safeguard, b.Safeguard) && a.Outcome == b.Outcome && a.Spoke == b.Spoke && a.Start == b.Start && a.Due == b.Due && a.Received == b.Received
        && a.Asked == b.Asked && a.Joins == b.Joins && a.Undated == b.Undated && a.Disputed == b.Disputed && a.Bound.Id == b.Bound.Id && a.Owner.Label == b.Owner.Label && a.Sentence == b.Sentence && a.Subject == b.Subject && a.Child == b.Child
        && a.Owner.Agencies.SequenceEqual(b.Owner.Agencies) && a.Evidence.SequenceEqual(b.Evidence) && a.MetBy.SequenceEqual(b.MetBy) && a.Unknowns.SequenceEqual(b.Unknowns) && a.HoldersFirst.SequenceEqual(b.HoldersFirst));
}

/// <summary>What is said from one standpoint.</summary>
/// <param name="Agency">Null = joined.</param>
public sealed record Said(string? Agency, Finding Finding);
