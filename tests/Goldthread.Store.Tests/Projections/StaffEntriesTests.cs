using Goldthread.Access;
using Goldthread.Agencies;
using Goldthread.Escalation;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Store.Projections;
using Goldthread.Time;

namespace Goldthread.Store.Tests.Projections;

public class StaffEntriesTests
{
    static readonly StaffDirectory Westmarsh = Given.Catalogue.Directory!;

    static readonly long Later = Axis.Dated.OfDates(new(2026, 4, 1), new(2026, 4, 1)).Lo;

    [Theory]
    [MemberData(nameof(Shelf.Sorts), MemberType = typeof(Shelf))]
    public async Task Read_ADirectoryThatTheJournalWasTold_AnswersAsTheFileDoes(string sort)
    {
        using var shelf = new Shelf(sort);
        using var journal = shelf.Open();
        await journal.Append([.. StaffEntries.Of(Westmarsh)], new("user:dilip", "directory"), Urgency.Import);
        var read = StaffEntries.Read(journal.Read(), Given.Catalogue.Routes);
        Assert.Equal(Westmarsh.Lead, read.Lead);
        Assert.Equal(Westmarsh.Teams.Values.OrderBy(t => t.Name, StringComparer.Ordinal), read.Teams.Values.OrderBy(t => t.Name, StringComparer.Ordinal));
        Assert.Equal(Westmarsh.Agencies.All.Values.OrderBy(a => a.Name, StringComparer.Ordinal), read.Agencies.All.Values.OrderBy(a => a.Name, StringComparer.Ordinal));
        var (was, now) = (Westmarsh.At(Later), read.At(Later));
        foreach (var team in Westmarsh.Teams.Keys) Assert.Equal(was.In(team).Select(p => p with { Known = 0 }), now.In(team).Select(p => p with { Known = 0 }));
        Assert.Equal(was.ResponsibleFor("invented-child-2"), now.ResponsibleFor("invented-child-2"));
        Assert.Equal(was.AllocatedTo("invented-child-1", "westmarsh-childrens-social-care").Single().Practitioner, now.AllocatedTo("invented-child-1", "westmarsh-childrens-social-care").Single().Practitioner);
        // Before the journal was told, nothing was known here.
        Assert.Empty(read.At(Later, Later - (60 * Span.Day)).In("north"));
    }

    [Fact]
    public async Task Read_AFactToldAgain_IsNotWrittenTwice_AndAnEndTakesItsPlace()
    {
        using var shelf = new Shelf("memory");
        using var journal = shelf.Open();
        var post = new DirectoryFact.Post("ann", "north", "social-worker") { Id = "post-1", From = Later - (90 * Span.Day), Known = 0 };
        await journal.Append(StaffEntries.Of(post), new("user:greta", "directory"));
        Assert.IsNotType<Answer.Appended>(await journal.Append(StaffEntries.Of(post), new("user:greta", "directory")));
        shelf.Time.Set(new(2026, 4, 10, 9, 0, 0, TimeSpan.Zero));
        await journal.Append(StaffEntries.Of(post with { Until = Later + (5 * Span.Day) }), new("user:greta", "directory"));
        var read = StaffEntries.Read(journal.Read(), Given.Catalogue.Routes);
        Assert.False(read.At(Later + (6 * Span.Day), Later + (30 * Span.Day)).IsPresent("ann"));
        Assert.True(read.At(Later + (6 * Span.Day), Later + (8 * Span.Day)).IsPresent("ann"));
    }

    [Fact]
    public async Task Read_WhatPeopleDecided_IsGivenBackWithWhoAndWhen()
    {
        using var shelf = new Shelf("memory");
        using var journal = shelf.Open();
        var until = Axis.Dated.OfDates(new(2026, 3, 6), new(2026, 3, 6)).Hi;
        DutyDecision[] decisions =
        [
            new DutyDecision.Acknowledged(1) { Duty = "d", By = "greta", At = 0 },
            new DutyDecision.SetAside("The family is away", until, "carys") { Duty = "d", By = "greta", At = 0 },
            new DutyDecision.TakenUpAgain("They are back") { Duty = "d", By = "greta", At = 0 },
        ];
        foreach (var d in decisions) await journal.Append(DecisionEntries.Of(d, "gp/1"), new("user:greta", "duty"));
        await journal.Append(new Entry.Gateway("gp/1", "section-47", true, "Children Act 1989, section 47", "dilip", new(2026, 5, 1), ""), new("user:dilip", "gateway"));
        var minute = Axis.Dated.OfMoment(new(2026, 3, 2, 9, 0, 0)).Lo;
        Assert.Equal(decisions.Select(d => d with { At = minute }), DecisionEntries.Read(journal.Read()));
        Assert.Equal(new GatewayChange("gp/1", "section-47", true, "Children Act 1989, section 47", "dilip", minute, Axis.Dated.OfDates(new(2026, 5, 1), new(2026, 5, 1)).Hi, ""), DecisionEntries.Gateways(journal.Read()).Single());
    }
}
