using Goldthread.Access;
using Goldthread.Duties;
using Goldthread.Records;
using Goldthread.Store.Entries;
using Goldthread.Time;

namespace Goldthread.Store.Tests.Entries;

public class EntryJsonTests
{
    static readonly DateTimeOffset Moment = new(2026, 3, 29, 1, 30, 0, TimeSpan.FromHours(1));

    static readonly Entry[] OneOfEach =
    [
        Given.Told(text: "words") with { InFileOf = "gp/2" },
        new Entry.PersonHeld("gp/1", "gp", "1", 3)
        {
            Label = PersonLabel.UnbornThenChild,
            Agreement = "gp",
            Names = ["Invented Child"],
            Born = FuzzyDateParser.Parse("2026-05"),
            NhsNumber = "943 476 5919",
            Upn = "X123",
            Addresses = ["12 Invented Street"],
            More = new Dictionary<string, string> { ["known as"] = "Vee" },
        },
        new Entry.Link("police/1", "gp/1", LinkState.Proposed, "same name and date of birth", 712),
        new Entry.PeopleCompared(12),
        new Entry.NumberSuperseded("9434765919", "9434765870", "a file of merged records"),
        new Entry.IdentitySealed("9434765919", ["gp/1"], "Adoption and Children Act 2002", "the order was made"),
        new Entry.FamilyAsserted("gp", "4", 1, "gp/1", "mother", "gp/2") { From = FuzzyDateParser.Parse("2025"), Until = FuzzyDateParser.Parse("2026-01"), Standing = Standing.SelfReported, Words = "said by her" },
        new Entry.Covers("gp", "gp", "injury.*", FuzzyDateParser.Parse("2026")!, FuzzyDateParser.Parse("2027"), "daily", "a day"),
        new Entry.FeedAgreed("gp", "quay-surgery"),
        new Entry.Heartbeat("gp", Moment),
        new Entry.NotTaken("gp", "aa", NotTakenState.Dropped, "file.csv:2:1", ["GT0804"], "Pupil: 17", "sent by mistake") { People = ["gp/1"] },
        new Entry.Gateway("gp/1", "section 47", true, "Children Act 1989 section 47", "user:1", new DateOnly(2026, 9, 1), "strategy discussion"),
        new Entry.PairProtected("refuge/1", "police/7", true, ["westmarsh-refuge", "childrens-social-care"], "the duty team, 01632 960199", "care.1", "Children Act 1989, section 47", new DateOnly(2027, 5, 1), "she was found once before"),
        new Entry.SharingDecided("gp/1", "gp/note-17", "gp", "police", SharingChoice.Shares, "Children Act 1989, section 47", new DateOnly(2026, 5, 1), "the child is in danger"),
        new Entry.Decision("bruise/referred/gp/17", "gp/1", "set aside", "a paediatrician has seen it", new DateOnly(2026, 4, 1), "user:2"),
        new Entry.DirectoryFact("practitioner:ann", "leave", "august", new Dictionary<string, string> { ["cover"] = "practitioner:ben" }, FuzzyDateParser.Parse("2026-08")),
        new Entry.VersionSet("safeguards", "12", "aa"),
        new Entry.DutyChanged("bruise/referred/gp/17", "gp/1", "bruise", DutyState.Overdue, Outcome.Speaks, Moment) { Due = Moment, Owner = "gp", Evidence = ["r1"], MetBy = ["r2"], Gone = true },
        new Entry.Erased("gp/1", "retention"),
        new Entry.AuditHead(12, "aa"),
    ];

    [Fact]
    public void OneOfEach_OfTheClosedSet_IsThere() =>
        Assert.Equal(typeof(Entry).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(Entry))).Select(t => t.Name).Order(StringComparer.Ordinal), OneOfEach.Select(e => e.GetType().Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Read_OneOfEach_IsTheEntryThatWasWritten()
    {
        foreach (var entry in OneOfEach)
        {
            var parts = EntryJson.Write(entry);
            var back = EntryJson.Read(EntryJson.TypeOf(entry), parts, Given.Catalogue.Vocabulary, _ => Assert.Fail("nothing is unknown"));
            Assert.Equal(entry.GetType(), back.GetType());
            Assert.True(parts.Whole.Span.SequenceEqual(EntryJson.Write(back).Whole.Span), entry.GetType().Name);
            Assert.Equal((entry.Identity, entry.File, entry.State), (back.Identity, back.File, back.State));
            Assert.Equal(entry.About, back.About);
        }
    }

    [Fact]
    public void Write_OneOfEach_HasNoLabelOfAPersonInClear()
    {
        foreach (var entry in OneOfEach)
        {
            var clear = System.Text.Encoding.UTF8.GetString(EntryJson.Write(entry).Clear.Span);
            foreach (var word in new[] { "gp/1", "gp/2", "police/1", "Invented", "943", "X123", "2026-05\"", "practitioner:", "r1", "r2" }) Assert.DoesNotContain(word, clear);
        }
    }
}
