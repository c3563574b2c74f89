using Goldthread.Linkage;
using Goldthread.Reading;

namespace Goldthread.Properties.Linking;

/// <summary>Invented rows as linking takes them in, with what linkage/ ships.</summary>
static class Register
{
    public static Schema Schema { get; } = new(new[] { FieldKind.FirstName, FieldKind.MiddleName, FieldKind.Surname, FieldKind.DateOfBirth, FieldKind.Sex, FieldKind.NhsNumber, FieldKind.Postcode }.Select(k => new Field(k)));

    public static PopulationNames Names { get; } = PopulationNames.Read(new[] { "first-names", "surnames", "forms" }.Select(File), new());

    public static MissingWords Missing { get; } = MissingWords.Read(File("missing"), new());

    public static LinkModel Model { get; } = LinkModelFile.Read(File("model"), new())!;

    public static IReadOnlyList<InventedRow> Rows(int children, long seed) => [.. new InventedFamilies(Names, seed).Rows(children)];

    public static RecordTable Table(IEnumerable<InventedRow> rows, SupersededNumbers? superseded = null)
    {
        var table = new RecordTable(Schema, Names, Missing, superseded: superseded);
        foreach (var row in rows) table.Add(Source(row), Values(row));
        return table;
    }

    public static Source Source(InventedRow row) => new(row.Id, row.Agency);

    public static string?[] Values(InventedRow row) => [row.FirstName, row.MiddleName, row.Surname, row.DateOfBirth, row.Gender, row.NhsNumber, row.Postcode];

    static Node File(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Goldthread.slnx"))) return YamlFile.Read(System.IO.File.ReadAllBytes(Path.Combine(folder.FullName, "linkage", $"{name}.yaml")), name, new())!;
        throw new InvalidOperationException("No Goldthread.slnx above the tests.");
    }
}
