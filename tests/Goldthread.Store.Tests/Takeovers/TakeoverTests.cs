using System.Diagnostics;
using Goldthread.Records;
using Goldthread.Store.Audits;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Store.Tests.Postgres;
using Goldthread.Store.Watcher;

namespace Goldthread.Store.Tests.Takeovers;

/// <summary>Two processes on one database: one keeps the watch while time passes, and the other stands by. The first is killed, again and again.</summary>
public class TakeoverTests(ITestOutputHelper output)
{
    private const int Steps = 500;

    private static readonly DateTimeOffset First = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Step = TimeSpan.FromHours(3);

    private static readonly IReadOnlyList<string> Kinds =
        ["referral.sent", "referral.acknowledged", "injury.bruise", "examination.injury", "appointment.was-not-brought", "contact.child-seen", "plan.child-protection.started", "meeting.strategy", "visit.home"];

    [Fact]
    public async Task Journal_OfProcessesThatAreKilled_HoldsEveryDeadlineOnce()
    {
        Assert.SkipWhen(Cluster.Tools is null, "PostgreSQL is not installed");
        using Shelf shelf = new("postgres"), undisturbed = new("memory");
        var place = shelf.Place("store");
        var told = Told(new Random(RunSize.Of(1, 2, 3)));
        using (var store = new StoreFolder(place, Watched.Catalogue.Vocabulary, shelf.Time)) await Tell(store.Journal, shelf.Time, told);
        var clock = new SharedClock(Path.Combine(place.Files.Folder, "clock"));
        clock.Set(First);

        var kills = RunSize.Of(plain: 2, full: 12, longest: 40);
        var killing = Enumerable.Range(1, kills).Select(k => (k * Steps / (kills + 1)) + (k % 3)).ToHashSet();
        var took = new List<double>();
        Watching first = new(place, shelf.Connection), second;
        await first.Keeps;
        second = new(place, shelf.Connection);
        await second.StandsBy;
        try
        {
            for (var step = 1; step <= Steps; step++)
            {
                clock.Set(First + (Step * step));
                if (killing.Contains(step))
                {
                    // In the midst of what has just become due, or a moment later.
                    await Task.Delay(step % 20, TestContext.Current.CancellationToken);
                    var since = Stopwatch.StartNew();
                    await first.Kill();
                    await second.Keeps;
                    took.Add(since.Elapsed.TotalSeconds);
                    first.Dispose();
                    (first, second) = (second, new(place, shelf.Connection));
                    // Nobody looks after time while they change over.
                    step += 6;
                    await second.StandsBy;
                }
                else await Task.Delay(5, TestContext.Current.CancellationToken);
            }
            clock.Set(First + (Step * Steps));
            while (first.Through < First + (Step * Steps)) await Task.Delay(20, TestContext.Current.CancellationToken);
            await first.Kill();
            await second.Keeps;
            await second.Kill();
        }
        finally
        {
            first.Dispose();
            second.Dispose();
        }

        using (var journal = undisturbed.Open())
        {
            await Tell(journal, undisturbed.Time, told);
            undisturbed.Time.Set(First);
            using var keeper = await Watched.Keep(journal, undisturbed.Time);
            undisturbed.Time.Set(First + (Step * Steps));
            await keeper.Tick();
            using var store = new StoreFolder(place, Watched.Catalogue.Vocabulary, shelf.Time);
            Assert.Equal(Duties(journal), Duties(store.Journal));
            Assert.Empty(store.Journal.Verify([.. store.Audit.Trail.JournalHeads()]));
            Assert.Empty(AuditCheck.Of(store.Audit.Trail, []));
            output.WriteLine($"{kills + 1} kills, {Duties(journal).Count} changes of duties; the other had caught up after {took.Order().ElementAt(took.Count / 2):0.00} s, at most {took.Max():0.00} s");
        }
        Assert.True(Duties(undisturbed).Count > 50);
    }

    private static IReadOnlyList<string> Duties(Shelf shelf)
    {
        using var journal = shelf.Open();
        return Duties(journal);
    }

    private static IReadOnlyList<string> Duties(Journal journal) =>
        [.. journal.Read().Select(k => k.Entry).OfType<Entry.DutyChanged>().Select(d => $"{d.Duty} {d.Is} {d.Outcome} {(d.Gone ? "gone " : "")}{d.At:u} due {d.Due:u} on {string.Join(',', d.Evidence)} by {string.Join(',', d.MetBy)}").Order(StringComparer.Ordinal)];

    private static async Task Tell(Journal journal, ManualTime time, IReadOnlyList<(DateTimeOffset At, Entry Entry)> told)
    {
        foreach (var (at, entry) in told)
        {
            time.Set(at);
            Assert.IsType<Answer.Appended>(await journal.Append(entry, Given.Import));
        }
    }

    /// <summary>Two months of a dozen invented children, up to the first moment; what is due because of it becomes so in the two months after.</summary>
    private static IReadOnlyList<(DateTimeOffset At, Entry Entry)> Told(Random chance)
    {
        var told = new List<(DateTimeOffset, Entry)>();
        for (var child = 1; child <= 12; child++)
        {
            told.Add((First.AddDays(-61), new Entry.PersonHeld($"gp/{child}", "gp", $"{child}", 1) { Label = PersonLabel.Child }));
            told.Add((First.AddDays(-61), new Entry.Gateway($"gp/{child}", "referral", true, "Children Act 1989 section 17", "user:1", new DateOnly(2026, 9, 1), "referred")));
        }
        var at = First.AddDays(-60);
        for (var i = 0; at < First.AddMinutes(-10); at = at.AddMinutes(chance.Next(60, 60 * 24)), i++)
        {
            var (kind, by) = (Kinds[chance.Next(Kinds.Count)], Watched.Agencies[chance.Next(3)]);
            var one = Given.Told($"{i}", about: $"gp/{chance.Next(1, 13)}", kind: kind, feed: by, occurred: $"{at:yyyy-MM-dd}");
            told.Add((at, one with { Record = one.Record with { To = kind == "referral.sent" ? ["childrens-social-care"] : [], Known = Goldthread.Time.FuzzyDateParser.Parse($"{at:yyyy-MM-dd}") } }));
        }
        return told;
    }
}
