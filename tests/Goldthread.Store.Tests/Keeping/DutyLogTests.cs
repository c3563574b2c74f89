using Goldthread.Duties;
using Goldthread.Records;
using Goldthread.Store.Entries;
using Goldthread.Store.Keeping;
using Goldthread.Time;
using Goldthread.Watching;

namespace Goldthread.Store.Tests.Keeping;

public class DutyLogTests
{
    private readonly DutyLog log = new();

    [Fact]
    public void ToWrite_OfWhatIsOnItsWay_IsWrittenOnce()
    {
        Assert.NotNull(log.ToWrite(Overdue));
        Assert.Null(log.ToWrite(Overdue));
    }

    [Fact]
    public void ToWrite_OfADutyThatGoesAndComesAgainWhileItIsOnItsWay_SaysEachInTurn()
    {
        IReadOnlyList<Entry.DutyChanged?> said = [log.ToWrite(Overdue), log.ToWrite(Gone), log.ToWrite(Overdue)];
        Assert.Equal([false, true, false], said.Select(e => e!.Gone));
        for (var i = 0; i < said.Count; i++) log.Written(said[i]!, i + 1);
        Assert.Null(log.ToWrite(Overdue));
        Assert.Equal(1, log.Standing);
    }

    [Fact]
    public void ToWrite_OfWhatTheJournalRefused_SaysItAgain()
    {
        var entry = log.ToWrite(Overdue);
        log.NotWritten(entry!);
        Assert.NotNull(log.ToWrite(Overdue));
    }

    /// <summary>Whatever a reader of the journal would see otherwise is written, and nothing else.</summary>
    [Fact]
    public void ToWrite_OfADutyOfWhichOnePartIsAnother_SaysIt_AndOnlyThat()
    {
        var finding = Overdue.Finding;
        log.Written(log.ToWrite(Overdue)!, 1);
        Assert.Null(log.ToWrite(Overdue with { At = Watched.Now + 1, Finding = finding with { Received = Span.At(0), Sentence = "" } }));
        Finding[] others =
        [
            Perhaps.Finding,
            finding with { Outcome = Outcome.Possibly },
            finding with { Due = new(finding.Due!.Value.Lo, finding.Due.Value.Hi + 1) },
            finding with { Due = null },
            finding with { Owner = finding.Owner with { Label = "another" } },
            finding with { Evidence = [.. finding.Evidence, "another"] },
            finding with { MetBy = ["another"] },
        ];
        Assert.All(others, other => Assert.NotNull(Fresh().ToWrite(Overdue with { Finding = other })));

        DutyLog Fresh()
        {
            var next = new DutyLog();
            next.Written(next.ToWrite(Overdue)!, 1);
            return next;
        }
    }

    [Fact]
    public void ToWrite_OfADuty_HasEachPartInItsPlace()
    {
        var (due, finding) = (new Span(100, 160), Overdue.Finding);
        var entry = log.ToWrite(Overdue with { Finding = finding with { Due = due, MetBy = ["met-by"] } })!;
        Assert.Equal((finding.Key, "gp/1", finding.Safeguard.Id, finding.State, finding.Outcome, finding.Owner.Label, false), (entry.Duty, entry.Child, entry.Safeguard, entry.Is, entry.Outcome, entry.Owner, entry.Gone));
        Assert.Equal(finding.Evidence, entry.Evidence);
        Assert.Equal(["met-by"], entry.MetBy);
        Assert.Equal(Axis.Dated.Candidates[0].ToDateTime(TimeOnly.MinValue).AddMinutes(160), entry.Due!.Value.UtcDateTime);
        Assert.Null(log.ToWrite(Overdue with { Finding = finding with { Due = new(100, Span.Never) } })!.Due);
    }

    [Theory]
    [InlineData("gp/1", "gp/2 gp/1", "gp/1")]
    [InlineData("referral:17", "gp/2 gp/1", "gp/2")]
    [InlineData("referral:17", "placeholder address:3 gp/1", "gp/1")]
    [InlineData("placeholder", "", "partnership:duties")]
    public void ToWrite_OfADuty_StandsInTheFileOfItsPersonOrOfTheFirstOfItsRecord(string subject, string about, string file)
    {
        var finding = Overdue.Finding;
        var bound = finding.Bound with { About = about.Split(' ', StringSplitOptions.RemoveEmptyEntries) };
        Assert.Equal(file, log.ToWrite(Overdue with { Finding = finding with { Subject = subject, Bound = bound } })!.Child);
    }

    [Theory]
    [InlineData(ChangeKind.Withdrawn)]
    [InlineData(ChangeKind.WithdrawnHadBeenMet)]
    public void Standing_IsHowManyAreWrittenAndNotGone(ChangeKind gone)
    {
        log.Written(log.ToWrite(Overdue)!, 1);
        log.Written(log.ToWrite(Perhaps)!, 2);
        Assert.Equal(1, log.Standing);
        log.Written(log.ToWrite(Overdue with { Kind = gone })!, 3);
        Assert.Equal(0, log.Standing);
        log.Written(log.ToWrite(Overdue)!, 4);
        Assert.Equal(1, log.Standing);
    }

    [Fact]
    public void ToWrite_OfWhatIsWritten_IsComparedWithThat_AndWithWhatIsOnItsWayNoMore()
    {
        var (first, then) = (log.ToWrite(Overdue)!, log.ToWrite(Perhaps)!);
        log.Written(first, 1);
        // The second is on its way still.
        Assert.Null(log.ToWrite(Perhaps));
        log.NotWritten(then);
        Assert.Null(log.ToWrite(Overdue));
        Assert.NotNull(log.ToWrite(Perhaps));
    }

