namespace Goldthread.Web.Tests;

public sealed class DataFolderTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("goldthread").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Find_Asked_ComesFirst() =>
        Assert.Equal(Path.Combine(folder, "asked"), DataFolder.Find(Path.Combine(folder, "asked"), Path.Combine(folder, "variable"), folder));

    [Fact]
    public void Find_Variable_ComesSecond() =>
        Assert.Equal(Path.Combine(folder, "variable"), DataFolder.Find(null, Path.Combine(folder, "variable"), folder));

    [Fact]
    public void Find_DataBesideTheExecutable_ComesThird()
    {
        Directory.CreateDirectory(Path.Combine(folder, "data", "vocabulary"));
        File.WriteAllText(Path.Combine(folder, "Goldthread.slnx"), "");

        Assert.Equal(Path.Combine(folder, "data"), DataFolder.Find(null, "", folder));
    }

    [Fact]
    public void Find_SolutionAboveTheExecutable_ComesLast()
    {
        File.WriteAllText(Path.Combine(folder, "Goldthread.slnx"), "");

        Assert.Equal(folder, DataFolder.Find(null, null, Path.Combine(folder, "bin", "Release")));
    }

    [Fact]
    public void Find_Nothing_IsNull() => Assert.Null(DataFolder.Find(null, null, Path.Combine(folder, "bin")));
}
