using System.Text;
using Goldthread.Feeds.Formats;
using Goldthread.Feeds.Items;
using Goldthread.Feeds.Proposals;
using Goldthread.Reading;
using Goldthread.Records;

namespace Goldthread.Feeds.Tests.Proposals;

public sealed class MappingTests
{
    const string Absences = """
        Pupil ID,Forename,Surname,Date of birth,NHS number,Date of absence,Reason,"Told: home"
        4417,Maya,Whitlock,14/05/2016,943 476 5919,03/02/2025,Illness,Yes
        4502,Idris,Fairbairn,02/11/2014,,04/02/2025,Medical appointment,No

        """;

    static Vocabulary Vocabulary => Shipped.Catalogue.Vocabulary;

    static Sample Rows => Sample.Of(CsvItems.Read(new MemoryStream(Encoding.UTF8.GetBytes(Absences)), "absences.csv", Limits.Usual))!;

    static TableMapping Proposed => Proposal.Of("quay-school", "a table of absences", FileForm.Csv, Rows, Vocabulary.Kinds.Values);

    static readonly Dictionary<string, string> Explained = new() { ["Illness"] = "yes", ["Medical appointment"] = "no" };

    static TableMapping Corrected => Proposed with
    {
        Version = 2,
        Records = [Proposed.Records[0] with { Fields = [new("reason", "Reason"), new("explained", "Reason") { Codes = Explained }] }],
    };

    [Fact]
    public void Text_OfAMapping_IsReadBackAsItIs()
    {
        foreach (var mapping in new[] { Proposed, Corrected })
        {
            var again = MappingReader.Of(Read(MappingText.Of(mapping)), Vocabulary)!;
            Assert.Equal(MappingText.Of(mapping), MappingText.Of(again));
            Assert.Empty(MappingChanges.Between(mapping, again, Vocabulary));
        }
    }

    [Fact]
    public void Text_OfHeadersAndWordsWithSignsOfYaml_IsReadBack()
    {
        var odd = Proposed with { Label = "a: \"table\" # of\nyes", Columns = [.. Proposed.Columns, new("- [x]: {*}\t&", Sense.Unused) { Why = "yes" }, new("no", Sense.Unused) { Why = "’, \\u0041" }] };
        var again = MappingReader.Of(Read(MappingText.Of(odd)), Vocabulary)!;
        Assert.Empty(MappingChanges.Between(odd, again, Vocabulary));
    }

    [Fact]
    public void Of_AFormatThatSaysMoreThanAForm_IsNull()
    {
        var text = MappingText.Of(Proposed);
        Assert.Null(MappingReader.Of(Read(text.Replace("    kind: education.absence\n", "    kind: education.absence\n    when: { Reason: present }\n", StringComparison.Ordinal)), Vocabulary));
        Assert.Null(MappingReader.Of(Shipped.Feeds.Formats["cin-census"], Vocabulary));
    }

    [Fact]
    public void Between_TwoVersions_NamesWhatIsSaidOtherwise()
    {
        Assert.Contains(new MappingChange("“reason” of an absence from school or nursery", null, "Reason"), MappingChanges.Between(Proposed, Corrected, Vocabulary));
        Assert.False(MappingChanges.TellsAnew(Proposed, Corrected));
        Assert.True(MappingChanges.TellsAnew(Proposed, Proposed with { Columns = [.. Proposed.Columns.Select(c => c with { Key = c.Name == "Surname" })] }));
    }

    [Fact]
    public void Sample_AsText_IsReadBack()
    {
        var again = Sample.Read(Rows.Small().Text())!;
        Assert.Equal(Rows.Headers, again.Headers);
        Assert.Equal(Rows.Rows.Select(ItemText.Write), again.Rows.Select(ItemText.Write));
        Assert.Equal([2, 3], again.Rows.Select(r => r.Line));
        Assert.Null(Sample.Read("something: else"));
    }

    [Fact]
    public void Over_ATableWithFurtherColumnsAndDaysWrittenOtherwise_TakesThemIn()
    {
        var wider = Sample.Of(CsvItems.Read(new MemoryStream("Pupil ID,Date of birth,Class\n1,14.05.2016,4B\n"u8.ToArray()), "f.csv", Limits.Usual))!;
        var over = Proposed.Over(wider);
        Assert.Equal(["dd/MM/yyyy", "dd.MM.yyyy"], over.Dates);
        Assert.Equal(TableMapping.NotSaid, over.Columns.Single(c => c.Name == "Class").Why);
    }

    [Fact]
    public void Of_SomeRows_AreTheRecordsThatAreMade()
    {
        var format = Read(MappingText.Of(Corrected));
        var first = FirstRows.Of(format, FirstRows.Anybodys(format, Vocabulary), Vocabulary, Rows.Rows).First().Made.Select(FirstRows.Said).ToList();
        Assert.Equal(["quay-school/4417: Maya Whitlock, born 2016-05-14, NHS number 9434765919", "an absence from school or nursery (education.absence), 2025-02-03, reason: Illness, explained: yes"], first);
    }

    static Format Read(string text)
    {
        var problems = new ProblemList();
        var format = YamlFile.Read(text, "own.yaml", problems) is { } root ? new FormatReader(Vocabulary, problems).Read(root) : null;
        Assert.Empty(problems.All);
        return format!;
    }
}
