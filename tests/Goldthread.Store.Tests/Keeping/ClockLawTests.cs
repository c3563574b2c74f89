using System.Globalization;
using Goldthread.Records;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Store.Keeping;
using Goldthread.Watching;

namespace Goldthread.Store.Tests.Keeping;

/// <summary>Ten years of what agencies tell, with other calendars and safeguards on the way, once without a break and once with restarts and outages: every deadline is written once, with the minute at which it passed, and nothing else is.</summary>
public class ClockLawTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Begin = new(2024, 1, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly IReadOnlyList<string> Kinds =
        ["referral.sent", "referral.acknowledged", "referral.decided", "injury.bruise", "examination.injury", "appointment.was-not-brought", "contact.child-seen", "plan.child-protection.started", "plan.child-protection.ended", "meeting.strategy", "visit.home", "family.told"];

    [Theory]
    [InlineData("memory", 1)]
    [InlineData("sqlite", 2)]
    public async Task Journal_OfTenYearsWithRestartsAndOutages_HoldsEveryDeadlineOnce(string sort, int seed)
    {
        var told = Told(new Random(seed));
        Assert.True(told.Count(t => t.Entry is Entry.VersionSet) > 20);
        using var whole = new Shelf("memory");
        using var broken = new Shelf(sort);
        var expected = await Keep(whole, told, new Random(seed + 100), interrupted: false);
        var actual = await Keep(broken, told, new Random(seed + 200), interrupted: true);
        output.WriteLine($"{told.Count} records, {expected.Count} changes of duties");
        Assert.True(expected.Count > 200);
        Assert.Equal(expected.Count, expected.Distinct().Count());
        Assert.Equal(expected, actual);
        using var plain = new Shelf("memory");
        Assert.NotEqual(expected, await Keep(plain, [.. told.Where(t => t.Entry is not Entry.VersionSet)], new Random(seed + 100), interrupted: false));
    }

    private static async Task<IReadOnlyList<string>> Keep(Shelf shelf, IReadOnlyList<(DateTimeOffset At, Entry Entry)> told, Random chance, bool interrupted)
    {
        var resumed = 0;
        shelf.Time.Set(Begin);
        var keeper = await Open(shelf, interrupted);
        try
        {
            foreach (var (at, entry) in told.Append((Begin.AddYears(11), new Entry.Heartbeat("police", Begin))))
            {
                while (shelf.Time.GetUtcNow() is var now && at - now > TimeSpan.FromDays(1))
                {
                    // Ticks come each day, or not for weeks, or the process dies and begins again.
                    shelf.Time.Set(now.AddHours(Math.Min((at - now).TotalHours - 1, interrupted ? chance.Next(12, 24 * 60) : 23)));
                    if (interrupted && chance.Next(8) == 0)
                    {
                        if (chance.Next(2) == 0) Assert.True(await keeper.Leave());
                        keeper.Dispose();
                        keeper = await Open(shelf, interrupted);
                        resumed += keeper.Resumed ? 1 : 0;
                    }
                    else await keeper.Tick();
                }
                shelf.Time.Set(at);
                await keeper.Append([entry], Given.Import, Urgency.Import);
            }
            if (interrupted) Assert.True(resumed > 5);
            return [.. keeper.Journal.Read().Select(k => k.Entry).OfType<Entry.DutyChanged>()
                .Select(d => $"{d.Duty} {d.Is} {d.Outcome} {(d.Gone ? "gone " : "")}{d.At:u} due {d.Due:u} on {string.Join(',', d.Evidence)} by {string.Join(',', d.MetBy)}").Order(StringComparer.Ordinal)];
        }
        finally
        {
            keeper.Dispose();
        }
    }

    // The one that is interrupted holds nothing: all that it knows is read again whenever it is needed. It goes on from what the one before it left, lately or long ago.
    private static Task<Keeper> Open(Shelf shelf, bool interrupted) => Keeper.Open(shelf.Open(), Given.Catalogue.Safeguards, KeeperTests.Setting, shelf.Time, held: interrupted ? 0 : Keeper.MostHeld, editions: Edition,
        rest: interrupted ? new(shelf.Path("rest"), () => shelf.Ring, default) : null);

    // Each calendar has one day off more, announced on the day on which it is set or known by rule; each edition of the safeguards has a later version of some.
    private static Happening? Edition(Entry.VersionSet set)
    {
        var (number, day) = (int.Parse(set.Version, CultureInfo.InvariantCulture), DateOnly.ParseExact(set.Content, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        var old = KeeperTests.Setting.Timescales.Calendar;
        return set.What switch
        {
            "calendar" => new Happening.Dated(new([.. old.Holidays, new(day.AddDays(5), "an invented holiday", number % 2 == 0 ? day : null)], "invented")),
            "safeguards" => new Happening.Ruled([.. Given.Catalogue.Safeguards.Select((g, i) => i % 3 == number % 3 ? g with { Version = number, From = day } : g)]),
            _ => null,
        };
    }

    private static IReadOnlyList<(DateTimeOffset At, Entry Entry)> Told(Random chance)
    {
        var told = new List<(DateTimeOffset, Entry)>
        {
            (Begin.AddMinutes(1), new Entry.PersonHeld("gp/1", "gp", "1", 1) { Label = PersonLabel.Child }),
            (Begin.AddMinutes(2), new Entry.Gateway("gp/1", "referral", true, "Children Act 1989 section 17", "user:1", new DateOnly(2026, 9, 1), "referred")),
        };
        var (at, sent) = (Begin.AddDays(1), new List<string>());
        for (var i = 0; at < Begin.AddYears(10); i++)
        {
            at = at.AddMinutes(chance.Next(60, 60 * 24 * 90));
            if (chance.Next(3) == 0) told.Add((at.AddMinutes(-30), new Entry.VersionSet(chance.Next(3) > 0 ? "calendar" : "safeguards", $"{i + 2}", $"{at:yyyy-MM-dd}")));
            var kind = Kinds[chance.Next(Kinds.Count)];
            var by = new[] { "gp", "childrens-social-care", "health-visiting" }[chance.Next(3)];
            var one = Given.Told($"{i}", kind: kind, feed: by, occurred: $"{at.AddHours(-chance.Next(1, 200)):yyyy-MM-dd}");
            told.Add((at, one with
            {
                Record = one.Record with
                {
                    To = kind == "referral.sent" ? ["childrens-social-care"] : [],
                    Of = kind.StartsWith("referral.", StringComparison.Ordinal) && kind != "referral.sent" && sent.Count > 0 ? sent[chance.Next(sent.Count)] : null,
                    Known = Goldthread.Time.FuzzyDateParser.Parse($"{at:yyyy-MM-dd}"),
                },
            }));
            if (kind == "referral.sent") sent.Add(one.Record.Id);
        }
        return told;
    }
}
