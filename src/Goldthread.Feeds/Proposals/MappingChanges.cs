using Goldthread.Records;

namespace Goldthread.Feeds.Proposals;

/// <summary>Something that one version of a mapping says otherwise than another.</summary>
/// <param name="Before">Null = it was not said.</param>
/// <param name="After">Null = it is said no more.</param>
public sealed record MappingChange(string What, string? Before, string? After);

/// <summary>What two versions of a mapping say otherwise, in words. Nothing of what stands in a file is in it, but codes.</summary>
public static class MappingChanges
{
    public static IReadOnlyList<MappingChange> Between(TableMapping before, TableMapping after, Vocabulary vocabulary)
    {
        var (old, now) = (Facts(before, vocabulary), Facts(after, vocabulary));
        return [.. old.Keys.Union(now.Keys, StringComparer.Ordinal).Select(k => new MappingChange(k, old.GetValueOrDefault(k), now.GetValueOrDefault(k))).Where(c => c.Before != c.After)];
    }

    /// <summary>What is told by a new key is told as of somebody, or as something, that was never told of before.</summary>
    public static bool TellsAnew(TableMapping before, TableMapping after) =>
        Keys(before) != Keys(after) || before.Records.Any(b => after.Records.Any(a => a.Column == b.Column && (a.Rule != b.Rule || !a.Key.SequenceEqual(b.Key, StringComparer.Ordinal))));

    public static string WordsOf(Sense sense) => sense switch
    {
        Sense.GivenNames => "given names, or the whole name",
        Sense.Surname => "surname",
        Sense.Born => "date of birth",
        Sense.NhsNumber => "NHS number",
        Sense.Upn => "pupil number (UPN)",
        Sense.Address => "a part of the address",
        Sense.Sex => "sex",
        Sense.Dated => "the day of a record",
        _ => "not of the child",
    };

    private static string Keys(TableMapping mapping) => string.Join(", ", mapping.Columns.Where(c => c.Key).Select(c => c.Name));

    private static OrderedDictionary<string, string> Facts(TableMapping mapping, Vocabulary vocabulary)
    {
        var facts = new OrderedDictionary<string, string>(StringComparer.Ordinal) { ["What the table is"] = mapping.Label, ["Who says what the columns mean"] = mapping.Source, ["By what one child is told from another"] = Keys(mapping) };
        foreach (var column in mapping.Columns)
            if (MappingText.IsUsed(column, mapping)) facts[$"Column “{column.Name}”"] = column.Sense == Sense.Dated && mapping.Records.FirstOrDefault(r => r.Column == column.Name) is { } of ? $"the day of {LabelOf(of, vocabulary)}" : WordsOf(column.Sense);
            else facts[$"Column “{column.Name}”"] = $"not used: {column.Why}";
        foreach (var (written, means) in mapping.Sexes) facts[$"Sex “{written}”"] = means;
        foreach (var record in mapping.Records)
        {
            var label = LabelOf(record, vocabulary);
            if (record.Practitioner is { } who) facts[$"Who did it, of {label}"] = who;
            foreach (var field in record.Fields)
            {
                facts[$"“{field.Field}” of {label}"] = field.Column;
                foreach (var (written, means) in field.Codes ?? new Dictionary<string, string>()) facts[$"“{field.Field}” of {label}, where “{written}” stands"] = means;
            }
        }
        return facts;
    }

    private static string LabelOf(DatedRecord record, Vocabulary vocabulary) => vocabulary.Kinds.GetValueOrDefault(record.Kind)?.Label ?? record.Kind;
}
