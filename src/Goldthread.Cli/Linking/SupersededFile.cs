using Goldthread.Linkage;
using Goldthread.Reading;
using nietras.SeparatedValues;

namespace Goldthread.Cli.Linking;

/// <summary>A CSV file of NHS numbers that were given up, one a row, in the columns <c>old</c> and <c>current</c>.</summary>
static class SupersededFile
{
    /// <summary>Each row in order. Problems are told where there is no such file, a column is missing, or a number is none.</summary>
    public static IReadOnlyList<(string Old, string Current)> Read(string path, ProblemList problems)
    {
        if (!File.Exists(path))
        {
            problems.Add(ProblemKind.FileMissing, new Place(path, 1, 1), "There is no such file.");
            return [];
        }
        using var reader = Sep.Reader(o => o with { Unescape = true }).FromFile(path);
        string[] header = [.. reader.Header.ColNames];
        foreach (var column in new[] { "old", "current" }.Where(c => !header.Contains(c))) problems.Unknown(ProblemKind.NoColumn, new Place(path, 1, 1), column, "a column of this file", header);
        if (problems.Any) return [];
        var (pairs, numbers) = (new List<(string, string)>(), new SupersededNumbers());
        foreach (var row in reader)
        {
            var (old, current) = (Digits(row["old"].ToString()), Digits(row["current"].ToString()));
            if (numbers.Add(old, current)) pairs.Add((old, current));
            else problems.Add(ProblemKind.WrongShape, new Place(path, row.LineNumberFrom, 1), "Both must be NHS numbers that agree with their check digit, and none may stand for itself in the end.");
        }
        return pairs;
    }

    static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));
}
