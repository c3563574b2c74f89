namespace Goldthread.Linkage;

/// <param name="Name">What models call it: the word of its kind, and of several of one kind something longer.</param>
public sealed record Field(FieldKind Kind, string Name)
{
    public Field(FieldKind kind) : this(kind, FieldTraits.Of(kind).Word) { }
}

/// <summary>The fields in which records are compared, in their order.</summary>
public sealed class Schema
{
    /// <summary>The levels of so many fields fit into one number.</summary>
    public const int MostFields = 12;

    private readonly int[] places = new int[FieldTraits.All.Count];

    /// <summary>Where first name and surname are both there, whether they stand in their places is a field as well.</summary>
    public Schema(IEnumerable<Field> fields)
    {
        Fields = [.. fields];
        if (Fields.Any(f => f.Kind == FieldKind.FirstName) && Fields.Any(f => f.Kind == FieldKind.Surname) && Fields.All(f => f.Kind != FieldKind.NameOrder)) Fields = [.. Fields, new(FieldKind.NameOrder)];
        if (Fields.Count > MostFields) throw new ArgumentException($"{Fields.Count} fields; at most {MostFields} are compared.", nameof(fields));
        Array.Fill(places, -1);
        for (var i = Fields.Count - 1; i >= 0; i--) places[(int)Fields[i].Kind] = i;
    }

    public IReadOnlyList<Field> Fields { get; }

    /// <summary>Where the field of a kind stands, the first if there are several; -1 when there is none.</summary>
    public int this[FieldKind kind] => places[(int)kind];
}
