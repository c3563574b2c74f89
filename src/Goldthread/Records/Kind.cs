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
    public bool Matches(string kind)
    {
        if (!Text.Contains('*', StringComparison.Ordinal)) return kind == Text;
        var (pattern, name) = (Text.Split('.'), kind.Split('.'));
        if (pattern[^1] == "*" ? name.Length < pattern.Length : name.Length != pattern.Length) return false;
        return pattern.Select((p, i) => p == "*" || name[i] == p).All(same => same);
    }
}
