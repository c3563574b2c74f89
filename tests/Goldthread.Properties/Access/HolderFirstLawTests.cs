using Goldthread.Access;
using Goldthread.Properties.Invented;
using Goldthread.Properties.Laws;
using Goldthread.Properties.Tales;
using Goldthread.Time;
using Record = Goldthread.Records.Record;

namespace Goldthread.Properties.Access;

/// <summary>Whatever a reader may not see changes nothing of what the reader is shown.</summary>
public class HolderFirstLawTests
{
    [Fact]
    public void Screens_OfAReader_AreTheSameWithoutAnyStatementThatTheReaderMayNotSee()
    {
        var (removed, differing) = (0, 0);
        Law.Holds(RunSize.Of(150, 1500, 60_000), 2_100_000, Breadth.Wide, Pack.All, (tale, story) =>
        {
            var dice = new Dice(tale.Seed);
            var records = story.Records.Records.Select(r => Shown.Shared(r, dice)).ToList();
            var (lens, statements) = (new Lens(story.Agencies, Pack.Catalogue.Access), Statements.Of(records));
            var reader = new Reader(dice.One(story.Agencies.All.Keys.Order(StringComparer.Ordinal).ToList())) { Involved = true, Kin = dice.Chance(20) ? ["father"] : [] };
            var moments = records.Select(r => story.Records.Known(r).Hi).Where(m => m < Span.Never / 2).Append(story.Records.Records.Select(r => story.Records.Known(r).Hi).Where(m => m < Span.Never / 2).DefaultIfEmpty(0).Max() + (60 * Span.Day)).Distinct().ToList();
            foreach (var at in moments)
            {
                var visible = Shown.Of(story, lens, reader, records, at);
                var screen = Shown.Lines(Shown.Screen(story, tale, visible, reader, at));
                foreach (var statement in records.GroupBy(r => statements[r.Id]).Where(s => s.Any(r => Shown.IsWithheld(r, reader))))
                {
                    var without = records.Where(r => statements[r.Id] != statement.Key).ToList();
                    Interlocked.Increment(ref removed);
                    if (Saying.Difference(screen, Shown.Lines(Shown.Screen(story, tale, Shown.Of(story, lens, reader, without, at), reader, at)), $"{reader.Agency} at {Saying.Minute(at)}, without {statement.Key}:") is { } difference) return difference;
                }
                // The removals mean something: what is shown is not what there is.
                if (visible.Records?.Records.Count < records.Count) Interlocked.Increment(ref differing);
            }
            return null;
        });
        Assert.True(removed > 500 && differing > 200, $"{removed} statements removed, {differing} screens with something withheld.");
    }

    [Fact]
    public void Screens_WhileTheThreadIsClosed_AreOfTheReadersOwnAgencyAlone() =>
        Law.Holds(RunSize.Of(80, 800, 20_000), 2_200_000, Breadth.Wide, Pack.All, (tale, story) =>
        {
            var (dice, lens) = (new Dice(tale.Seed), new Lens(story.Agencies, Pack.Catalogue.Access));
            var records = story.Records.Records.Select(r => Shown.Shared(r, dice)).ToList();
            var reader = new Reader(dice.One(story.Agencies.All.Keys.Order(StringComparer.Ordinal).ToList())) { Involved = true };
            var at = records.Select(r => story.Records.Known(r).Hi).Where(m => m < Span.Never / 2).DefaultIfEmpty(0).Max() + (10 * Span.Day);
            string[] Lines(IReadOnlyList<Record> told) => [.. Shown.Lines(Shown.Screen(story, tale, Shown.Of(story, lens, reader, told, at, open: false), reader, at))];
            return Saying.Difference(Lines(records), Lines([.. records.Where(r => r.By == reader.Agency)]), $"{reader.Agency}, without the others:");
        });
}
