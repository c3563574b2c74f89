using Goldthread.Linkage;
using Goldthread.Reading;

namespace Goldthread.Cli.Linking;

/// <summary>The records of all files, in one table.</summary>
/// <param name="Rows">How many came from each.</param>
/// <param name="Recognised">What was taken for what, where no map says it.</param>
sealed record Records(RecordTable Table, IReadOnlyList<LinkFile> Files, IReadOnlyList<int> Rows, IReadOnlyList<string> Recognised)
{
    /// <summary>Null when a file was refused; every reason has been said.</summary>
    public static Records? Load(LinkageFolder folder, IReadOnlyList<string> paths, IReadOnlyList<string> maps, string? superseded = null)
    {
        var problems = new ProblemList();
        var (files, recognised) = (new List<LinkFile>(), new List<string>());
        for (var i = 0; i < paths.Count; i++)
        {
            FileMap? map = null;
            if (maps.Count > 0 && (map = folder.Map(maps[maps.Count == 1 ? 0 : i])) is null) return null;
            if (LinkFile.Open(paths[i], map, problems) is not { } file) continue;
            files.Add(file);
            if (map is null) recognised.Add($"{paths[i]}: {string.Join(", ", file.Map.Fields.Select(f => $"{f.Field.Name} = {string.Join(" + ", f.Columns)}"))}{(file.Map.FullName is { } whole ? $", names = {whole}" : "")}, id = {file.Map.Id ?? "the number of the row"}{(file.Map.Agency is { } a ? $", agency = {a}" : "")}");
        }
        var numbers = new SupersededNumbers();
        foreach (var (old, current) in superseded is null ? [] : SupersededFile.Read(superseded, problems)) numbers.Add(old, current);
        Records? records = null;
        if (!problems.Any)
        {
            var schema = new Schema(files.SelectMany(f => f.Fields).DistinctBy(f => f.Name).Take(Schema.MostFields - 1));
            var table = new RecordTable(schema, folder.Names, folder.Missing, superseded: numbers);
            var (ids, rows) = (new HashSet<string>(StringComparer.Ordinal), new List<int>());
            for (var i = 0; i < files.Count; i++)
            {
                var before = table.Count;
                files[i].ReadInto(table, files.Count == 1 ? "" : $"{i + 1}:", ids, problems);
                rows.Add(table.Count - before);
            }
            records = new(table, files, rows, recognised);
        }
        Workspace.Tell(problems.All);
        return problems.Any ? null : records;
    }
}
