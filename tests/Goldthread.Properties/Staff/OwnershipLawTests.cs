using Goldthread.Duties;
using Goldthread.Escalation;
using Goldthread.Properties.Tales;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Properties.Staff;

public class OwnershipLawTests
{
    [Fact]
    public void Duties_OfTenYears_AreAtNoMomentWithoutSomebodyWhoIsThere()
    {
        var (looked, why, turnover) = (0, new Dictionary<WhyUnowned, int>(), new List<double>());
        foreach (var seed in Enumerable.Range(1, RunSize.Of(1, 6, 100)))
        {
            var (work, dice) = (Workforce.Of(seed), new Dice(seed));
            turnover.Add(work.Turnover);
            var moments = work.Directory.Moments(work.First, work.Last);
            for (var n = 0; n < 400; n++)
            {
                var duty = Duty(work, dice, n);
                var until = duty.Received + (dice.Between(1, 120) * Span.Day);
                foreach (var at in moments.Where(m => m >= duty.Received && m <= until).Prepend(duty.Received))
                {
                    var view = work.Directory.At(at);
                    foreach (var held in Ownership.Of(duty, view))
                    {
                        looked++;
                        Assert.True(held.Practitioner is { } who && view.IsPresent(who), $"Seed {seed}, {duty.Key} at {at}: {held}");
                        if (held.Unowned is not { } unowned)
                        {
                            Assert.True(held.As != HeldAs.Lead, $"Seed {seed}, {duty.Key} at {at}: {held} takes what is not unowned.");
                            continue;
                        }
                        Assert.InRange(unowned.Since, duty.Received, at);
                        // Who no longer works with the child may be on call for those who do; who left or is away holds nothing.
                        Assert.True(unowned.Why is not (WhyUnowned.Left or WhyUnowned.Away) || unowned.Was != held.Practitioner, $"Seed {seed}, {duty.Key} at {at}: {held} passed to itself.");
                        why[unowned.Why] = why.GetValueOrDefault(unowned.Why) + 1;
                    }
                }
            }
        }
        Assert.InRange(turnover.Average(), 0.13, 0.17);
        Assert.True(looked > 10_000);
        Assert.All([WhyUnowned.Left, WhyUnowned.Away, WhyUnowned.Reallocated, WhyUnowned.NobodyInRole, WhyUnowned.SeveralInRole], w => Assert.True(why.GetValueOrDefault(w) > 20, w.ToString()));
        TestContext.Current.TestOutputHelper?.WriteLine($"{looked} looks; turnover {turnover.Average():P1}; unowned: {string.Join(", ", why.Select(w => $"{w.Key} {w.Value}"))}");
    }

    [Fact]
    public void Passings_OfADuty_AreEveryChangeOfItsHolder_AndNoOther()
    {
        var (work, dice) = (Workforce.Of(7), new Dice(7));
        for (var n = 0; n < 40; n++)
        {
            var duty = Duty(work, dice, n);
            var until = duty.Received + (200 * Span.Day);
            var passings = Ownership.Passings(duty, work.Directory, duty.Received, until);
            for (var at = duty.Received; at <= until; at += 613)
                foreach (var held in Ownership.Of(duty, work.Directory.At(at)))
                    Assert.Equal(held, passings.Last(p => p.At <= at && p.To.Agency == held.Agency).To);
        }
    }

    static OpenDuty Duty(Workforce work, Dice dice, int n)
    {
        var agency = dice.One(work.Teams.Select(t => t.Agency).Distinct().ToList());
        Asked asked = dice.Between(0, 4) switch
        {
            0 => Asked.Whoever,
            1 => new Asked.Authority(),
            2 => new Asked.ManagerOfTeam(),
            3 => new Asked.InRole(dice.One(["named-nurse", "social-worker"])),
            _ => new Asked.Person(dice.One(work.PeopleOf(agency))),
        };
        var received = work.First + (dice.Between(0, (Workforce.Years * 365) - 130) * Span.Day) + dice.Between(0, 1439);
        return new($"duty-{n}", dice.One(work.Children), Level.Soon, [agency], asked, agency, Span.At(received), null, received, DutyState.Waiting);
    }
}
