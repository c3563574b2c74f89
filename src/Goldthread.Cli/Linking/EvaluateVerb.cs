using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Goldthread.Linkage;
using Goldthread.Reading;
using nietras.SeparatedValues;

namespace Goldthread.Cli.Linking;

/// <summary><c>goldthread link evaluate</c>: how right it was, where the truth is known.</summary>
static class EvaluateVerb
{
    const string NameOrigin = "name_origin";

    public static Command Command()
    {
        var pairs = new Argument<string>("PAIRS") { Description = "The file that link wrote with --out. What it wrote beside it, and the files that were linked, must still be there." };
        var truth = new Option<string>("--truth") { Description = "The column of the linked files that says who each record truly is.", Required = true };
        var pattern = new Option<string?>("--pattern") { Description = @"What of that column says it, as a regular expression with one group: 'rec-(\d+)-' for FEBRL." };
        var group = new Option<string[]>("--group") { Description = "Columns by whose values recall is told as well, such as a name's origin." };
        var at = new Option<DateOnly?>("--at") { Description = "The day on which records are under 1 year or older, as 2024-03-31; left out = the latest date of birth that two records tell." };
        var command = new Command("evaluate", "Compare people and pairs with the truth: precision, recall and F1, calibration, and recall by group: of records without an NHS number, of those under 1 year, by the origin of names where a column name_origin says it, and by whatever column is asked for.") { pairs, truth, pattern, group, at };
        command.SetAction(p => Run(p.GetValue(pairs)!, p.GetValue(truth)!, p.GetValue(pattern), p.GetValue(group) ?? [], p.GetValue(at)));
        return command;
    }

    static int Run(string path, string truthColumn, string? pattern, string[] groups, DateOnly? at)
    {
        var problems = new ProblemList();
        var place = new Place(path, 1, 1);
        var run = PairsFile.ReadRun(path);
        var files = new List<LinkFile>();
        if (run is null) problems.Add(File.Exists(path) ? ProblemKind.NotPairs : ProblemKind.FileMissing, place, File.Exists(path) ? $"{Path.GetFileName(PairsFile.Run(path))} or {Path.GetFileName(PairsFile.People(path))} is not beside it." : "There is no such file.");
        foreach (var file in run?.Files ?? [])
            if (LinkFile.Open(file, null, problems) is { } open)
            {
                files.Add(open);
                foreach (var column in groups.Append(truthColumn).Where(c => open.Column(c) < 0)) problems.Unknown(ProblemKind.NoColumn, new Place(file, 1, 1), column, "a column of this file", open.Header);
            }
        Regex? part = null;
        try
        {
            if (pattern is not null) part = new(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException)
        {
            return LinkVerb.Refuse($"--pattern: '{pattern}' is no regular expression.");
        }
        Workspace.Tell(problems.All);
        if (problems.Any) return Workspace.Refused;
        string True(string value) => part?.Match(value) is { Success: true, Groups.Count: > 1 } match ? match.Groups[1].Value : value;
        string[] truth = [.. files.SelectMany(f => f.Values(truthColumn)).Select(True)];
        var (people, ids) = PeopleOf(path);
        if (truth.Length != people.Length) return LinkVerb.Refuse($"{truth.Length} rows are in the files and {people.Length} were linked: they are not the same files any more. Link them again.");
        var evaluation = Evaluation.Of(people, truth, [.. Pairs(path, ids)]);
        Console.Write(EvaluationText.Of(evaluation));
        foreach (var (what, of) in Groups(files, groups, at)) Console.Write(EvaluationText.Group(what, Evaluation.ByGroup(people, truth, of)));
        return Workspace.Fine;
    }

    static (int[] People, Dictionary<string, int> Ids) PeopleOf(string path)
    {
        var (people, ids) = (new List<int>(), new Dictionary<string, int>(StringComparer.Ordinal));
        using var reader = Sep.Reader(o => o with { Unescape = true }).FromFile(PairsFile.People(path));
        var rows = new List<string>();
        foreach (var row in reader)
        {
            ids[row[0].ToString()] = rows.Count;
            rows.Add(row[1].ToString());
        }
        people.AddRange(rows.Select(p => ids[p]));
        return ([.. people], ids);
    }

    static IEnumerable<EvaluatedPair> Pairs(string path, Dictionary<string, int> ids)
    {
        using var reader = Sep.Reader(o => o with { Unescape = true }).FromFile(path);
        while (reader.MoveNext())
        {
            var row = reader.Current;
            yield return new(ids[row[0].ToString()], ids[row[1].ToString()], double.Parse(row[4].Span, CultureInfo.InvariantCulture), row[2].Span is "link", row[3].Span.Length > 0);
        }
    }

    // Those that were asked for, and what is looked at whenever it is there: whether a number was told, babies, and where a name comes from.
    static IEnumerable<(string What, IReadOnlyList<string> Of)> Groups(List<LinkFile> files, string[] asked, DateOnly? at)
    {
        foreach (var column in asked) yield return (column, [.. files.SelectMany(f => f.Values(column))]);
        if (!asked.Contains(NameOrigin) && files.TrueForAll(f => f.Column(NameOrigin) >= 0)) yield return (NameOrigin, [.. files.SelectMany(f => f.Values(NameOrigin))]);
        string? Column(FieldKind kind) => files[0].Map.Fields.FirstOrDefault(f => f.Field.Kind == kind)?.Columns[0] is { } column && files.TrueForAll(f => f.Column(column) >= 0) ? column : null;
        if (Column(FieldKind.NhsNumber) is { } number) yield return ("NHS number", [.. files.SelectMany(f => f.Values(number)).Select(n => n.Length == 0 ? "missing" : "told")]);
        if (Column(FieldKind.DateOfBirth) is not { } date) yield break;
        var monthFirst = files[0].MonthFirst;
        string[] dates = [.. files.SelectMany(f => f.Values(date))];
        if ((at ?? AgeGroups.LastOf(dates, monthFirst)) is { } day) yield return ($"age on {day:yyyy-MM-dd}", AgeGroups.Of(dates, monthFirst, day));
    }
}
