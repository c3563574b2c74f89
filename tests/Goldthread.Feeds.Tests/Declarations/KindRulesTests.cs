using Goldthread.Access;
using Goldthread.Agencies;
using Goldthread.Feeds.Declarations;
using Goldthread.Feeds.Imports;
using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Time;
using Goldthread.Web.Running;

namespace Goldthread.Feeds.Tests.Declarations;

/// <summary>What a feed is agreed to do with each kind of record: who sees it, by which code, for how long.</summary>
public sealed class KindRulesTests
{
    const string Format = """
        format: harbour
        label: a list of what happened
        source: invented for a test
        file: csv
        people:
          child: { key: Child }
        records:
          visit: { kind: visit.home, when: { What: visit }, key: Day, occurred: Day }
          called: { kind: police.called, when: { What: called }, key: Day, occurred: Day }
          arrest: { kind: police.arrest, when: { What: arrest }, key: Day, occurred: Day }
          risk: { kind: police.risk-information, when: { What: risk }, key: Day, occurred: Day, tier: restricted }
          paper: { kind: order.other, when: { What: paper }, key: Day, occurred: Day }
        """;

    const string Declared = """
        feed: harbour
        agency: harbour-police
        system: harbour
        format: harbour
        basis: [an invented basis]
        agreement: { name: an invented agreement, from: 2024-01-01, until: 2027-12-31 }
        tier: index
        retention: until the child is 25
        covers:
          - { kinds: ["police.*"], children: all, since: 2024-01-01, every: daily, delay: one day, tier: shared, handling: P, keep: 6 years, past: hidden }
          - { kinds: [police.arrest], children: all, since: 2024-01-01, every: daily, delay: one day, tier: restricted }
          - { kinds: [visit.home], children: all, since: 2024-01-01, every: daily, delay: one day, keep: 12 months }
          - { kinds: [order.other], children: all, since: 2024-01-01, every: daily, delay: one day, tier: shared, restrictions: papers of the family court }
        """;

    static readonly long Now = Minutes.Of(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    static readonly Lens Lens = new(new AgencyList([new("harbour-police", "police", null, true, null, null, null, Tier.Shared), new("school", "school", null, true, null, null, null, Tier.Shared), new("fire", "fire-service", null, true, null, null, null, Tier.Shared)], Shipped.Catalogue.Routes), Shipped.Catalogue.Access);

    [Theory]
    [InlineData("called", Tier.Shared, "P", null, Sight.Full, Sight.Hidden)]
    [InlineData("arrest", Tier.Restricted, null, null, Sight.Hidden, Sight.Hidden)]
    [InlineData("risk", Tier.Restricted, "P", null, Sight.Hidden, Sight.Hidden)]
    [InlineData("visit", Tier.Index, null, null, Sight.Pointer, Sight.Pointer)]
    [InlineData("paper", Tier.Shared, null, "papers of the family court", Sight.Hidden, Sight.Hidden)]
    public void Take_ARecord_CarriesWhatIsAgreedOfItsKind_AndTheLensHoldsTo(string what, Tier tier, string? handling, string? restrictions, Sight school, Sight fire)
    {
        var record = Records(Take($"17,2026-02-03,{what}").Sorted).Single();
        Assert.Equal((tier, handling, restrictions), (record.Sharing.Tier, record.Sharing.Handling, record.Sharing.Restrictions));
        Assert.Equal((school, fire, Sight.Full), (Seen(record, "school"), Seen(record, "fire"), Seen(record, "harbour-police")));
    }

    [Theory]
    [InlineData("2025-02-20", 1)]
    [InlineData("2025-03-02", 0)]
    [InlineData("2025", 0)]
    [InlineData("", 0)]
    public void Take_WhatMayBeKeptNoLonger_IsToldAndNotTakenIn(string day, int past)
    {
        var (intake, sorted) = Take($"17,{day},visit");
        Assert.Equal(past, sorted.SelectMany(s => s.Problems).Count(p => p.Kind == ProblemKind.PastRetention));
        Assert.Equal(day.Length == 0 ? 0 : 1 - past, Records(sorted).Count);
        // Nothing of it waits: what may not be kept is not kept for somebody to look at.
        Assert.Equal((1, 1), (intake.Tally.ItemsRead, intake.Tally.Items[Fate.Accepted]));
    }

    [Fact]
    public void Take_WhatIsHiddenWhenItIsPast_IsTakenInForItsOwnAgencyAlone()
    {
        var (_, sorted) = Take("17,2019-05-01,called");
        Assert.Equal(ProblemKind.PastRetention, Assert.Single(sorted.SelectMany(s => s.Problems)).Kind);
        var record = Records(sorted).Single();
        Assert.Equal((Tier.Hidden, Sight.Hidden, Sight.Full), (record.Sharing.Tier, Seen(record, "school"), Seen(record, "harbour-police")));
        Assert.All(Take("17,2019-05-01,called", Shipped.Known(sorted)).Sorted, s => Assert.Equal(Fate.Unchanged, s.Fate));
    }

    [Fact]
    public void Take_WhatHasComeToItsEndSince_IsHiddenByTheNextFile()
    {
        var known = Shipped.Known(Take("17,2021-05-01,called").Sorted);
        var later = Take("17,2021-05-01,called", known, Now + (2 * 366 * Span.Day)).Sorted;
        Assert.Equal((Fate.Superseding, Tier.Hidden), (later[^1].Fate, Records(later).Single().Sharing.Tier));
    }

    static Sight Seen(Goldthread.Records.Record record, string reader) => Lens.Of(record, record.Id, new Reader(reader), Now);

    static List<Goldthread.Records.Record> Records(IEnumerable<Sorted> sorted) => [.. sorted.Select(s => s.Statement).OfType<Statement.OfRecord>().Select(r => r.Record)];

    static (Intake Intake, IReadOnlyList<Sorted> Sorted) Take(string row, IReadOnlyDictionary<string, Known>? known = null, long? at = null)
    {
        var (_, format) = Shipped.Own(Format);
        var problems = new ProblemList();
        var feed = new FeedReader(Shipped.Catalogue.Vocabulary, Shipped.Catalogue.Access, ["harbour"], problems).Read(YamlFile.Read(Declared, "harbour.yaml", problems)!);
        Assert.Empty(problems.All);
        var intake = new Intake(format, feed!, Shipped.Catalogue.Vocabulary, (known ?? new Dictionary<string, Known>()).GetValueOrDefault, known is null ? null : () => known.Keys, at ?? Now);
        return (intake, [.. intake.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"Child,Day,What\n{row}\n")), "file")]);
    }
}
