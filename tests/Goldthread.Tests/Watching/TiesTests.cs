using Goldthread.Records;
using Goldthread.Time;
using Goldthread.Watching;
using Record = Goldthread.Records.Record;

namespace Goldthread.Tests.Watching;

public class TiesTests
{
    /// <summary>Until it is there, what names it alike is not one event: so two became one.</summary>
    [Fact]
    public void BearsBack_OfATellingThatOthersNamedBeforeItCame_IsSo() => Assert.True(BearsBack(Told("late"), Told("one", "late"), Told("two", "late")));

    [Fact]
    public void BearsBack_OfATellingOfWhatIsOneEventAlready_IsNotSo() => Assert.False(BearsBack(Told("late", "first"), Told("first"), Told("two", "first")));

    [Fact]
    public void BearsBack_OfATellingThatOneNamedBeforeItCame_IsNotSo() => Assert.False(BearsBack(Told("late"), Told("one", "late")));

    [Fact]
    public void BearsBack_OfWhatStandsByItself_IsNotSo() => Assert.False(BearsBack(Told("late"), Told("one"), Told("two")));

    private static bool BearsBack(Record late, params IReadOnlyList<Record> before)
    {
        var ties = new Ties();
        foreach (var record in before.Append(late)) ties.Add(record);
        return ties.BearsBack(late, [late]);
    }

    private static Record Told(string id, string? same = null) => new()
    {
        Id = id,
        Kind = new Kind("concern.recorded", "a concern", new Dictionary<string, FieldType>(), []),
        Occurred = FuzzyDateParser.Parse("2026-03-02")!,
        By = "gp",
        Teller = "gp",
        About = ["child"],
        SameEventAs = same,
    };
}
