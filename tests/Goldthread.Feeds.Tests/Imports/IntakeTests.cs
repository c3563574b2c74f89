using Goldthread.Feeds.Imports;
using Goldthread.Reading;

namespace Goldthread.Feeds.Tests.Imports;

public sealed class IntakeTests
{
    const string School = """
        format: quay-school
        label: a list of absences
        source: invented for a test
        file: csv
        dates: [dd/MM/yyyy]
        people:
          child: { key: Pupil, names: [Forename, Surname], born: Birthday, upn: UPN }
        records:
          absence:
            kind: education.absence
            key: Day
            occurred: Day
            text: Why
          moved:
            kind: education.moved-school
            when: { Why: moved }
            key: Day
            occurred: Day
        """;

    const string Headers = "Pupil,Forename,Surname,Birthday,UPN,Day,Why\n";

    [Fact]
    public void Read_ARow_IsAPersonAndARecord()
    {
        var (intake, sorted) = Take("17,Ada,Marsh,03/04/2015,,05/09/2024,ill\n");
        Assert.Equal(1, intake.Tally.Items[Fate.Accepted]);
        var person = Assert.IsType<Statement.OfPerson>(sorted[0].Statement);
        Assert.Equal(("quay/17", "2015-04-03"), (person.Person, person.Born!.Text));
        var record = Assert.IsType<Statement.OfRecord>(sorted[1].Statement).Record;
        Assert.Equal(("education.absence", "2024-09-05", "ill", "quay-school"), (record.Kind.Name, record.Occurred.Text, record.Narrative, record.By));
        Assert.Equal(["quay/17"], record.About);
    }

    [Fact]
    public void Read_TheSameAgain_ChangesNothing()
    {
        var first = Take("17,Ada,Marsh,03/04/2015,,05/09/2024,ill\n");
        var again = Take("17,Ada,Marsh,03/04/2015,,05/09/2024,ill\n", Shipped.Known(first.Sorted));
        Assert.All(again.Sorted, s => Assert.Equal(Fate.Unchanged, s.Fate));
    }

    [Fact]
    public void Read_SomethingElseUnderAKey_Supersedes()
    {
        var first = Take("17,Ada,Marsh,03/04/2015,,05/09/2024,ill\n");
        var then = Take("17,Ada,Marsh,03/04/2015,,05/09/2024,on holiday\n", Shipped.Known(first.Sorted));
        Assert.Equal([Fate.Unchanged, Fate.Superseding], then.Sorted.Select(s => s.Fate));
        var (before, after) = (((Statement.OfRecord)first.Sorted[1].Statement!).Record, ((Statement.OfRecord)then.Sorted[1].Statement!).Record);
        Assert.Equal((before.Id, 2), (after.Supersedes, after.Source!.Version));
        Assert.NotEqual(before.Id, after.Id);
    }

    [Fact]
    public void Read_WithoutAKey_IsRejectedWithThePlace()
    {
        var (intake, sorted) = Take(",Ada,Marsh,03/04/2015,,05/09/2024,ill\n18,Ben,Marsh,,,05/09/2024,ill\n");
        Assert.Equal((1, 1), (intake.Tally.Items[Fate.Rejected], intake.Tally.Items[Fate.Accepted]));
        Assert.Equal((ProblemKind.NoKey, 2), (sorted[0].Problems[0].Kind, sorted[0].Where.Line));
    }

    [Fact]
    public void Read_ADateThatCannotBeRead_LeavesTheRecordUndatedAndIsTold()
    {
        var (intake, sorted) = Take("17,Ada,Marsh,03/04/2015,,31/02/2024,ill\n");
        Assert.Equal(1, intake.Tally.ValuesLeftOut);
        Assert.True(((Statement.OfRecord)sorted[1].Statement!).Record.Occurred.Undated);
        Assert.Equal((ProblemKind.DateNotRead, "31/02/2024", 6), (sorted[0].Problems[0].Kind, sorted[0].Problems[0].Excerpt, sorted[0].Problems[0].Place.Column));
    }

    [Fact]
    public void Read_ANumberThatFailsItsCheck_JoinsNobodyAndIsKeptAsSent()
    {
        var person = (Statement.OfPerson)Take("17,Ada,Marsh,03/04/2015,A999000000001,05/09/2024,ill\n").Sorted[0].Statement!;
        Assert.Null(person.Upn);
        Assert.Contains("A999000000001", person.More.Values);
    }

