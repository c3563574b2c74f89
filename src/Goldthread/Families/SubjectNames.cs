namespace Goldthread.Families;

/// <summary>
/// What a safeguard may speak of besides a person: a record (an exchange or episode, by the record that began it), or a reference such as "practitioner:ann".
/// </summary>
public static class SubjectNames
{
    private const string Record = "record:";

    /// <summary>The kinds of reference that a record may be about and a safeguard may speak of, as written before the colon.</summary>
    public static IReadOnlyList<string> References { get; } = ["practitioner", "agency", "feed", "procedure", "directory-entry", "safeguard", "review"];

    public static string OfRecord(string id) => Record + id;

    /// <summary>The id of the record that a subject is; null when it is something else.</summary>
    public static string? RecordOf(string subject) => subject.StartsWith(Record, StringComparison.Ordinal) ? subject[Record.Length..] : null;
}
