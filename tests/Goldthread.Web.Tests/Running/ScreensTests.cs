using Goldthread.Access;
using Goldthread.Records;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Time;
using Goldthread.Web.Running;

namespace Goldthread.Web.Tests.Running;

public class ScreensTests(Invented invented)
{
    Board Board => invented.Live.Board!;

    [Fact]
    public void Prompts_OfAnAgency_AreWhatThePagesOfItsChildrenSay()
    {
        foreach (var agency in new[] { "westmarsh-childrens-social-care", "westmarsh-health-visiting" })
        {
            var listed = Board.Prompts(agency).Where(f => Board.ChildOf(f) is not null).Select(f => $"{f.Key} {f.State} {f.Due} {f.Sentence}").Distinct().Order(StringComparer.Ordinal);
            var shown = Board.Register.Children.SelectMany(c => Board.Screens.Of(Board, c, agency).Findings).Where(f => f.Speaks == Truth.Yes).Select(f => $"{f.Key} {f.State} {f.Due} {f.Sentence}").Distinct().Order(StringComparer.Ordinal);
            Assert.Equal(listed, shown);
        }
    }

    /// <summary>What is kept is what would be worked out anew, whatever was told in between.</summary>
    [Fact]
    public async Task Prompts_KeptFromBefore_AreWhatIsWorkedOutAnew()
    {
        await using var served = await Served.Of(12, 60, WithheldLawTests.Marked);
        var (random, agencies) = (new Random(12), new[] { "westmarsh-childrens-social-care", "westmarsh-health-visiting", "westmarsh-police" });
        var told = served.Live.Store!.Journal.Read().Select(k => k.Entry).OfType<Entry.Told>().ToList();
        var (kept, changed) = (Said(served, agencies, anew: false), 0);
        for (var turn = 0; turn < 40; turn++)
        {
            var children = served.Board.Screens.Withheld().ToList();
            var (child, other) = (children[random.Next(children.Count)], children[random.Next(children.Count)]);
            await served.Live.Append([Next(random, child, other, turn)], new Cause("feed:later", "import"));
            var now = Said(served, agencies, anew: false);
            Assert.Equal(Said(served, agencies, anew: true), now);
            if (!now.SequenceEqual(kept)) changed++;
            kept = now;
        }
        Assert.True(changed > 5, $"{changed} of 40 entries changed what somebody is told.");

        Entry Next(Random random, string child, string other, int turn)
        {
            var about = served.Board.Register.Same(child);
            var its = told.Where(t => t.Record.About.Any(about.Contains)).ToList();
            var one = its[random.Next(its.Count)];
            return (turn % 6) switch
            {
                0 => one with { Record = one.Record with { Id = $"{one.Record.Id}-{turn}", Sharing = new(random.Next(2) == 0 ? Tier.Restricted : Tier.Shared), Supersedes = one.Record.Id, Source = one.Record.Source! with { Version = 1000 + turn } } },
                1 => one with { Record = one.Record with { Id = $"{one.Record.Id}-{turn}", Withdraws = one.Record.Id, Source = one.Record.Source! with { Version = 1000 + turn } } },
                2 => new Entry.Link(child, other, turn % 4 == 0 ? LinkState.Refused : LinkState.Confirmed, "as somebody decided"),
                3 => new Entry.Gateway(child, "section-17", turn % 4 == 1, "Children Act 1989, section 17", "user:somebody", turn % 4 == 1 ? new DateOnly(2027, 1, 1) : null, "as somebody decided"),
                4 => new Entry.SharingDecided(child, $"{one.Record.Source!.System}/{one.Record.Source.Key}", one.Record.By, agencies[turn % 3], SharingChoice.Shares, "Children Act 1989, section 47", null, "as somebody decided"),
                _ => one with { Record = one.Record with { Id = $"{one.Record.Id}-{turn}", About = [child, .. one.Record.About.Where(a => a != child)], Source = one.Record.Source! with { Key = $"{one.Record.Source.Key}-{turn}" } } },
            };
        }
    }

    static List<string> Said(Served served, string[] agencies, bool anew)
    {
        var board = served.Board;
        var screens = anew ? new Screens(served.Live.Store!.Journal, board.Register, Pages.Casebook.Catalogue, Pages.Casebook.Catalogue.Safeguards) : board.Screens;
        return [.. from agency in agencies
                   from line in screens.Prompts(board, agency).Select(f => $"{agency} is asked {f.Key} {f.State} {f.Due} {f.Sentence}")
                       .Concat(screens.Withheld().SelectMany(c => screens.HeldBack(board, c, agency)).Select(h => $"{agency} hears first {h.Finding.Key} for {h.Owner}, {h.Declined}, {string.Join(' ', h.Records.Select(r => r.Id))}"))
                       .Concat(screens.Withheld().Select(c => $"{agency} sees of {c} {string.Join(' ', screens.Of(board, c, agency).Places.Keys)}")).Order(StringComparer.Ordinal)
                   select line];
    }
}
