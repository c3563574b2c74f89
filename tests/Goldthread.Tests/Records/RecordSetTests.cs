using Goldthread.Reading;
using Goldthread.Records;

namespace Goldthread.Tests.Records;

public class RecordSetTests
{
    static readonly RecordSet Told = Given.Story("""
        id: r1, kind: injury.bruise, occurred: 2024-03-12, by: gp, about: baby
        id: r2, kind: injury.bruise, occurred: 2024-03-12, by: midwifery, about: baby, same_event_as: r1
        id: r3, kind: injury.bruise, occurred: 2024-03-12, by: police, about: baby, same_event_as: r2
        id: r4, kind: injury.bruise, occurred: 2024-03-12, known: 2024-03-20, by: police, about: baby, supersedes: r3
        id: r5, kind: injury.bruise, occurred: 2024-03-12, by: gp, about: baby
        id: r6, kind: injury.bruise, occurred: 2024-03-14, known: 2024-03-13..2024-03-15, by: gp, about: baby, source: { system: s, key: k }
        """).Records;

    [Fact]
    public void EventOf_RecordsThatSaySo_IsOne_WhicheverWayRound()
    {
        Assert.All(["r1", "r2", "r3", "r4"], id => Assert.Equal(Told.EventOf(Told["r1"]), Told.EventOf(Told[id])));
        Assert.NotEqual(Told.EventOf(Told["r1"]), Told.EventOf(Told["r5"]));
        Assert.Equal(["r1", "r2", "r3", "r4"], Told.Copies(Told["r3"]).Select(r => r.Id));
    }

    [Fact]
    public void Root_OfACorrection_IsWhatItCorrects()
    {
        Assert.Equal("r3", Told.Root(Told["r4"]));
        Assert.Equal("r1", Told.Root(Told["r1"]));
        Assert.Equal("s/k", Told.Root(Told["r6"]));
    }

    [Fact]
    public void Records_WhateverTheOrderOfTheFile_AreInOrderOfId()
    {
        var turned = Given.Story("id: b, kind: visit.home, occurred: 2024-03-12, by: gp, about: baby\nid: a, kind: visit.home, occurred: 2024-03-13, by: gp, about: baby").Records;
        Assert.Equal(["a", "b"], turned.Records.Select(r => r.Id));
        Assert.True(turned.Order(turned["b"], turned["a"]) < 0);
    }

    [Fact]
    public void Known_NotSaid_IsTheMomentItself()
    {
        Assert.Equal(Told.OccurredOf(Told["r1"]), Told.KnownOf(Told["r1"]));
        Assert.NotEqual(Told.OccurredOf(Told["r4"]), Told.KnownOf(Told["r4"]));
    }

    [Fact]
    public void Known_PartlyBefore_IsNeverBeforeItOccurred() =>
        Assert.Equal(Told.Occurred(Told["r6"]).Lo, Told.Known(Told["r6"]).Lo);

    [Fact]
    public void Build_ARecordOfALongChain_IsDatedByTheChain()
    {
        var records = string.Join('\n', Enumerable.Range(1, 30).Select(i => $"id: r{i:00}, kind: visit.home, occurred: {(i == 1 ? "2024-01-01" : $"1 days after r{i - 1:00}")}, by: gp, about: baby"));
        var set = Given.Story(records).Records;
        Assert.Equal("30 January 2024", Goldthread.Time.SpanText.Say(set.Reckoning.Axis, set.Occurred(set["r30"])));
    }

    [Fact]
    public void Build_TwoThatCorrectEachOther_IsRefused()
    {
        var (story, problems) = Given.TryStory("id: r1, kind: visit.home, occurred: 2024-03-12, by: gp, about: baby, supersedes: r2\nid: r2, kind: visit.home, occurred: 2024-03-12, by: gp, about: baby, supersedes: r1");
        Assert.Null(story);
        Assert.All(problems, p => Assert.Equal(ProblemKind.ImpossibleOrder, p.Kind));
    }
}
