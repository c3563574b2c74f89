using System.Collections;
using System.Reflection;
using System.Text;
using Goldthread.Records;
using Goldthread.Store.Entries;

namespace Goldthread.Store.Tests.Entries;

public class RecordJsonTests
{
    [Fact]
    public void Read_EveryRecordOfEveryStory_IsTheRecordThatWasWritten()
    {
        Assert.True(Given.ToldByStories.Count > 500);
        foreach (var told in Given.ToldByStories)
        {
            var parts = EntryJson.Write(told);
            var unknown = new List<string>();
            var back = (Entry.Told)EntryJson.Read("record.told", parts, Given.Catalogue.Vocabulary, unknown.Add);
            Assert.Empty(unknown);
            Assert.Equal(Say(told.Record), Say(back.Record));
            Assert.Equal(told.Feed, back.Feed);
            Assert.True(parts.Whole.Span.SequenceEqual(EntryJson.Write(back).Whole.Span));
        }
    }

    [Fact]
    public void Read_AKindThatTheVocabularyDoesNotKnow_IsKeptAndSaid()
    {
        var told = Given.Told(kind: "wholly.new");
        told = told with { Record = told.Record with { Fields = new Dictionary<string, string> { ["colour"] = "blue" } } };
        var unknown = new List<string>();
        var back = (Entry.Told)EntryJson.Read("record.told", EntryJson.Write(told), Given.Catalogue.Vocabulary, unknown.Add);
        Assert.Equal(["wholly.new"], unknown);
        Assert.Equal(Say(told.Record), Say(back.Record));
    }

    [Fact]
    public void Read_AFieldThatTheVocabularyDoesNotKnow_IsKeptAndSaid()
    {
        var told = Given.Told();
        told = told with { Record = told.Record with { Fields = new Dictionary<string, string> { ["colour of hair"] = "brown" } } };
        var unknown = new List<string>();
        var parts = EntryJson.Write(told);
        var back = (Entry.Told)EntryJson.Read("record.told", parts, Given.Catalogue.Vocabulary, unknown.Add);
        Assert.Equal(["injury.bruise/colour of hair"], unknown);
        Assert.Equal("brown", back.Record.Fields["colour of hair"]);
        Assert.DoesNotContain("brown", Encoding.UTF8.GetString(parts.Clear.Span));
    }

    [Fact]
    public void Write_NarrativeAndWhoItIs_AreNotInClear()
    {
        var told = Given.Told(text: "Said to the nurse that he fell.", about: "gp/4711 address:12-invented-street");
        told = told with { Record = told.Record with { Practitioner = "practitioner:ann", Teller = "gp/4712", Place = "12 Invented Street" } };
        var clear = Encoding.UTF8.GetString(EntryJson.Write(told).Clear.Span);
        foreach (var word in new[] { "fell", "4711", "4712", "ann", "nvented", "\"17\"" }) Assert.DoesNotContain(word, clear);
        Assert.Contains("injury.bruise", clear);
        Assert.Contains("2026-03-02", clear);
    }

    [Theory]
    [InlineData("birth")]
    [InlineData("death")]
    public void Write_TheDateOfABirthOrDeath_IsNotInClear(string kind) =>
        Assert.DoesNotContain("2026-03-02", Encoding.UTF8.GetString(EntryJson.Write(Given.Told(kind: kind)).Clear.Span));

    [Fact]
    public void Write_TheSameFieldsInAnotherOrder_AreTheSameBytes()
    {
        var told = Given.Told();
        Entry.Told With(params string[] keys) => told with { Record = told.Record with { Fields = keys.ToDictionary(k => k, _ => "yes") } };
        Assert.True(EntryJson.Write(With("a", "b", "c")).Whole.Span.SequenceEqual(EntryJson.Write(With("c", "a", "b")).Whole.Span));
    }

    /// <summary>Every property by name, so that one that is added and forgotten here is seen.</summary>
    static string Say(object? value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        Kind kind => kind.Name,
        IReadOnlyDictionary<string, string> map => $"{{{string.Join(", ", map.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key}: {e.Value}"))}}}",
        IReadOnlyDictionary<string, PartAnswer> map => $"{{{string.Join(", ", map.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key}: {e.Value}"))}}}",
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Say))}]",
        _ when value.GetType().Namespace?.StartsWith("Goldthread", StringComparison.Ordinal) == true && !value.GetType().IsEnum =>
            string.Join('\n', value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => $"{p.Name} = {Say(p.GetValue(value))}")),
        _ => value.ToString()!,
    };
}
