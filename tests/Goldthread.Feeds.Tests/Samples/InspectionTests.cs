using Goldthread.Feeds.Imports;
using Goldthread.Feeds.Tests.Items;
using Goldthread.Reading;

namespace Goldthread.Feeds.Tests.Samples;

public sealed class InspectionTests
{
    internal static readonly (string, string[][]) Protection =
        ("List 7", [
            ["Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Child Protection Plan Start Date", "Initial Category of Abuse", "Date of the Last Statutory Visit", "Was the Child Seen Alone?", "Child Protection Plan End Date"],
            ["81", "b) Female", "a) WBRI", "<c s=\"1\"><v>40978</v></c>", "<c s=\"1\"><v>45600</v></c>", "Neglect", "<c s=\"1\"><v>45640</v></c>", "a) Yes", ""],
        ]);

    internal static readonly (string, string[][]) Contacts = ("List 1", [["Child Unique ID", "Date of Contact", "Contact Source"], ["81", "<c s=\"1\"><v>45590</v></c>", "q) 6: Police"]]);

    [Fact]
    public void Take_TwoLists_AreRecordsByTheCodesBetweenLetterAndWords()
    {
        var (intake, sorted) = Take(SmallWorkbook.Of(Contacts, Protection));
        Assert.Empty(intake.NotKnown);
        Assert.All(sorted, s => Assert.Empty(s.Problems));
        Assert.Equal(
            [("notice.received", "2024-10-25", "the police"), ("person.ethnicity", "undated", "westmarsh-childrens-social-care"), ("plan.child-protection.started", "2024-11-04", "westmarsh-childrens-social-care"), ("visit.home", "2024-12-14", "westmarsh-childrens-social-care")],
            sorted.Select(s => s.Statement).OfType<Statement.OfRecord>().Select(r => (r.Record.Kind.Name, r.Record.Occurred.Text, r.Record.Teller)));
    }

    [Fact]
    public void Take_ASheetOfNoList_RejectsItsRowsAndTakesTheOthers()
    {
        var (intake, sorted) = Take(SmallWorkbook.Of(("Notes", [["Author"], ["somebody"]]), Contacts));
        Assert.Equal((1, 1), (intake.Tally.Items[Fate.Rejected], intake.Tally.Items[Fate.Accepted]));
        Assert.Equal(ProblemKind.UnknownTable, sorted[0].Problems[0].Kind);
    }

    [Fact]
    public void Take_TheSample_LosesNothingAndChangesNothingTheSecondTime()
    {
        if (Shipped.Samples is not { } samples) return;
        var file = Path.Combine(samples, "annex-a", "Annex_A.xlsx");
        var first = Read(file, null);
        Assert.Null(first.Intake.Broken);
        Assert.Empty(first.Intake.NotKnown);
        Assert.Equal(59, first.Intake.Tally.ItemsRead + first.Intake.Left.Sum(l => l.Value.Rows));
        Assert.DoesNotContain(Read(file, Shipped.Known(first.Sorted)).Sorted, s => s.Fate is Fate.Accepted or Fate.Superseding);
    }

    static (Intake Intake, IReadOnlyList<Sorted> Sorted) Read(string file, IReadOnlyDictionary<string, Known>? known)
    {
        using var stream = File.OpenRead(file);
        return Take(stream, known);
    }

    static (Intake Intake, IReadOnlyList<Sorted> Sorted) Take(Stream stream, IReadOnlyDictionary<string, Known>? known = null) =>
        Shipped.Take(Shipped.Feeds.Feeds["westmarsh-inspection"], Shipped.Feeds.Formats["annex-a"], stream, known);
}
