using Goldthread.Feeds.Imports;
using Goldthread.Reading;

namespace Goldthread.Feeds.Tests.Samples;

public sealed class ChildHealthTests
{
    // The order in which the messages were sent, where they say it.
    static readonly string[] Messages =
    [
        "BirthNotificationWithMother", "BirthNotificationWithoutMother", "Professional-Contacts-1-new", "Professional-Contacts-1-update", "newborn-hearing-1-new", "newborn-hearing-1-update",
        "blood-spot-test-outcome-1-new", "nipe-outcome-1-new", "vaccinations-1-new", "vaccinations-1-notgiven-new", "PDS-Change-Of-Address-ems-example", "PDS-Change-Of-GP-ems-example", "PDS-Record-Change",
        "Professional-Contacts-1-delete",
    ];

    [Fact]
    public void Take_TheSamples_EndsAsOneBabyWithAChronology()
    {
        if (Shipped.Samples is null) return;
        var (sorted, intakes) = TakeAll([], Messages);
        Assert.Equal(Messages.Length, intakes.Sum(i => i.Tally.ItemsRead));
        Assert.Empty(intakes.SelectMany(i => i.NotKnown.Keys));
        Assert.Equal([ProblemKind.NumberFails], sorted.SelectMany(s => s.Problems).Select(p => p.Kind));
        var baby = sorted.Select(s => s.Statement).OfType<Statement.OfPerson>().Where(p => p.NhsNumber == "9912003888").ToList();
        Assert.Equal(["westmarsh-child-health/9912003888"], baby.Select(p => p.Person).Distinct());
        Assert.Equal(["2013-10-12", "2017-10-02", "2019-10-02", "2019-10-12"], baby.Select(p => p.Born!.Text).Distinct().Order(StringComparer.Ordinal));
        var standing = Standing(sorted, "westmarsh-child-health/9912003888");
        Assert.Equal(
            [
                ("address.changed", 1), ("appointment.kept", 4), ("birth", 1), ("examination.clinical", 1), ("family.mother", 1), ("gp.registration-changed", 1), ("growth.weight", 1), ("health.result", 21),
                ("immunisation.declined", 1), ("immunisation.given", 1), ("person.ethnicity", 1),
            ],
            standing.GroupBy(r => r.Kind.Name).Select(r => (r.Key, r.Count())).Order());
    }

    [Fact]
    public void Take_TheSamplesAgain_ChangesNothing()
    {
        if (Shipped.Samples is null) return;
        var (first, _) = TakeAll([], Messages);
        var (again, _) = TakeAll(first, Messages);
        Assert.Equal([Fate.Unchanged], again.Select(s => s.Fate).Distinct());
    }

    [Fact]
    public void Take_ADelete_WithdrawsWhatTheUpdateSaid()
    {
        if (Shipped.Samples is null) return;
        var (sorted, _) = TakeAll([], "Professional-Contacts-1-new", "Professional-Contacts-1-update", "Professional-Contacts-1-delete");
        var told = Records(sorted).ToList();
        Assert.Equal(["Defoe Daniels", "John Smith", "John Smith"], told.Select(r => r.Practitioner));
        Assert.Equal((told[0].Id, null, told[1].Id), (told[1].Supersedes, told[2].Supersedes, told[2].Withdraws));
        Assert.Equal([1, 2, 3], told.Select(r => r.Source!.Version));
    }

    [Fact]
    public void Take_ADeleteOfWhatWasNeverTold_IsHeldBackAndSaysSo()
    {
        if (Shipped.Samples is null) return;
        var (sorted, _) = TakeAll([], "Professional-Contacts-1-delete");
        Assert.Equal((Fate.Quarantined, ProblemKind.NothingToWithdraw), (sorted[^1].Fate, sorted[^1].Problems[0].Kind));
    }

    [Fact]
    public void Take_AnUpdateBeforeTheFirstMessage_StandsWhenThatComes()
    {
        if (Shipped.Samples is null) return;
        var (sorted, _) = TakeAll([], "Professional-Contacts-1-update", "Professional-Contacts-1-new");
        Assert.Equal((Fate.Quarantined, ProblemKind.SaidEarlier), (sorted[^1].Fate, sorted[^1].Problems[0].Kind));
    }

    static (List<Sorted> Sorted, List<Intake> Intakes) TakeAll(IReadOnlyList<Sorted> before, params string[] messages)
    {
        var (all, intakes, known) = (new List<Sorted>(), new List<Intake>(), Shipped.Known(before));
        foreach (var message in messages)
        {
            using var stream = File.OpenRead(Path.Combine(Shipped.Samples!, "fhir-stu3-child-health-events", $"{message}.xml"));
            var (intake, sorted) = Shipped.Take(Shipped.Feeds.Feeds["westmarsh-child-health"], Shipped.Feeds.Formats["fhir-child-health"], stream, known);
            known = Shipped.Known(sorted, known);
            all.AddRange(sorted);
            intakes.Add(intake);
        }
        return (all, intakes);
    }

    static IEnumerable<Goldthread.Records.Record> Records(IEnumerable<Sorted> sorted) => sorted.Where(s => s.Fate is Fate.Accepted or Fate.Superseding).Select(s => s.Statement).OfType<Statement.OfRecord>().Select(r => r.Record);

    static IEnumerable<Goldthread.Records.Record> Standing(IEnumerable<Sorted> sorted, string person) =>
        Records(sorted).Where(r => r.About[0] == person).GroupBy(r => r.Source!.Key).Select(r => r.MaxBy(v => v.Source!.Version)!).Where(r => r.Withdraws is null).OrderBy(r => r.Kind.Name, StringComparer.Ordinal);
}
