using Goldthread.Properties.Invented;
using Goldthread.Properties.Laws;
using Goldthread.Safeguards;
using Goldthread.Stories;
using Goldthread.Time;
using Goldthread.Watching;

namespace Goldthread.Properties.Feeds;

/// <summary>The stories of the project, told to the watch in the order in which they became known, against every safeguard.</summary>
public class StoriesTests
{
    public static TheoryData<string> Stories => [.. Pack.StoryFiles];

    [Theory]
    [MemberData(nameof(Stories))]
    public void Says_ThroughAStory_IsWhatTheReferenceSays(string file)
    {
        var story = Pack.Read(Pack.StoryText(file));
        foreach (var opened in new[] { true, false })
        {
            var difference = Course.Of(Told(story, opened), story.Records.Reckoning.Axis).Difference;
            Assert.True(difference is null, difference);
        }
    }

    private static Feed Told(Story story, bool opened)
    {
        var set = story.Records;
        // A feed says when its agency knew: what the story leaves quite open is received, and known, after all the rest.
        var last = Span.DayOf(set.Records.Select(r => Own(r, set)).Where(k => k.Bounded).Max(k => k.Hi)) + 1;
        var known = FuzzyDateParser.Parse(set.Reckoning.Axis.Numbered ? $"day {last}" : Saying.Minute(last * Span.Day));
        var told = set.Records.Select(r => Own(r, set).Bounded ? new Given(Math.Max(set.Known(r).Lo, Own(r, set).Lo), new Happening.Told(r)) : new(last * Span.Day, new Happening.Told(r with { Known = known }))).OrderBy(g => g.Minute).ToList();
        var first = told[0].Minute;
        // Safeguards that nothing in the story can begin say nothing.
        var met = Pack.All.Where(g => set.Records.Any(r => Triggers.MayBind(g.When[0].Form, r)));
        return new(0, [.. met], Pack.Catalogue.Setting with { Agencies = story.Agencies, GuidanceOf = story.GuidanceOf },
        [
            .. set.People.Select(p => new Given(first, new Happening.Held(p.Key, p.Value))),
            .. opened ? set.People.Keys.Select(p => new Given(first, new Happening.Opened(p))) : [],
            .. told,
        ]);
    }

    private static Span Own(Records.Record r, Records.RecordSet set) => (r.Known ?? r.Occurred).On(set.Reckoning.Axis);
}
