using System.Text;
using Goldthread.Reading;
using Goldthread.Spec.Reference;
using Goldthread.Spec.Tables;
using Goldthread.Web;

namespace Goldthread.Spec.Errors;

public class ErrorsTests
{
    public static TheoryData<string, string> Examples { get; } = new(ErrorExample.All.Select(e => (e.Code, e.Example)));

    public static TheoryData<string> Whole { get; } = new(Refusal.Ways.Keys);

    [Theory]
    [MemberData(nameof(Examples))]
    public void Reading_OfEveryExample_TellsAllOfIt(string code, string example)
    {
        var e = ErrorExample.All.Single(e => e.Code == code && e.Example == example);
        Assert.Equal(string.Join('\n', e.Told.Select(t => $"{t.Line}:{t.Column} {t.Code} {t.Says}").Order(StringComparer.Ordinal)),
            string.Join('\n', Refusal.Of(e).Select(p => $"{p.Place.Line}:{p.Place.Column} {p.Kind.Code} {p.Message}").Order(StringComparer.Ordinal)));
        Assert.True(code.Length == 0 || e.Told.Any(t => t.Code == code), $"{code} is not among what is told.");
    }

    [Theory]
    [MemberData(nameof(Whole))]
    public void Reading_OfWhatIsFine_TellsNothing(string way)
    {
        var text = SpecTable.Open("Errors/whole.yaml", new(), "files that are fine").Required(way);
        if (way == "a replay file") text = text.Replace("e1", "e9", StringComparison.Ordinal);
        Assert.Empty(Refusal.Of(new("", "", way, Refusal.FileOf(way), Encoding.UTF8.GetBytes(text), "", false, [])));
    }

    [Fact]
    public void Kinds_OfTheWholeCatalogue_HaveAnExample() =>
        Assert.Empty(ProblemKind.All.Select(k => k.Code).Except(ErrorExample.All.SelectMany(e => e.Told).Select(t => t.Code)).Except([ProblemKind.FileMissing.Code]));

    [Fact]
    public void Command_OnAPathThatLeadsNowhere_SaysSo()
    {
        var (code, _, errors) = Command.Run("replay", "nowhere.yaml");
        Assert.Equal((2, $"nowhere.yaml:1:1: GT0009: There is no such file. {ProblemKind.FileMissing.Remedy}\n"), (code, errors));
    }

    [Fact]
    public void Command_OnAFileOfFiftyMegabytes_DoesNotReadIt()
    {
        var file = Path.GetTempFileName();
        try
        {
            using (var stream = File.OpenWrite(file)) stream.SetLength(50 * 1024 * 1024);
            var (code, _, errors) = Command.Run("replay", file);
            Assert.Equal(2, code);
            Assert.StartsWith($"{file}:1:1: GT0003: ", errors);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Codes_OfTheWholeCatalogue_AreOfOneForm_AndStandOnce()
    {
        Assert.All(ProblemKind.All, k => Assert.Matches("^GT[0-9]{4}$", k.Code));
        Assert.Equal(ProblemKind.All.Count, ProblemKind.All.Select(k => k.Code).Distinct().Count());
    }

    [Fact]
    public void Catalogue_WithOneBadSafeguard_KeepsTheOthers()
    {
        var files = new Dictionary<string, byte[]>(DataFiles.Read(Project.Root), StringComparer.Ordinal) { ["safeguards/example/bad.yaml"] = "id: bad\nwhne: {}\n"u8.ToArray() };
        var catalogue = Catalogue.Of(files);
        Assert.Equal(Project.Catalogue.Safeguards.Select(g => g.Id), catalogue.Safeguards.Select(g => g.Id));
        Assert.True(catalogue.Refused["safeguards/example/bad.yaml"].Count > 1);
    }
}
