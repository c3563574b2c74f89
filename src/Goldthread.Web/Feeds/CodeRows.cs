using Goldthread.Feeds.Proposals;
using Goldthread.Records;

namespace Goldthread.Web.Feeds;

/// <summary>What a column writes, each with what it means: those that are said, and those that stand in the rows.</summary>
/// <param name="Rule">Of a record; empty for the sex of a child.</param>
/// <param name="Words">What each may mean.</param>
public sealed record CodeRows(string Rule, string Field, string Column, IReadOnlyList<string> Words, IReadOnlyList<(string Written, string Means)> Rows)
{
    // More than this is no list of codes.
    private const int Most = 40;

    public static IEnumerable<CodeRows> Of(TableMapping mapping, Sample? sample, Vocabulary vocabulary)
    {
        if (mapping.Columns.FirstOrDefault(c => c.Sense == Sense.Sex)?.Name is { } sex) yield return Of("", "sex", sex, ["M", "F", "U"], mapping.Sexes, sample);
        foreach (var record in mapping.Records)
            foreach (var field in record.Fields)
                if (WordsOf(vocabulary.Kinds[record.Kind].Fields[field.Field]) is { Count: > 0 } words)
                    yield return Of(record.Rule, field.Field, field.Column, words, field.Codes ?? new Dictionary<string, string>(), sample);
    }

    private static CodeRows Of(string rule, string field, string column, IReadOnlyList<string> words, IReadOnlyDictionary<string, string> said, Sample? sample)
    {
        var seen = (sample?.Values(column) ?? []).Where(v => !said.ContainsKey(v)).Take(Most).ToList();
        // Where all stand as they are, there is nothing to turn.
        if (said.Count == 0 && seen.TrueForAll(words.Contains)) seen = [];
        return new(rule, field, column, words, [.. said.Select(s => (s.Key, s.Value)), .. seen.Select(v => (v, words.Contains(v) ? v : ""))]);
    }

    private static IReadOnlyList<string> WordsOf(FieldType type) => type.Form switch { "codes" => [.. type.Codes.Append(FieldType.Unknown).Distinct(StringComparer.Ordinal)], "yes-no" => ["yes", "no", FieldType.Unknown], _ => [] };
}
