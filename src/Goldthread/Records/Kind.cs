namespace Goldthread.Records;

/// <summary>A kind of record, as the vocabulary declares it.</summary>
/// <param name="Label">Reads inside a sentence: "a bruise".</param>
/// <param name="Answers">It answers another record, and should say which.</param>
/// <param name="MayBePlanned">It may be known before it occurs.</param>
/// <param name="Asserts">The family relation it asserts between the people it is about; null for most.</param>
public sealed record Kind(
    string Name, string Label, IReadOnlyDictionary<string, FieldType> Fields, IReadOnlyList<string> Parts,
    bool Answers = false, bool MayBePlanned = false, string? Asserts = null)
{
    public IReadOnlyList<string> Ends { get; init; } = [];

    public IReadOnlyList<string> CorroboratedBy { get; init; } = [];

    /// <summary>Of one person it is at most once on a day, so two statements of one agency about one day tell one event.</summary>
    public bool OnceADay { get; init; }

    /// <summary>The exchange and step that this kind is, if it is one.</summary>
    public (string Exchange, string Step)? Step { get; init; }
}

/// <summary>What a field may hold.</summary>
/// <param name="Form">text, yes-no, number, date or codes.</param>
/// <param name="Codes">The closed list, for codes.</param>
public sealed record FieldType(string Form, IReadOnlyList<string> Codes)
{
    public bool Allows(string value) => value == Unknown || Form switch
    {
        "yes-no" => value is "yes" or "no" or "true" or "false",
        "number" => decimal.TryParse(value, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out _),
        "date" => Time.FuzzyDateParser.Parse(value) is not null,
        "codes" => Codes.Contains(value),
        _ => true,
    };

    /// <summary>What a source writes when it asked and does not know.</summary>
    public const string Unknown = "unknown";
}

/// <summary>Kinds named in a safeguard: exact (<c>birth</c>), a whole branch (<c>injury.*</c>), or with a gap (<c>assessment.*.completed</c>).</summary>
public sealed record KindPattern(string Text)
{
    private readonly string[]? parts = Text.Contains('*', StringComparison.Ordinal) ? Text.Split('.') : null;
    private readonly string? branch = Text.EndsWith(".*", StringComparison.Ordinal) && Text.IndexOf('*', StringComparison.Ordinal) == Text.Length - 1 ? Text[..^1] : null;

    public bool Matches(string kind)
    {
        if (parts is null) return kind == Text;
        if (branch is not null) return kind.StartsWith(branch, StringComparison.Ordinal);
        var name = kind.Split('.');
        if (parts[^1] == "*" ? name.Length < parts.Length : name.Length != parts.Length) return false;
        return !parts.Where((p, i) => p != "*" && name[i] != p).Any();
    }
}
