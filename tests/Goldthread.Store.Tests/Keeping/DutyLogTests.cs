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

    [Fact]
    public void Read_OfWhatAnotherWrote_KnowsWhatTheJournalSays_AndWhere()
    {
        log.Written(log.ToWrite(Overdue)!, 17);
        var written = new MemoryStream();
        using (var to = new BinaryWriter(written)) log.Write(to);
        using var from = new BinaryReader(new MemoryStream(written.ToArray()));
        var next = new DutyLog();
        next.Read(from);
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
        var written = new MemoryStream();
        using (var to = new BinaryWriter(written)) log.Write(to);
        using var from = new BinaryReader(new MemoryStream(written.ToArray()));
        var next = new DutyLog();
        next.Read(from);
        Assert.Equal(0, next.Compare([Overdue]));
        Assert.Empty(next.Over(_ => throw new InvalidOperationException(), Watched.Now));
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

    private static Change Overdue => new(Watched.Now, ChangeKind.Stands, null, Watched.Says.Single().Finding);

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
