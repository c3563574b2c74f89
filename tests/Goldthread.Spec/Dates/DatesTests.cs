using Goldthread.Reading;

namespace Goldthread.Spec.Dates;

public class DatesTests
{
    public static TheoryData<string, string> Lines { get; } = new(DatesTable.Written.Sections.SelectMany(s => s.Lines.Select(l => (s.Title, l.Write))));

    public static TheoryData<string> Refused { get; } = new(DatesTable.Written.Refused.Select(r => r.Write));

    [Theory]
    [MemberData(nameof(Lines))]
    public void Span_OfEveryForm_IsThatOfItsTable(string section, string write)
    {
        var s = DatesTable.Written.Sections.Single(s => s.Title == section);
        var line = s.Lines.Single(l => l.Write == write);
        var problems = new ProblemList();
        var span = s.SpanOf(write, problems);
        Assert.True(span is not null, string.Join('\n', problems.All));
        Assert.Equal((line.From, line.To), span.Value);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Span_OfWhatIsNoDate_IsRefused(string write)
    {
        var section = DatesTable.Written.Sections.Single(s => s.Title == (write.StartsWith("day", StringComparison.Ordinal) ? "Day numbers" : "By another record"));
        var problems = new ProblemList();
        Assert.Null(section.SpanOf(write, problems));
        Assert.Equal(ProblemKind.BadDate, Assert.Single(problems.All).Kind);
    }
}