    [Fact]
    public void Read_TwoThingsUnderOneKey_RejectsTheSecond()
    {
        var (intake, sorted) = Take("17,Ada,Marsh,03/04/2015,,05/09/2024,ill\n17,Ada,Marsh,03/04/2015,,05/09/2024,late\n");
        Assert.Equal((1, 1), (intake.Tally.Items[Fate.Accepted], intake.Tally.Items[Fate.Rejected]));
        Assert.Equal(ProblemKind.KeyTwice, sorted[^1].Problems[0].Kind);
    }

    [Fact]
    public void Read_AKindThatIsNotAgreed_IsHeldBack()
    {
        var (intake, sorted) = Take("17,Ada,Marsh,03/04/2015,,05/09/2024,moved\n");
        Assert.Equal(1, intake.Tally.Items[Fate.Quarantined]);
        Assert.Equal((Fate.Quarantined, ProblemKind.NotAgreed), (sorted[^1].Fate, sorted[^1].Problems[0].Kind));
    }

    [Fact]
    public void NotKnown_AColumnThatTheFormatDoesNotName_IsTold()
    {
        var (feed, format) = Shipped.Own(School, "education.absence");
        var (intake, _) = Shipped.Take(feed, format, new MemoryStream("Pupil,Day,Mood\n17,05/09/2024,low\n18,05/09/2024,low\n"u8.ToArray()));
        Assert.Equal([("Mood", 2, 2)], intake.NotKnown.Select(n => (n.Key, n.Value.Times, n.Value.First.Line)));
    }

    const string Attendances = """
        format: quay-calls
        label: a list of what happened
        source: invented for a test
        file: csv
        people:
          child: { key: Pupil }
          parent: { key: Parent, names: [Parent Name] }
        records:
          event: { kind: { from: What, codes: what }, key: Day, occurred: Day, role: { from: Who }, text: Why }
          mother: { kind: family.mother, key: Day, occurred: = undated, about: [child, parent] }
        codes:
          what: { absent: education.absence, gone: education.moved-school, none: "" }
        """;

    [Theory]
    [InlineData("17,,,2024-09-05,,,ill", ProblemKindCode.NoKind, "What is empty")]
    [InlineData("17,,,2024-09-05,late,,ill", ProblemKindCode.NoKind, "'What' would say")]
    [InlineData("17,,,,absent,,ill", ProblemKindCode.NoDate, "'Why' is told of 'event'")]
    [InlineData("17,,,2024-09-05,absent,juggler,ill", ProblemKindCode.ValueNotKnown, "'Who' cannot be a role")]
    [InlineData("17,,Bea Marsh,2024-09-05,absent,,ill", ProblemKindCode.NoKey, "'parent' has no key")]
    public void Read_WhatCannotBeMadeARecord_IsTold(string row, string code, string told)
    {
        var (intake, sorted) = Read(row);
        Assert.Contains(sorted.SelectMany(s => s.Problems), p => p.Kind.Code == code && p.Message.StartsWith(told, StringComparison.Ordinal) && p.Place.Line == 2);
        // What stands without a value stands; what is lost altogether waits for somebody.
        Assert.Equal(code is ProblemKindCode.NoKind or ProblemKindCode.NoKey ? 1 : 0, intake.Tally.Items[Fate.Rejected]);
        Assert.Equal(1, intake.Tally.ItemsRead);
    }

    [Theory]
    [InlineData("17,,,2024-09-05,none,,ill")]
    [InlineData("17,,,,absent,,")]
    [InlineData("17,4,Bea Marsh,2024-09-05,absent,social-worker,ill")]
    public void Read_WhatMeansNothingOrIsWhole_IsNoProblem(string row) => Assert.Empty(Read(row).Sorted.SelectMany(s => s.Problems));

    static (Intake Intake, IReadOnlyList<Sorted> Sorted) Read(string row)
    {
        var (feed, format) = Shipped.Own(Attendances, "education.*", "family.mother");
        return Shipped.Take(feed, format, new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"Pupil,Parent,Parent Name,Day,What,Who,Why\n{row}\n")));
    }

    // Attributes take constants alone.
    static class ProblemKindCode
    {
        public const string NoKind = "GT0821", NoDate = "GT0822", ValueNotKnown = "GT0805", NoKey = "GT0804";
    }

    static (Intake Intake, IReadOnlyList<Sorted> Sorted) Take(string rows, IReadOnlyDictionary<string, Known>? known = null)
    {
        var (feed, format) = Shipped.Own(School, "education.absence");
        return Shipped.Take(feed, format, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Headers + rows)), known);
    }
}
