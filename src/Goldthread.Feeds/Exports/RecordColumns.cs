using System.Globalization;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Feeds.Exports;

/// <summary>One thing that is said of a record, as a value of a table (<see cref="CellText"/>).</summary>
/// <param name="Means">In the reference.</param>
/// <param name="Of">Null = it is not said.</param>
public sealed record RecordColumn(string Name, string Means, Func<Record, string?> Of);

/// <summary>A record as a row: every word of it in a column, in the words in which it was told.</summary>
public static class RecordColumns
{
    public static IReadOnlyList<RecordColumn> All { get; } =
    [
        new("id", "this version of the record", r => CellText.Of(r.Id)),
        new("kind", "of the vocabulary", r => r.Kind.Name),
        new("occurred", "when it happened, as it was told: `2025-03`, `by 2025-04-01`, `2 days after ID`", r => CellText.Of(r.Occurred.Text)),
        new("known", "when the agency knew, where that is another time", r => Text(r.Known?.Text)),
        new("basis", $"how the date is known: {Listed(Words.Bases)}; left out = stated", r => r.Basis == Basis.Stated ? null : Words.Of(Words.Bases, r.Basis)),
        new("by", "the agency that recorded it", r => CellText.Of(r.By)),
        new("team", "of the agency", r => Text(r.Team)),
        new("practitioner", "who wrote it", r => Text(r.Practitioner)),
        new("role", "in which role", r => Text(r.Role)),
        new("told_by", $"how the recorder came to know: {Listed(Words.Tellings)}", r => r.ToldBy == ToldBy.NotSaid ? null : Words.Of(Words.Tellings, r.ToldBy)),
        new("teller", "who told the recorder, where it is not the agency itself", r => r.Teller == r.By ? null : CellText.Of(r.Teller)),
        new("about", "people and others, a line each", r => Some(r.About)),
        new("from", "agencies", r => Some(r.From)),
        new("to", "agencies", r => Some(r.To)),
        new("concerning", "ids of records", r => Some(r.Concerning)),
        new("of", "the id of the record that it answers", r => Text(r.Of)),
        new("same_event_as", "the id of another record of one event", r => Text(r.SameEventAs)),
        new("invited", "agencies; left out = not said", r => r.Invited is { } list ? CellText.Of(list) : null),
        new("attended", "agencies; left out = not said", r => r.Attended is { } list ? CellText.Of(list) : null),
        new("planned", "`yes` for what is to happen", r => r.Planned ? "yes" : null),
        new("place", "where it happened", r => Text(r.Place)),
        new("fields", "`name: value`, a line each", r => r.Fields.Count == 0 ? null : CellText.Of(r.Fields)),
        new("parts", $"`name: answer`, a line each: {Listed(Words.Answers)}", r => r.Parts.Count == 0 ? null : CellText.Of(r.Parts.Select(p => KeyValuePair.Create(p.Key, Words.Of(Words.Answers, p.Value))))),
        new("standing", $"{Listed(Words.Standings)}; left out = stated", r => r.Standing == Standing.Stated ? null : Words.Of(Words.Standings, r.Standing)),
        new("disputes", "ids of records that it says are not so", r => Some(r.Disputes)),
        new("supersedes", "the id of the version before", r => Text(r.Supersedes)),
        new("withdraws", "the id of the record that it takes back", r => Text(r.Withdraws)),
        new("source_system", "the home system", r => Text(r.Source?.System)),
        new("source_key", "its key of the record", r => Text(r.Source?.Key)),
        new("source_version", "its version, from 1", r => r.Source?.Version.ToString(CultureInfo.InvariantCulture)),
        new("source_said", "when it said this version, where it says so", r => r.Source?.Said?.ToString("O", CultureInfo.InvariantCulture)),
        new("tier", $"who may learn of it: {Listed(Words.Tiers)}; left out = the agency's own", r => r.Sharing.Tier is { } tier ? Words.Of(Words.Tiers, tier) : null),
        new("sharing_basis", "the legal basis on which it was shared", r => Text(r.Sharing.Basis)),
        new("agreement", "the sharing agreement by which others may learn of it", r => Text(r.Sharing.Agreement)),
        new("handling", "a handling code", r => Text(r.Sharing.Handling)),
        new("restrictions", "what else holds for who reads it", r => Text(r.Sharing.Restrictions)),
        new("family_told", "whether the family was told of the sharing, or why not", r => Text(r.Sharing.FamilyTold)),
        new("at", "the place in a published review", r => Text(r.At.Length == 0 ? null : r.At)),
        new("event", "its name in an annotation of the review", r => Text(r.Event)),
        new("text", "what was written", r => Text(r.Narrative.Length == 0 ? null : r.Narrative)),
    ];

    public static Row Of(Record record) => new([.. All.Select(c => (c.Name, Value: c.Of(record))).Where(c => c.Value is not null).Select(c => KeyValuePair.Create(c.Name, c.Value!))]);

