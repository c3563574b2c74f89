using System.Globalization;
using Goldthread.Linkage;
using Goldthread.Reading;
using nietras.SeparatedValues;

namespace Goldthread.Cli.Linking;

/// <summary>A file of records, and what its columns say.</summary>
/// <param name="Header">The columns, without blanks around them.</param>
sealed record LinkFile(string Path, FileMap Map, IReadOnlyList<string> Header)
{
    // So many rows say whether the month is written first.
    const int RowsForDates = 5000;

    static readonly Dictionary<string, Standing> Standings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["unnamed"] = Goldthread.Linkage.Standing.Unnamed,
        ["sealed"] = Goldthread.Linkage.Standing.Sealed,
        ["unborn"] = Goldthread.Linkage.Standing.Unborn,
    };

    /// <summary>Null when there is no such file, or the map does not fit; every problem is told.</summary>
    /// <param name="map">Null = by the usual names of columns.</param>
    public static LinkFile? Open(string path, FileMap? map, ProblemList problems)
    {
        var start = new Place(path, 1, 1);
        if (!File.Exists(path))
        {
            problems.Add(ProblemKind.FileMissing, start, "There is no such file.");
            return null;
        }
        if (new FileInfo(path).Length == 0)
        {
            problems.Add(ProblemKind.EmptyFile, start, "Nothing was found.");
            return null;
        }
        using var reader = Reader(path);
        IReadOnlyList<string> header = [.. reader.Header.ColNames.Select(c => c.Trim().Trim('\uFEFF'))];
        var file = new LinkFile(path, map ?? UsualColumns.Recognise(header), header);
        return file.Map.Fits(header, start, problems) ? file : null;
    }

    public int Column(string? name) => name is null ? -1 : Header.ToList().IndexOf(name);

    /// <summary>Takes every row into the table.</summary>
    /// <param name="prefix">Stands before every id, so that ids of several files do not meet.</param>
    public void ReadInto(RecordTable table, string prefix, HashSet<string> ids, ProblemList problems)
    {
        var schema = table.Schema.Fields.ToList();
        var cells = Map.Fields.Select(f => (Place: schema.FindIndex(s => s.Name == f.Field.Name), Columns: f.Columns.Select(c => Column(c)).ToArray())).ToArray();
        var before = Map.Earlier.Select(e => (Place: schema.FindIndex(s => s.Name == e.Key), Column: Column(e.Value))).ToArray();
        var (id, agency, guarded, standing, whole) = (Column(Map.Id), Column(Map.Agency), Column(Map.Protected), Column(Map.Standing), Column(Map.FullName));
        var (first, middle, surname) = (table.Schema[FieldKind.FirstName], table.Schema[FieldKind.MiddleName], table.Schema[FieldKind.Surname]);
        var values = new string?[schema.Count];
        var monthFirst = MonthFirst;
        var number = 0;
        using var reader = Reader(Path);
        foreach (var row in reader)
        {
            number++;
            if (row.ColCount != Header.Count)
            {
                if (row.ColCount == 1 && row.Span.IsEmpty) continue;
                problems.Add(ProblemKind.RowShape, new Place(Path, row.LineNumberFrom, 1), $"It has {row.ColCount} cells, and the first row has {Header.Count}.");
                if (problems.Count >= 20) return;
                continue;
            }
            var key = prefix + (id < 0 ? number.ToString(CultureInfo.InvariantCulture) : row[id].Span.Trim().ToString());
            if (!ids.Add(key))
            {
                problems.Add(ProblemKind.RowTwice, new Place(Path, row.LineNumberFrom, 1), $"'{key[prefix.Length..]}' stood in an earlier row.", key[prefix.Length..]);
                if (problems.Count >= 20) return;
                continue;
            }
            Array.Clear(values);
            foreach (var (place, columns) in cells) values[place] = columns.Length == 1 ? row[columns[0]].ToString() : Joined(row, columns);
            if (whole >= 0) (values[first], values[middle], values[surname]) = Names(row[whole].ToString());
            var source = new Source(key, agency < 0 ? "" : row[agency].ToString(), standing >= 0 ? Standings.GetValueOrDefault(row[standing].ToString().Trim()) : default, guarded >= 0 && Yes(row[guarded].Span.Trim()));
            table.Add(source, values, monthFirst, before.Length == 0 ? null : Had(row, before));
        }
    }

    /// <summary>One column of every row that is read, in order.</summary>
    public IEnumerable<string> Values(string column)
    {
        var at = Column(column);
        using var reader = Reader(Path);
        while (reader.MoveNext())
            if (reader.Current.ColCount == Header.Count) yield return reader.Current[at].Span.Trim().ToString();
    }

    /// <summary>The fields that the file has, for a schema of one or more files.</summary>
    public IEnumerable<Field> Fields => Map.FullName is null ? Map.Fields.Select(f => f.Field) : new[] { FieldKind.FirstName, FieldKind.MiddleName, FieldKind.Surname }.Select(k => new Field(k)).Concat(Map.Fields.Select(f => f.Field));

    /// <summary>Whether 03/04/2015 is the 4th of March: as the map says, else as the first dates allow.</summary>
    public bool MonthFirst => Map.MonthFirst ?? MonthsComeFirst();

    bool MonthsComeFirst()
    {
        if (Map.Fields.FirstOrDefault(f => f.Field.Kind == FieldKind.DateOfBirth) is not { } dates) return false;
        return Values(dates.Columns[0]).Take(RowsForDates).Select(d => d.Split('/', '-', '.')).Where(d => d.Length == 3 && d[0].Length <= 2)
            .Aggregate((First: 0, Second: 0), (most, d) => (Math.Max(most.First, int.TryParse(d[0], out var f) ? f : 0), Math.Max(most.Second, int.TryParse(d[1], out var s) ? s : 0))) is { First: <= 12, Second: > 12 };
    }

    // "Mary Ann SMITH", or "Smith, Mary Ann".
    static (string? First, string? Middle, string? Surname) Names(string name)
    {
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        var words = (comma < 0 ? name : $"{name[(comma + 1)..]} {name[..comma].Trim().Replace(' ', '-')}").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length switch { 0 => (null, null, null), 1 => (null, null, words[0]), 2 => (words[0], null, words[1]), _ => (words[0], string.Join(' ', words[1..^1]), words[^1]) };
    }

    static string Joined(SepReader.Row row, int[] columns)
    {
        var joined = row[columns[0]].Span.Trim().ToString();
        for (var i = 1; i < columns.Length; i++) joined = $"{joined} {row[columns[i]].Span.Trim()}";
        return joined;
    }

    static Dictionary<int, string> Had(SepReader.Row row, (int Place, int Column)[] columns)
    {
        var had = new Dictionary<int, string>();
        foreach (var (place, column) in columns)
            if (row[column].Span.Length > 0) had[place] = row[column].ToString();
        return had;
    }

    static bool Yes(ReadOnlySpan<char> text) => text.Length > 0 && text[0] is 'y' or 'Y' or 't' or 'T' or '1';

    static SepReader Reader(string path) => Sep.Reader(o => o with { Unescape = true, DisableColCountCheck = true }).FromFile(path);
}
