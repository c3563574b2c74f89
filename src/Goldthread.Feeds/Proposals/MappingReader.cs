using Goldthread.Feeds.Formats;
using Goldthread.Records;

namespace Goldthread.Feeds.Proposals;

/// <summary>Finds the mapping of a table in its format.</summary>
public static class MappingReader
{
    /// <returns>Null when the format says more than a form can: it is corrected in its file.</returns>
    public static TableMapping? Of(Format format, Vocabulary vocabulary)
    {
        if (format.File is not (FileForm.Csv or FileForm.Xlsx) || format.Tables is not [{ Name: "", Columns.Count: 0, Said: null, AsTold: false, Left: null, Withdrawals.Count: 0, People: [{ Name: "child" } child] } table]) return null;
        if (child is not { Each: null, Expected: null, Apart.Count: 0, Label.Always: "child" } || child.More.Keys.Any(m => m != "sex")) return null;
        var seen = new Columns();
        seen.Say(Sense.GivenNames, child.Names.Count > 1 ? child.Names.SkipLast(1) : child.Names);
        seen.Say(Sense.Surname, child.Names.Count > 1 ? [child.Names[^1]] : []);
        seen.Say(Sense.Born, Given(child.Born));
        seen.Say(Sense.NhsNumber, Given(child.NhsNumber));
        seen.Say(Sense.Upn, Given(child.Upn));
        seen.Say(Sense.Address, child.Address is { Join: ", " } several ? several.Paths.Select(p => new Pick([p])) : Given(child.Address));
        seen.Say(Sense.Sex, Given(child.More.GetValueOrDefault("sex") is { Codes: not null } sex ? sex with { Codes = null } : child.More.GetValueOrDefault("sex")));
        var records = table.Records.Select(r => Record(r, format, vocabulary, seen)).ToList();
        foreach (var key in child.Key) seen.Key(key);
        foreach (var (path, why) in table.Unused) seen.Leave(path, why);
        return seen.Fits && records.TrueForAll(r => r is not null)
            ? new(format.Name, format.Label, format.Source, format.File)
            {
                Version = format.Version,
                Dates = format.Dates,
                Columns = seen.All,
                Records = [.. records.OfType<DatedRecord>()],
                Sexes = child.More.GetValueOrDefault("sex")?.Codes is { } codes ? format.Codes[codes] : new Dictionary<string, string>(),
            }
            : null;
    }

    private static DatedRecord? Record(RecordRule rule, Format format, Vocabulary vocabulary, Columns seen)
    {
        if (rule is not { Kind.Always: { } kind, Each: null, Known: null, Planned: null, Role: null, Team: null, Teller: null, Place: null, Text: null, Of: null, Tier: null, When.Count: 0, About.Count: 0, Parts.Count: 0 }) return null;
        seen.Say(Sense.Dated, [rule.Occurred]);
        var (fields, keys) = (rule.Fields.Select(f => Field(f.Key, f.Value, format, vocabulary.Kinds[kind])).ToList(), rule.Key.Select(ColumnOf).ToList());
        if (ColumnOf(rule.Occurred) is not { } day || !fields.TrueForAll(f => f is not null) || keys.Count == 0 || !keys.TrueForAll(k => k is not null) || (rule.Practitioner is { } by && ColumnOf(by) is null)) return null;
        foreach (var column in fields.Select(f => f!.Column).Concat(keys.OfType<string>()).Concat(rule.Practitioner is { } who ? [ColumnOf(who)!] : (IEnumerable<string>)[])) seen.Name(column);
        return new(rule.Name, kind, day) { Key = [.. keys.OfType<string>()], Practitioner = rule.Practitioner is { } p ? ColumnOf(p) : null, Fields = [.. fields.OfType<MappedField>()] };
    }

    // Only words of a closed list are turned on a form.
    private static MappedField? Field(string name, Pick pick, Format format, Kind kind) =>
        ColumnOf(pick with { Codes = null }) is not { } column || (pick.Codes is not null && kind.Fields[name].Form is not ("codes" or "yes-no")) ? null
        : new(name, column) { Codes = pick.Codes is { } codes ? format.Codes[codes] : null };

    private static IEnumerable<Pick> Given(Pick? pick) => pick is null ? [] : [pick];

    // Null: it is more than what stands in one column.
    private static string? ColumnOf(Pick pick) => pick is { Always: null, Codes: null, Join: null, Times: null, Named: false, Paths: [var path] } && path.From("") is var name && (path.Text == name || path.Text == $"\"{name}\"") ? name : null;

    private sealed class Columns
    {
        private readonly OrderedDictionary<string, ColumnMeaning> all = new(StringComparer.Ordinal);

        public bool Fits { get; private set; } = true;

        public IReadOnlyList<ColumnMeaning> All => [.. all.Values];

        // A column that says two things of a child is more than a form has room for.
        public void Say(Sense sense, IEnumerable<Pick> picks)
        {
            foreach (var pick in picks)
                if (ColumnOf(pick) is not { } column || !all.TryAdd(column, new(column, sense))) Fits = false;
        }

        public void Name(string column) => all.TryAdd(column, new(column, Sense.Unused));

        public void Key(Pick pick)
        {
            if (ColumnOf(pick) is not { } column) { Fits = false; return; }
            Name(column);
            all[column] = all[column] with { Key = true };
        }

        public void Leave(string path, string why)
        {
            Name(path);
            all[path] = all[path] with { Why = why };
        }
    }
}
