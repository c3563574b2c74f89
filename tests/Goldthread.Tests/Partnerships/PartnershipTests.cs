using System.Globalization;
using Goldthread.Linkage;
using Goldthread.Partnerships;
using Goldthread.Time;

namespace Goldthread.Tests.Partnerships;

public class PartnershipTests
{
    static IReadOnlyList<Told> All => Westmarsh.Told;

    static List<Goldthread.Records.Record> Records => [.. All.OfType<Told.OfRecord>().Select(r => r.Record)];

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public void Tell_OfOneSeed_TellsTheSame_InEveryCulture(string culture)
    {
        var here = Westmarsh.Text(Westmarsh.Draw(11, 60, 1).Tell());
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(here, Westmarsh.Text(Westmarsh.Draw(11, 60, 1).Tell()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Tell_OfAnotherSeed_TellsSomethingElse() =>
        Assert.NotEqual(Westmarsh.Text(Westmarsh.Draw(1, 30, 1).Tell()), Westmarsh.Text(Westmarsh.Draw(2, 30, 1).Tell()));

    [Fact]
    public void Tell_IsInOrderOfReceipt_AndNothingIsNamedBeforeItIsTold()
    {
        var (last, people, records, agencies, feeds) = (long.MinValue, new Dictionary<string, int>(), new HashSet<string>(), new HashSet<string>(), new HashSet<string>());
        foreach (var one in All)
        {
            Assert.True(one.Received >= last);
            last = one.Received;
            if (one is Told.OfAgency a) Assert.True(agencies.Add(a.Agency.Name));
            if (one is Told.Connected c) Assert.True(feeds.Add(c.Feed.Name) && c.Feed.Agencies.All(agencies.Contains));
            if (one is Told.OfPerson p)
            {
                Assert.Equal(people.GetValueOrDefault(p.Person.Key) + 1, p.Person.Version);
                people[p.Person.Key] = p.Person.Version;
            }
            if (one is not Told.OfRecord { Record: var r, Feed: var feed }) continue;
            Assert.Contains(feed, feeds);
            Assert.Contains(r.By, agencies);
            Assert.All(r.About.Where(w => !w.Contains(':', StringComparison.Ordinal)), w => Assert.Contains(w, people));
            Assert.All(new[] { r.Supersedes, r.Withdraws }.OfType<string>(), id => Assert.Contains(id, records));
            records.Add(r.Id);
        }
        Assert.All(Records.SelectMany(r => r.Concerning.Append(r.Of).Append(r.SameEventAs)).OfType<string>(), id => Assert.Contains(id, records));
    }

    [Fact]
    public void Tell_OfARecord_IsReceivedAfterItWasKnown_AndComesAgainOnlyAsItWas()
    {
        foreach (var told in All.OfType<Told.OfRecord>()) Assert.True((told.Record.Known ?? told.Record.Occurred).On(Axis.Dated).Lo <= told.Received);
        var again = Records.GroupBy(r => r.Id).Where(g => g.Count() > 1).ToList();
        Assert.NotEmpty(again);
        Assert.All(again, g => Assert.Single(g.Distinct()));
        Assert.Equal(Records.Select(r => r.Id).Distinct().Count(), Records.Select(r => (r.Source!.System, r.Source.Key, r.Source.Version)).Distinct().Count());
    }

    [Fact]
    public void Tell_OfIdentifiers_HasThemMissingAndWrongAsThePlanSays()
    {
        var people = All.OfType<Told.OfPerson>().Select(p => p.Person).ToList();
        var numbers = people.Where(p => p.NhsNumber is not null).ToList();
        Assert.All(numbers, p => Assert.StartsWith("999", p.NhsNumber));
        Assert.InRange(numbers.Count(p => !NhsNumber.Checks(p.NhsNumber!)) / (double)numbers.Count, 0.0002, 0.01);
        var hospital = people.Where(p => p is { System: "hospital", DateOfBirth: not null }).ToList();
        Assert.InRange(hospital.Count(p => p.NhsNumber is null) / (double)hospital.Count, 0.10, 0.26);
        Assert.All(people.Where(p => p.System == "incidents"), p => Assert.Null(p.NhsNumber));
        Assert.InRange(people.Where(p => p.Upn is not null).Average(p => Upn.Checks(p.Upn!) ? 1 : 0), 0.98, 1);
        Assert.All(people.Where(p => p.Upn is not null), p => Assert.True(p.System.EndsWith("school", StringComparison.Ordinal) || p.System is "casebook" or "eastholm"));
    }

    [Fact]
    public void Tell_OfTwoNumbersThatBothCheck_NeverGivesOneToTwoPeople()
    {
        var one = new Dictionary<string, string>();
        string Root(string key) => one.TryGetValue(key, out var first) ? first : key;
        foreach (var same in All.OfType<Told.SamePerson>()) one[same.Second] = same.First;
        var holders = All.OfType<Told.OfPerson>().Where(p => p.Person.NhsNumber is { } n && NhsNumber.Checks(n)).GroupBy(p => p.Person.NhsNumber!);
        Assert.All(holders, h => Assert.Single(h.Select(p => Root(p.Person.Key)).Distinct()));
    }

    [Fact]
    public void Tell_OfTheTruth_ConnectsKeysOfManySystems()
    {
        var same = All.OfType<Told.SamePerson>().ToList();
        Assert.All(same, s => Assert.Contains(s.Reason, Told.SamePerson.Alike));
        foreach (var reason in Told.SamePerson.Alike) Assert.Contains(same, s => s.Reason == reason);
        Assert.Contains(same, s => s.First.Split('/')[0] == s.Second.Split('/')[0]);
    }

    [Fact]
    public void Tell_OfFeeds_HasSilences_AndTheyAreCaughtUpWith()
    {
        var longest = All.OfType<Told.HeardThrough>().GroupBy(h => h.Feed).ToDictionary(g => g.Key, g => g.Zip(g.Skip(1), (a, b) => b.Received - a.Received).Max());
        Assert.Contains(longest.Values, gap => gap > 3 * Span.Day);
        Assert.All(longest.Values, gap => Assert.True(gap < 60 * Span.Day));
        Assert.All(All.OfType<Told.HeardThrough>(), h => Assert.True(h.Through <= h.Received));
    }

    [Fact]
    public void Tell_OfPractitioners_HasLeaversAwayAndCover()
    {
        var posts = All.OfType<Told.InPost>().GroupBy(p => p.Id).ToList();
        Assert.InRange(posts.Count(p => p.Last().Until is not null) / (double)posts.Count, 0.10, 0.45);
        Assert.Contains(All.OfType<Told.Away>(), a => a.Cover is not null);
        Assert.Contains(All.OfType<Told.Away>(), a => a.Cover is null);
        var known = posts.Select(p => p.First().Practitioner).ToHashSet(StringComparer.Ordinal);
        Assert.All(Records.Where(r => r.Practitioner is not null), r => Assert.Contains(r.Practitioner!, known));
        Assert.Contains(All, t => t is Told.Allocated { Until: not null });
    }

    [Fact]
    public void Tell_OfEveryPattern_IsInTheTruth_WithSafeguardsThatThereAre()
    {
        var hidden = All.OfType<Told.Hidden>().ToList();
        Assert.Equal(Westmarsh.Practice.Patterns.Select(p => p.Name).Order(StringComparer.Ordinal), hidden.Select(h => h.Pattern).Distinct().Order(StringComparer.Ordinal));
        var (ids, records) = (Given.Catalogue.Safeguards.Select(g => g.Id).ToHashSet(), Records.Select(r => r.Id).ToHashSet());
        Assert.All(hidden, h =>
        {
            Assert.All(h.Shows, s => Assert.Contains(s, ids));
            Assert.All(h.Records, r => Assert.Contains(r, records));
            Assert.NotEmpty(h.Keys);
        });
    }

    [Fact]
    public void Tell_OfOrdinaryLives_HasTheirRates()
    {
        var fresh = Records.Where(r => r.Source!.Version == 1).DistinctBy(r => r.Id).Where(r => r.Occurred.On(Axis.Dated).Lo >= Axis.Dated.OfDates(new(2024, 1, 1), new(2024, 1, 1)).Lo).ToList();
        Assert.InRange(fresh.Count(r => r.Kind.Name == "birth") / 2.0 / 600 * 1000, 30, 75);
        Assert.InRange(fresh.Where(r => r.Kind.Name == "referral.sent" && r.To.Contains("westmarsh-childrens-social-care")).Sum(r => Math.Max(r.About.Count - 1, 1)) / 2.0 / 600 * 10_000, 300, 900);
        Assert.InRange(fresh.Count / 600.0 / 2, 8, 20);
    }
}
