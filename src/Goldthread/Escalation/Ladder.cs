using Goldthread.Time;
using Goldthread.Timescales;

namespace Goldthread.Escalation;

/// <summary>Whom a rung asks, counted from whoever holds the duty.</summary>
public enum RungTo { Holder, TeamManager, SeniorManager, Lead }

/// <summary>What a ladder is for.</summary>
public enum LadderFor { ActToday, Soon, Planned, Challenge }

/// <summary>One step of a ladder.</summary>
/// <param name="Acknowledge">How long it waits for somebody to say that they have seen it.</param>
/// <param name="Act">How long whoever acknowledged it has, before it climbs on.</param>
public sealed record Rung(RungTo To, Period Acknowledge, Period Act);

/// <summary>The steps that an overdue duty or a challenge climbs; read from ladders/.</summary>
/// <param name="Source">Where it is from; "local default" where no source fixes it.</param>
public sealed record Ladder(string Name, string Label, IReadOnlyList<LadderFor> For, IReadOnlyList<Rung> Rungs, string Source, Force Force, char Certainty, string Owner)
{
    /// <summary>What a source says where there is none.</summary>
    public const string LocalDefault = "local default";
}
