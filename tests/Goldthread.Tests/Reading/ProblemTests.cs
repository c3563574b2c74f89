using Goldthread.Reading;

namespace Goldthread.Tests.Reading;

public class ProblemTests
{
    [Fact]
    public void ToString_OfAProblem_IsAPlaceThatEditorsJumpTo() =>
        Assert.Equal("stories/x.yaml:3:7: GT0401: r2 is about nobody. Name a person, placeholder, address, practitioner, agency or exchange.",
            new Problem(ProblemKind.AboutNothing, new("stories/x.yaml", 3, 7), "", "r2 is about nobody.").ToString());

    [Fact]
    public void All_OfAList_IsInTheOrderOfTheFile()
    {
        var list = new ProblemList();
        list.Add(ProblemKind.BadDate, new Place("b.yaml", 1, 1), "4");
        list.Add(ProblemKind.BadDate, new Place("a.yaml", 10, 1), "3");
        list.Add(ProblemKind.BadDate, new Place("a.yaml", 2, 9), "2");
        list.Add(ProblemKind.BadDate, new Place("a.yaml", 2, 3), "1");
        Assert.Equal(["1", "2", "3", "4"], list.All.Select(p => p.Message));
    }

    [Fact]
    public void Excerpt_OfALongWord_IsShortened()
    {
        var list = new ProblemList();
        list.Add(ProblemKind.UnknownKind, new Place("a.yaml", 1, 1), "x", new string('y', 500));
        Assert.True(list.All[0].Excerpt.Length <= 60);
    }

    [Fact]
    public void Kinds_OfTheCatalogue_SayWhatTheyAre()
    {
        Assert.All(ProblemKind.All, k => Assert.True(k.Title.Length > 5 && !k.Title.EndsWith('.'), k.Code));
        Assert.All(ProblemKind.All.Where(k => k.Remedy.Length > 0), k => Assert.True(k.Remedy.EndsWith('.') || k.Remedy.EndsWith(')'), $"{k.Code}: {k.Remedy}"));
        Assert.Equal(ProblemKind.All.Count, ProblemKind.All.Select(k => k.Title).Distinct().Count());
    }
}
