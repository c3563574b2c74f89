using Goldthread.Linkage;

namespace Goldthread.Properties.Linking;

/// <summary>Invented families, with one model and one threshold. The bars are below what was measured; a change that breaks one has made linking worse.</summary>
public class AccuracyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void People_OfInventedFamilies_AreRightAndAreFound(long seed)
    {
        var rows = Register.Rows(RunSize.Of(2000, 11_000, 50_000), seed);
        var table = Register.Table(rows);
        var linker = new Linker(table, Decisions.None);
        var model = linker.Learn(Register.Model).Model;
        var scoring = linker.Score(model);
        var people = linker.People(model, scoring);

        var evaluation = Evaluation.Of(people.Of, [.. rows.Select(r => r.Child.ToString(System.Globalization.CultureInfo.InvariantCulture))], []);
        Assert.True(evaluation.People is { Precision: >= 0.997, Recall: >= 0.96 }, evaluation.People.ToString());

        var together = Enumerable.Range(0, rows.Count).GroupBy(r => people.Of[r]).Select(g => g.ToList()).Where(g => g.Count > 1).ToList();
        var kin = together.Sum(g => g.SelectMany(a => g.Where(b => a < b && rows[a].Child != rows[b].Child && rows[a].Family == rows[b].Family)).Count());
        Assert.True(kin <= Math.Max(rows.Count / 1000, 2), $"{kin} links of brothers and sisters in {rows.Count} records");
        Assert.All(together, g => Assert.True(g.Select(table.ValidNumber).Where(n => n > 0).Distinct().Count() <= 1, "Two valid numbers in one person."));
    }

    // Few names borne by many, few numbers, few that move little: learning must not come to take them for one another.
    [Fact]
    public void People_OfAHarderCounty_AreMostlyRightAndAreFound()
    {
        List<InventedRow> rows = [.. new HarderFamilies(Register.Names, 1).Rows(2000)];
        var linker = new Linker(Register.Table(rows), Decisions.None);
        var model = linker.Learn(Register.Model).Model;
        var evaluation = Evaluation.Of(linker.People(model, linker.Score(model)).Of, [.. rows.Select(r => r.Child.ToString(System.Globalization.CultureInfo.InvariantCulture))], []);
        Assert.True(evaluation.People is { Precision: >= 0.98, Recall: >= 0.93 }, evaluation.People.ToString());
    }

    [Fact]
    public void Fields_OfWhatWasLearnt_SumToOne()
    {
        var model = new Linker(Register.Table(Register.Rows(500, 4)), Decisions.None).Learn(Register.Model).Model;
        Assert.All(model.Fields.Where(f => f.Key != "name_order"), f => Assert.Equal((1, 1), (Math.Round(f.Value.Same.Values.Sum(), 9), Math.Round(f.Value.Chance.Values.Sum(), 9))));
        Assert.Equal(2, model.Version);
    }
}