    [Fact]
    public void Over_OfWhatIsGoneAlready_IsNothing_AndOfTheRestSaysWhen()
    {
        log.Written(log.ToWrite(Overdue)!, 1);
        log.Written(log.ToWrite(Gone)!, 2);
        Assert.Equal(0, Next().Standing);
        Assert.Empty(Next().Over(_ => throw new InvalidOperationException(), Watched.Now));
        log.Written(log.ToWrite(Overdue)!, 3);
        var next = Next();
        Assert.Equal(1, next.Standing);
        next.Compare([Gone]);
        var over = Assert.Single(next.Over(at => at == 3 ? new DutyLog().ToWrite(Overdue)! : throw new ArgumentOutOfRangeException($"{at}"), Watched.Now + 60));
        Assert.Equal((true, new DutyLog().ToWrite(Overdue with { At = Watched.Now + 60 })!.At), (over.Gone, over.At));
    }

    [Fact]
    public void Compare_OfWhatWasMissingAndWent_MissesNothing()
    {
        Assert.Equal(1, log.Compare([Overdue]));
        Assert.Equal(0, log.Compare([Gone]));
        Assert.Empty(log.Missing());
    }

    [Fact]
    public void Read_OfWhatAnotherWrote_KnowsWhatTheJournalSays_AndWhere()
    {
        log.Written(log.ToWrite(Overdue)!, 17);
        var next = Next();
        Assert.Equal(1, next.Standing);
        Assert.Null(next.ToWrite(Overdue));
        Assert.Equal(0, next.Compare([Gone]));
        var gone = Assert.Single(next.Over(at => at == 17 ? new DutyLog().ToWrite(Overdue)! : throw new ArgumentOutOfRangeException($"{at}"), Watched.Now));
        Assert.True(gone.Gone);
    }

    [Fact]
    public void Compare_AfterARead_OfWhatStandsAsItStood_MissesNothing()
    {
        log.Written(log.ToWrite(Overdue)!, 17);
        var next = Next();
        Assert.Equal(0, next.Compare([Overdue]));
        Assert.Empty(next.Over(_ => throw new InvalidOperationException(), Watched.Now));
    }

    [Theory]
    [InlineData(false, false, 1)]
    [InlineData(false, true, 0)]
    [InlineData(true, false, 0)]
    public void Over_OfWhatWasFoundInTheJournal_IsWhatNeitherStoodNorCameAboutAgain(bool stood, bool cameAbout, int over)
    {
        var entry = log.ToWrite(Overdue)!;
        var next = new DutyLog();
        if (stood)
        {
            log.Written(entry, 17);
            var left = new MemoryStream();
            using (var to = new BinaryWriter(left, System.Text.Encoding.UTF8, leaveOpen: true)) log.Write(to);
            using var from = new BinaryReader(new MemoryStream(left.ToArray()));
            next.Read(from);
        }
        // Gone and there again since: whoever goes on from what was left sees no difference.
        foreach (var (found, position) in new[] { (entry, 18L), (entry with { Gone = true }, 19), (entry, 20) }) next.Found(found, position);
        if (cameAbout) Assert.Equal(0, next.Compare([Overdue]));
        Assert.Equal(over, next.Over(at => at == 20 ? entry : throw new ArgumentOutOfRangeException($"{at}"), Watched.Now).Count);
    }

    [Fact]
    public void Compare_AfterWhatWasMissingIsWritten_MissesItNoMore_AndKnowsWhenItGoes()
    {
        Assert.Equal(1, log.Compare([Overdue]));
        log.Written(Assert.Single(log.Missing()), 1);
        Assert.Empty(log.Missing());
        Assert.Equal(0, log.Compare([Overdue]));
        Assert.Equal(0, log.Compare([Gone]));
        Assert.Single(log.Over(_ => new DutyLog().ToWrite(Overdue)!, Watched.Now));
    }

    // Another that goes on from what this one wrote down.
    private DutyLog Next()
    {
        var written = new MemoryStream();
        using (var to = new BinaryWriter(written)) log.Write(to);
        using var from = new BinaryReader(new MemoryStream(written.ToArray()));
        var next = new DutyLog();
        next.Read(from);
        Assert.Equal(-1, from.PeekChar());
        return next;
    }

    private static Change Overdue => new(Watched.Now, ChangeKind.Stands, null, Watched.Says.Single().Finding);

    private static Change Perhaps => Overdue with { Finding = Overdue.Finding with { State = DutyState.PossiblyOverdue } };

    private static Change Gone => Overdue with { Kind = ChangeKind.Withdrawn };

    private static Watch Watched { get; } = Watching();

    private static Watch Watching()
    {
        var told = Given.Told("1", kind: "referral.sent");
        var watch = new Watch([.. Given.Catalogue.Safeguards.Where(g => g.Id is "referral-acknowledged")], KeeperTests.Setting);
        var sent = FuzzyDateParser.Parse("2026-03-02T09:00")!;
        watch.Take(Axis.Dated.OfDates(new(2026, 3, 2), new(2026, 3, 2)).Hi, new Happening.Held("gp/1", PersonLabel.Child), new Happening.Opened("gp/1"), new Happening.Told(told.Record with { Occurred = sent, Known = sent, To = ["childrens-social-care"] }, 1));
        watch.Pass(Axis.Dated.OfDates(new(2026, 3, 20), new(2026, 3, 20)).Hi);
        return watch;
    }
}
