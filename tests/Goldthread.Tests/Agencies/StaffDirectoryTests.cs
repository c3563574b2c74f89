using Goldthread.Agencies;
using Goldthread.Time;

namespace Goldthread.Tests.Agencies;

public class StaffDirectoryTests
{
    static readonly StaffDirectory Westmarsh = Given.Catalogue.Directory!;

    [Fact]
    public void Directory_OfTheProject_HasADeskForEveryAgency_AndItsManagersAreThere()
    {
        Assert.All(Westmarsh.Agencies.All.Keys, agency => Assert.NotNull(Westmarsh.DeskOf(agency)));
        Assert.All(Westmarsh.Facts, f => Assert.True(f.From <= f.Until, f.Id));
    }

    [Theory]
    [InlineData("hana", "2025-03-14T23:59", true)]
    [InlineData("hana", "2025-03-15T00:00", false)]
    [InlineData("hana", "2022-02-28T23:59", false)]
    [InlineData("owen", "2025-04-06T23:59", true)]
    [InlineData("owen", "2025-04-07T00:00", false)]
    [InlineData("owen", "2025-04-18T23:59", false)]
    [InlineData("owen", "2025-04-19T00:00", true)]
    [InlineData("nobody", "2025-04-19T00:00", false)]
    public void IsPresent_ByPostAndLeave_ToTheMinute(string practitioner, string at, bool present) =>
        Assert.Equal(present, Westmarsh.At(Minute(at)).IsPresent(practitioner));

    [Fact]
    public void At_WhatBecameKnownLater_DoesNotCount()
    {
        var april = Minute("2025-04-01T12:00");
        Assert.True(Westmarsh.At(april, Minute("2025-02-09T12:00")).IsPresent("hana"));
        Assert.False(Westmarsh.At(april, Minute("2025-02-10T12:00")).IsPresent("hana"));
        Assert.Equal("westmarsh-childrens-social-care", Westmarsh.At(Minute("2025-05-02T12:00"), Minute("2025-05-01T12:00")).ResponsibleFor("invented-child-2"));
        Assert.Equal("eastholm-social-care", Westmarsh.At(Minute("2025-05-02T12:00")).ResponsibleFor("invented-child-2"));
    }

    [Fact]
    public void AllocatedTo_BetweenTwoWorkers_IsNobody_AndTheLastOneIsKnown()
    {
        var between = Westmarsh.At(Minute("2025-03-20T12:00"));
        Assert.Empty(between.AllocatedTo("invented-child-1", "westmarsh-childrens-social-care"));
        Assert.Equal("hana", between.LastAllocated("invented-child-1", "westmarsh-childrens-social-care")?.Practitioner);
        Assert.Equal("idris", Westmarsh.At(Minute("2025-03-24T00:00")).AllocatedTo("invented-child-1", "westmarsh-childrens-social-care").Single().Practitioner);
    }

    [Fact]
    public void CoverOf_WhoeverCovers_IsFollowedUntilSomebodyIsThere()
    {
        DirectoryFact.Away Away(string who, string? cover) => new(who, "leave", cover) { Id = $"away-{who}", From = 0, Known = 0 };
        DirectoryFact.Post Post(string who) => new(who, "front-door", "social-worker") { Id = $"post-{who}", From = 0, Known = 0 };
        DirectoryView With(params DirectoryFact[] facts) => new StaffDirectory(Westmarsh.Agencies, Westmarsh.Teams.Values, null, facts).At(10);
        Assert.Equal("c", With(Post("a"), Post("b"), Post("c"), Away("a", "b"), Away("b", "c")).CoverOf("a"));
        Assert.Null(With(Post("a"), Post("b"), Away("a", "b"), Away("b", "a")).CoverOf("a"));
        Assert.Null(With(Post("a"), Away("a", null)).CoverOf("a"));
    }

    [Fact]
    public void MissingSince_LeaveThatIsProlonged_CountsFromItsBeginning()
    {
        DirectoryFact.Away Away(string id, long from, long until) => new("a", "leave", null) { Id = id, From = from, Until = until, Known = 0 };
        var view = new StaffDirectory(Westmarsh.Agencies, Westmarsh.Teams.Values, null,
            [new DirectoryFact.Post("a", "north", "social-worker") { Id = "p", From = 0, Known = 0 }, Away("x", 5, 9), Away("y", 20, 29), Away("z", 30, 40)]).At(35);
        Assert.Equal(20, view.MissingSince("a", "westmarsh-childrens-social-care"));
        Assert.Null(view.MissingSince("a", "quay-surgery"));
    }

    [Fact]
    public void PracticeFacts_OfRecords_ArePostsLeaveAndAllocations()
    {
        var story = Given.Story("""
            id: p, kind: post.started, occurred: 2024-01-08, by: childrens-social-care, about: ["practitioner:ann"], fields: { role: social-worker }
            id: a, kind: post.away, occurred: 2024-02-05, by: childrens-social-care, about: ["practitioner:ann"]
            id: r, kind: post.returned, occurred: 2024-02-12, by: childrens-social-care, about: ["practitioner:ann"]
            id: w, kind: allocation.started, occurred: 2024-01-15, by: childrens-social-care, about: [baby, "practitioner:ann"]
            id: e, kind: allocation.ended, occurred: 2024-03, known: 2024-03-20, by: childrens-social-care, about: [baby], fields: { reason: left }
            id: x, kind: post.ended, occurred: 2024-04-01, by: childrens-social-care, about: ["practitioner:ann"]
            """);
        var directory = new StaffDirectory(Westmarsh.Agencies, [new("team", "childrens-social-care", "the team", "", "team-manager", null, true)], null, PracticeFacts.Of(story.Records, (_, _) => "team"));
        Assert.True(directory.At(Minute("2024-02-04T12:00")).IsPresent("ann"));
        Assert.False(directory.At(Minute("2024-02-06T12:00"), Minute("2025-01-01T12:00")).IsPresent("ann"));
        Assert.True(directory.At(Minute("2024-02-13T12:00")).IsPresent("ann"));
        Assert.False(directory.At(Minute("2024-04-02T12:00")).IsPresent("ann"));
        Assert.Equal("ann", directory.At(Minute("2024-03-10T12:00")).AllocatedTo("baby", "childrens-social-care").Single().Practitioner);
        // Some day in March: from its first, nobody is sure to be there.
        Assert.Empty(directory.At(Minute("2024-03-10T12:00"), Minute("2024-03-21T12:00")).AllocatedTo("baby", "childrens-social-care"));
    }

    static long Minute(string time) => FuzzyDateParser.Parse(time)!.On(Axis.Dated).Lo;
}
