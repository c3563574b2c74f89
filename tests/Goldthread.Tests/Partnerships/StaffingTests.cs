using Goldthread.Agencies;
using Goldthread.Duties;
using Goldthread.Escalation;
using Goldthread.Partnerships;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Tests.Partnerships;

public class StaffingTests
{
    static readonly StaffDirectory Staff = Staffing.Of(Westmarsh.Told, Given.Catalogue.Routes, Given.Catalogue.Directory!);

    [Fact]
    public void Holders_OfEveryAllocatedChild_AreThereOnEveryDay_AsFarAsIsKnown()
    {
        var children = Staff.Facts.OfType<DirectoryFact.Allocation>().DistinctBy(a => (a.Child, a.Agency)).Take(60).ToList();
        Assert.NotEmpty(children);
        var (from, until) = (Axis.Dated.OfDates(new(2024, 7, 1), new(2024, 7, 1)).Lo, Axis.Dated.OfDates(new(2025, 12, 1), new(2025, 12, 1)).Lo);
        var passed = 0;
        foreach (var a in children)
        {
            var duty = new OpenDuty("duty", a.Child, Level.Soon, [a.Agency], Asked.Whoever, a.Agency, Span.At(from), null, from, DutyState.Waiting);
            for (var at = from + 600; at < until; at += 3 * Span.Day)
            {
                var held = Ownership.Of(duty, Staff.At(at)).Single();
                Assert.True(held.Practitioner is { } who && Staff.At(at).IsPresent(who), held.ToString());
                if (held.Unowned is not null) passed++;
            }
        }
        Assert.True(passed > 0);
    }

    [Fact]
    public void Teams_OfEveryAgencyWithStaff_AnswerToTheLeads() =>
        Assert.All(Staff.Teams.Values.Where(t => t.Name != Staff.Lead), t => Assert.Equal(Staff.Lead, t.AnswersTo));
}
