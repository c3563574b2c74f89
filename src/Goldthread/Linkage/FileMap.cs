using Goldthread.Reading;

namespace Goldthread.Linkage;

/// <summary>A field and the columns that it is made of, joined by a space.</summary>
public sealed record MappedField(Field Field, IReadOnlyList<string> Columns);

/// <summary>Which columns of a file say what. Columns that are not named here are left alone.</summary>
public sealed record FileMap(string Name, IReadOnlyList<MappedField> Fields)
{
    private static readonly string[] Keys = ["map", "id", "agency", "full_name", "fields", "earlier", "protected", "standing", "dates"];

    private static readonly Dictionary<string, bool> DateOrders = new(StringComparer.Ordinal) { ["day first"] = false, ["month first"] = true };

    /// <summary>The column of the row's own id; null = rows go by their number.</summary>
    public string? Id { get; init; }

    public string? Agency { get; init; }

    /// <summary>A column of whole names, where first names and surnames have none of their own.</summary>
    public string? FullName { get; init; }

    /// <summary>Columns of values that held before, or as well, by the name of their field; several in one cell are parted by semicolons.</summary>
    public IReadOnlyDictionary<string, string> Earlier { get; init; } = new Dictionary<string, string>();

    /// <summary>A column that says of whom the address is protected.</summary>
    public string? Protected { get; init; }

    /// <summary>A column that says who is unnamed, sealed or unborn.</summary>
    public string? Standing { get; init; }

    /// <summary>Whether 03/04/2015 is the 4th of March; null = by what the dates allow, and the 3rd of April if they allow both.</summary>
    public bool? MonthFirst { get; init; }

    public IEnumerable<string> Columns => new[] { Id, Agency, FullName, Protected, Standing }.OfType<string>().Concat(Fields.SelectMany(f => f.Columns)).Concat(Earlier.Values);

    /// <summary>Null (with problems) when the file is no map.</summary>
    public static FileMap? Read(Node root, ProblemList problems)
    {
        if (Section.Open(root, problems, "a map", Keys) is not { } s) return null;
        var before = problems.Count;
        var fields = new List<MappedField>();
        foreach (var entry in (s.Node("fields") as Mapping)?.Entries ?? [])
            if (ReadField(entry, problems) is { } field) fields.Add(field);
        if (!s.Has("fields")) s.Required("fields");
        var earlier = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in (s.Node("earlier") as Mapping)?.Entries ?? [])
            if (fields.Any(f => f.Field.Name == entry.Key.Text) && entry.Value is Scalar column) earlier[entry.Key.Text] = column.Text;
            else problems.Unknown(ProblemKind.WrongWord, entry.Key.Place, entry.Key.Text, "a field of this map", fields.Select(f => f.Field.Name));
        var map = new FileMap(s.Required("map"), fields)
        {
            Id = s.Text("id"),
            Agency = s.Text("agency"),
            FullName = s.Text("full_name"),
            Earlier = earlier,
            Protected = s.Text("protected"),
            Standing = s.Text("standing"),
            MonthFirst = s.Word("dates", DateOrders),
        };
        if (fields.Count > Schema.MostFields - 1) problems.Add(ProblemKind.WrongShape, s.PlaceOf("fields"), $"There are {fields.Count} fields; at most {Schema.MostFields - 1} are compared.");
        return problems.Count == before ? map : null;
    }

    private static MappedField? ReadField(Entry entry, ProblemList problems)
    {
        var (name, value) = (entry.Key.Text, entry.Value);
        var kind = name;
        if (value is Mapping && Section.Open(value, problems, $"the field '{name}'", "kind", "column") is { } s) (kind, value) = (s.Required("kind"), s.Node("column") ?? value);
        if (FieldTraits.Named(kind) is not { } known)
        {
            problems.Unknown(ProblemKind.WrongWord, entry.Key.Place, kind, "a kind of field", FieldTraits.All.Select(t => t.Word).Where(w => w != "name_order"));
            return null;
        }
        IReadOnlyList<string> columns = value switch { Scalar one => [one.Text], Sequence list => [.. list.Items.OfType<Scalar>().Select(c => c.Text)], _ => [] };
        if (columns.Count > 0) return new(new(known, name), columns);
        problems.Add(ProblemKind.WrongShape, value, $"The field '{name}' must name a column, or several that are joined.");
        return null;
    }

    /// <summary>Whether the map fits a file with these columns; every problem is told.</summary>
    public bool Fits(IReadOnlyList<string> header, Place place, ProblemList problems)
    {
        var before = problems.Count;
        foreach (var column in Columns.Distinct().Where(c => !header.Contains(c))) problems.Unknown(ProblemKind.NoColumn, place, column, "a column of this file", header);
        if (FullName is null && !Fields.Any(f => f.Field.Kind is FieldKind.FirstName or FieldKind.Surname || IsNumber(f.Field.Kind))) problems.Add(ProblemKind.NoPerson, place, "No column is mapped to a name or a number.", string.Join(", ", header));
        return problems.Count == before;
    }

    private static bool IsNumber(FieldKind kind) => kind is FieldKind.NhsNumber or FieldKind.Upn or FieldKind.Identifier;
}