    /// <summary>The record that a row says, word for word.</summary>
    /// <param name="wrong">Learns of each value that cannot be read, by its column.</param>
    /// <returns>Null when something cannot be read.</returns>
    public static Record? Read(Row row, Vocabulary vocabulary, Action<string> wrong)
    {
        var reading = new Reading(row, wrong);
        var (id, by, kind) = (reading.Required("id"), reading.Required("by"), reading.Required("kind") is { } name ? vocabulary.Kinds.GetValueOrDefault(name) : null);
        if (kind is null) wrong("kind");
        var record = new Record
        {
            Id = id ?? "",
            Kind = kind ?? new("", "", new Dictionary<string, FieldType>(), []),
            Occurred = reading.Date("occurred") ?? reading.Missing("occurred"),
            Known = reading.Date("known"),
            Basis = reading.Word("basis", Words.Bases, Basis.Stated),
            By = by ?? "",
            Team = reading.Text("team"),
            Practitioner = reading.Text("practitioner"),
            Role = reading.Text("role"),
            ToldBy = reading.Word("told_by", Words.Tellings, ToldBy.NotSaid),
            Teller = reading.Text("teller") ?? by ?? "",
            About = reading.List("about") ?? [],
            From = reading.List("from") ?? [],
            To = reading.List("to") ?? [],
            Concerning = reading.List("concerning") ?? [],
            Of = reading.Text("of"),
            SameEventAs = reading.Text("same_event_as"),
            Invited = reading.List("invited"),
            Attended = reading.List("attended"),
            Planned = reading.Text("planned") is "yes",
            Place = reading.Text("place"),
            Fields = reading.Map("fields"),
            Parts = reading.Map("parts").Where(p => reading.Is("parts", Words.Answers.ContainsKey(p.Value))).ToDictionary(p => p.Key, p => Words.Answers[p.Value], StringComparer.Ordinal),
            Standing = reading.Word("standing", Words.Standings, Standing.Stated),
            Disputes = reading.List("disputes") ?? [],
            Supersedes = reading.Text("supersedes"),
            Withdraws = reading.Text("withdraws"),
            Source = reading.Text("source_key") is { } key ? new(reading.Required("source_system") ?? "", key, reading.Number("source_version"), reading.Moment("source_said")) : null,
            Sharing = new(reading.Text("tier") is null ? null : reading.Word("tier", Words.Tiers, Tier.Hidden), reading.Text("sharing_basis"), reading.Text("handling"), reading.Text("restrictions"), reading.Text("family_told")) { Agreement = reading.Text("agreement") },
            At = reading.Text("at") ?? "",
            Event = reading.Text("event"),
            Narrative = reading.Text("text") ?? "",
        };
        return reading.Sound && kind is not null ? record : null;
    }

    private static string? Text(string? text) => text is null ? null : CellText.Of(text);

    private static string? Some(IReadOnlyList<string> list) => list.Count == 0 ? null : CellText.Of(list);

    private static string Listed<T>(IReadOnlyDictionary<string, T> words) => string.Join(", ", words.Keys.Select(w => $"`{w}`"));

    private sealed class Reading(Row row, Action<string> wrong)
    {
        public bool Sound { get; private set; } = true;

        public string? Text(string column) => row[column] is not { } cell ? null : CellText.Text(cell) ?? Wrong<string>(column);

        public string? Required(string column) => row[column] is null ? Wrong<string>(column) : Text(column);

        public IReadOnlyList<string>? List(string column) => row[column] is not { } cell ? null : CellText.List(cell) ?? Wrong<IReadOnlyList<string>>(column);

        public IReadOnlyDictionary<string, string> Map(string column) => (row[column] is not { } cell ? null : CellText.Map(cell) ?? Wrong<IReadOnlyDictionary<string, string>>(column)) ?? new Dictionary<string, string>();

        public T Word<T>(string column, IReadOnlyDictionary<string, T> words, T usual) where T : struct => row[column] is not { } cell ? usual : Is(column, words.ContainsKey(cell)) ? words[cell] : usual;

        public FuzzyDate? Date(string column) => Text(column) is not { } text ? null : FuzzyDateParser.Parse(text) ?? Wrong<FuzzyDate>(column);

        public FuzzyDate Missing(string column)
        {
            Is(column, false);
            return new("undated", []);
        }

        public int Number(string column)
        {
            Is(column, int.TryParse(row[column], NumberStyles.None, CultureInfo.InvariantCulture, out var number));
            return number;
        }

        public DateTimeOffset? Moment(string column) => row[column] is not { } cell ? null : Is(column, DateTimeOffset.TryParseExact(cell, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)) ? moment : null;

        public bool Is(string column, bool so)
        {
            if (!so) Wrong<string>(column);
            return so;
        }

        private T? Wrong<T>(string column) where T : class
        {
            if (Sound) wrong(column);
            Sound = false;
            return null;
        }
    }
}
