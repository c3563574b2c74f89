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
        var (removed, differing, opened) = (0, 0, 0);
        Law.Holds(RunSize.Of(150, 1500, 60_000), 2_100_000, Breadth.Wide, Pack.All, (tale, story) =>
        {
            var dice = new Dice(tale.Seed);
            var records = story.Records.Records.Select(r => Shown.Shared(r, dice)).ToList();
            var statements = Statements.Of(records);
            var reader = new Reader(dice.One(story.Agencies.All.Keys.Order(StringComparer.Ordinal).ToList())) { Involved = true, Kin = dice.Chance(20) ? ["father"] : [] };
            var moments = records.Select(r => story.Records.Known(r).Hi).Where(m => m < Span.Never / 2).Append(story.Records.Records.Select(r => story.Records.Known(r).Hi).Where(m => m < Span.Never / 2).DefaultIfEmpty(0).Max() + (60 * Span.Day)).Distinct().ToList();
            var decisions = Shown.Decided(records, statements, [.. story.Agencies.All.Keys.Order(StringComparer.Ordinal)], moments, dice);
            var lens = new Lens(story.Agencies, Pack.Catalogue.Access, decisions: new(decisions));
            foreach (var at in moments)
            {
                var visible = Shown.Of(story, lens, reader, records, at);
                var screen = Shown.Lines(Shown.Screen(story, tale, visible, reader, at));
                foreach (var statement in records.GroupBy(r => statements[r.Id]).Where(s => s.Any(r => Shown.IsWithheld(r, s.Key, decisions, reader, at))))
                {
                    // With all that was decided of it.
                    var without = records.Where(r => statements[r.Id] != statement.Key).ToList();
                    var less = new Lens(story.Agencies, Pack.Catalogue.Access, decisions: new(decisions.Where(d => d.Statement != statement.Key)));
                    Interlocked.Increment(ref removed);
                    if (Saying.Difference(screen, Shown.Lines(Shown.Screen(story, tale, Shown.Of(story, less, reader, without, at), reader, at)), $"{reader.Agency} at {Saying.Minute(at)}, without {statement.Key}:") is { } difference) return difference;
                }
                if (decisions.Any(d => d.To == reader.Agency && d.Choice == SharingChoice.Shares && d.At <= at && visible.Records?.Records.Any(r => Shown.IsWithheld(r, reader)) == true)) Interlocked.Increment(ref opened);
                // What is decided for others is not seen here.
                var own = new Lens(story.Agencies, Pack.Catalogue.Access, decisions: new(decisions.Where(d => d.To == reader.Agency)));
                if (Saying.Difference(screen, Shown.Lines(Shown.Screen(story, tale, Shown.Of(story, own, reader, records, at), reader, at)), $"{reader.Agency} at {Saying.Minute(at)}, without what was decided for others:") is { } decided) return decided;
                // The removals mean something: what is shown is not what there is.
                if (visible.Records?.Records.Count < records.Count) Interlocked.Increment(ref differing);
            }
            return null;
        });
        Assert.True(removed > 500 && differing > 200 && opened > 50, $"{removed} statements removed, {differing} screens with something withheld, {opened} with something that a holder shared.");
    }

    [Fact]
    public void Findings_OfTheWholeThread_AreHeardByTheirOwner_ByAHolder_OrByABroker()
    {
        var (brokered, first, heard) = (0, 0, 0);
        Law.Holds(RunSize.Of(3000, 10_000, 60_000), 2_500_000, Breadth.Wide, Pack.All, (tale, story) =>
        {
            var dice = new Dice(tale.Seed);
            var records = story.Records.Records.Select(r => Shown.Shared(r, dice)).ToDictionary(r => r.Id, StringComparer.Ordinal);
            var lens = new Lens(story.Agencies, Pack.Catalogue.Access);
            var at = story.Records.Records.Select(r => story.Records.Known(r).Hi).Where(m => m < Span.Never / 2).DefaultIfEmpty(0).Max() + (60 * Span.Day);
            var screens = new Dictionary<string, Screen>(StringComparer.Ordinal);
            Screen Of(string agency)
            {
                if (!screens.TryGetValue(agency, out var screen)) screens[agency] = screen = Shown.Screen(story, tale, Shown.Of(story, lens, new Reader(agency) { Involved = true }, [.. records.Values], at), new Reader(agency) { Involved = true }, at);
                return screen;
            }
            var setting = Pack.Catalogue.Setting with { Agencies = story.Agencies, GuidanceOf = story.GuidanceOf };
            var joined = new Goldthread.Duties.ReferenceEvaluator(story.Records, Law.Safeguards(tale), setting).At(at).Where(f => f.Speaks == Truth.Yes).ToList();
            var between = HeldBack.BetweenHolders(joined, records, Of);
            foreach (var finding in joined)
                foreach (var owner in finding.Owner.Agencies)
                {
                    bool Hears(string agency) => Of(agency).Findings.Any(f => f.Key == finding.Key && f.Speaks == Truth.Yes);
                    var withheld = finding.Evidence.Where(id => records.ContainsKey(id) && !Of(owner).Visible.Records!.Has(id)).Select(id => records[id]).ToList();
                    var told = Hears(owner) || withheld.Exists(r => Hears(r.By));
                    var broker = between.Any(b => (b.Finding.Key, b.Owner) == (finding.Key, owner));
                    if (!told && !broker) return $"{finding.Key} for {owner} is heard by nobody.";
                    if (broker && Hears(owner)) return $"{finding.Key} for {owner} is heard by the owner, and by a broker.";
                    Interlocked.Increment(ref broker ? ref brokered : ref Hears(owner) ? ref heard : ref first);
                }
            return null;
        });
        Assert.True(brokered > 8 && first > 15 && heard > 80, $"{heard} heard by the owner, {first} by a holder first, {brokered} by a broker.");
    }

    [Fact]
    public void Screens_OfAReader_StandUntilTheMinuteThatTheyName()
    {
        var (compared, turned) = (0, 0);
        Law.Holds(RunSize.Of(200, 1500, 60_000), 2_600_000, Breadth.Wide, Pack.All, (tale, story) =>
        {
            var dice = new Dice(tale.Seed);
            var records = story.Records.Records.Select(r => Shown.Shared(r, dice)).ToList();
            var agencies = story.Agencies.All.Keys.Order(StringComparer.Ordinal).ToList();
            var reader = new Reader(dice.One(agencies)) { Involved = true };
            var moments = records.Select(r => story.Records.Known(r).Hi).Where(m => m < Span.Never / 2).Append(0).Distinct().Order().ToList();
            var lens = new Lens(story.Agencies, Pack.Catalogue.Access, decisions: new(Shown.Decided(records, Statements.Of(records), agencies, moments, dice)));
            Screen Of(long at) => Shown.Screen(story, tale, Shown.Of(story, lens, reader, records, at), reader, at);
            for (var (at, end, steps) = (moments[0], moments[^1] + (400 * Span.Day), 0); at < end && steps < 60; steps++)
            {
                var screen = Of(at);
                var (lines, until) = (Shown.Lines(screen), Math.Min(screen.Until, end));
                if (until <= at) return $"{reader.Agency} at {Saying.Minute(at)}: it stands until {Saying.Minute(until)}.";
                foreach (var later in new[] { until - 1, at + dice.Between(0, (int)Math.Min(until - 1 - at, int.MaxValue - 1)) }.Where(m => m > at))
                {
                    Interlocked.Increment(ref compared);
                    if (Saying.Difference(lines, Shown.Lines(Of(later)), $"{reader.Agency} from {Saying.Minute(at)}, at {Saying.Minute(later)}:") is { } difference) return difference;
                }
                if (until < end) Interlocked.Increment(ref turned);
                at = until;
            }
            return null;
        });
        Assert.True(compared > 1000 && turned > 500, $"{compared} later minutes compared, {turned} screens ended.");
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
