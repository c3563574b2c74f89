using Goldthread.Tests.Conventions;

namespace Goldthread.Tests.Map;

/// <summary>ARCHITECTURE.md lists the library's folders in order; a folder may use only those listed before it.</summary>
public class MapTests
{
    const string Root = "Goldthread";

    static readonly FolderOrder Order = FolderOrder.Parse(File.ReadAllText(Repository.File("ARCHITECTURE.md")));
    static readonly string Library = Path.Combine(AppContext.BaseDirectory, "Goldthread.dll");

    [Fact]
    public void Map_InArchitecture_IsThere() => Assert.Equal("Reading", Order.Folders[0]);

    [Fact]
    public void Map_EveryTypeOfTheLibrary_StandsInAListedFolder() =>
        Report.None("types in no listed folder", TypeEdges.Places(Library, Root)
            .Where(place => !Order.Has(place.Folder))
            .Select(place => $"{place}"));

    [Fact]
    public void Map_EveryFolderOfTheLibrary_IsListed() =>
        Report.None("folders that ARCHITECTURE.md does not list", Directory.EnumerateDirectories(Repository.File("src/Goldthread"))
            .Select(Path.GetFileName)
            .Where(folder => folder is not (null or "bin" or "obj") && !Order.Has(folder))
            .Select(folder => $"src/Goldthread/{folder}"));

    [Fact]
    public void Map_BuiltAssembly_HasNoUpwardEdge() =>
        Report.None("types that use a later folder", Upward(TypeEdges.Of(Library, Root), Order)
            .Select(edge => $"{edge.From} uses {edge.To}"));

    [Fact]
    public void Map_Source_HasNoUpwardUsing() =>
        Report.None("files that name a later folder", UsingEdges.Of(Repository.File("src/Goldthread"), Root)
            .Where(edge => Order.Has(edge.From) && Order.Has(edge.To) && Order.IsUpward(edge.From, edge.To))
            .Select(edge => $"src/Goldthread/{edge.File} uses {edge.To}"));

    // Two engines that are to say the same prove something only where neither asks the other.
    [Fact]
    public void Map_TheLiveEngine_DoesNotUseTheReference() =>
        Report.None("types of the live engine that use the reference, or the stories",
            from edge in TypeEdges.Of(Library, Root)
            where edge.From.Folder == "Watching" && (edge.To.Name is "ReferenceEvaluator" or "Quiet" || edge.To.Folder == "Stories")
            select $"{edge.From} uses {edge.To}");

    public static IEnumerable<TypeEdge> Upward(IEnumerable<TypeEdge> edges, FolderOrder order) =>
        edges.Where(edge => order.Has(edge.From.Folder) && order.Has(edge.To.Folder)
            && order.IsUpward(edge.From.Folder, edge.To.Folder));
}
