using System.Globalization;
using Goldthread.Feeds.Declarations;
using Goldthread.Feeds.Formats;
using Goldthread.Feeds.Items;
using Goldthread.Linkage;
using Goldthread.Reading;
using Goldthread.Records;

namespace Goldthread.Feeds.Imports;

/// <summary>Makes statements of the items of a file, as its format says of their table. A value that cannot be used is told and left out; the rest stands.</summary>
/// <param name="notKnown">Paths that the format says nothing of, each with how often and where first: nothing is passed over in silence.</param>
public sealed class Mapper(Format format, Table table, Feed feed, Vocabulary vocabulary, string file, Dictionary<string, (int Times, Place First)> notKnown)
{
    private readonly Dates dates = new(format.Dates);
    private readonly Dictionary<string, bool> spoken = new(StringComparer.Ordinal);

    public Mapped Map(Item item)
    {
        foreach (var (path, leaf) in item.Leaves())
            if (!Speaks(path))
                notKnown[path] = notKnown.TryGetValue(path, out var seen) ? (seen.Times + 1, seen.First) : (1, At(leaf));
        var refused = new List<Problem>();
        var statements = new List<Statement>();
        var people = new People(item);
        foreach (var rule in table.People)
            foreach (var scope in rule.Each is { } each ? each.All(item) : [item])
            {
                if (Person(rule, scope, refused) is not { } person)
                {
                    if (rule == table.People[0]) return new(item, At(item), [], [.. refused, new(ProblemKind.NoKey, At(item), "", $"{string.Join(", ", rule.Key.Concat(rule.Apart).SelectMany(k => k.Paths).Select(p => p.Text))} is empty, so nobody can say of whom this tells.")]);
                    continue;
                }
                statements.Add(person);
                people.Add(rule.Name, scope, person.Person);
            }
        List<Statement.Withdrawal> withdrawals = [.. table.Withdrawals.SelectMany(w => Withdrawals(w, item, people.Main!, refused))];
        statements.AddRange(withdrawals);
        foreach (var rule in table.Records)
            foreach (var scope in rule.Each is { } each ? each.All(item) : [item])
                if (rule.When.All(w => w.Holds(scope)) && Record(rule, scope, people, refused) is { } record && !withdrawals.Exists(w => w.Takes(record.Key))) statements.Add(record);
        var said = table.Said is { } pick && Value(pick, item, refused) is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : (DateTimeOffset?)null;
        return new(item, At(item), said is null ? statements : [.. statements.Select(s => Saying(s, said))], refused);
    }

    private static Statement Saying(Statement statement, DateTimeOffset? said) => statement is Statement.OfRecord r ? r with { Said = said, Record = r.Record with { Source = r.Record.Source! with { Said = said } } } : statement with { Said = said };

    private bool Speaks(string path)
    {
        if (!spoken.TryGetValue(path, out var speaks)) spoken[path] = speaks = table.Speaks(path);
        return speaks;
    }

    private IEnumerable<Statement.Withdrawal> Withdrawals(WithdrawalRule rule, Item item, string person, List<Problem> refused)
    {
        foreach (var scope in (rule.Each is { } each ? each.All(item) : [item]).Where(s => rule.When.All(w => w.Holds(s))))
            if (Key(rule.Key, scope, refused) is { } own) yield return new(At(scope), person, own);
            else refused.Add(new(ProblemKind.NoKey, At(scope), "", $"Something is taken back, and its key is empty: {string.Join(", ", rule.Key.SelectMany(k => k.Paths).Select(p => p.Text))}."));
    }

    private Statement.OfPerson? Person(PersonRule rule, Item item, List<Problem> refused)
    {
        if (Key(rule.Key, item, refused) is not { } key || Key(rule.Apart, item, refused) is not { } apart) return null;
        var label = Value(rule.Label, item, refused) is { } word && Words.Labels.TryGetValue(word, out var known) ? known : PersonLabel.Child;
        var born = rule.Born is { } b ? Dated(b, item, refused) : null;
        var expected = born is null && rule.Expected is { } e ? Dated(e, item, refused) : null;
        var more = rule.More.Select(m => (m.Key, Value: Value(m.Value, item, refused))).Where(m => m.Value is not null).ToDictionary(m => m.Key, m => m.Value!, StringComparer.Ordinal);
        if (expected is not null) more["expected"] = "yes";
        var (nhs, upn) = (Checked(rule.NhsNumber, "NHS number", NhsNumber.Checks, more, item, refused), Checked(rule.Upn, "unique pupil number", Upn.Checks, more, item, refused));
        // What one table says of a person takes nothing from what another says: it is a statement of its own.
        return new($"{(table.Name.Length == 0 ? "" : $"{table.Name}/")}{rule.Name}/{key}{(apart.Length == 0 ? "" : $"/{apart}")}", At(item), $"{feed.System}/{key}", label)
        {
            Names = [.. rule.Names.Select(n => Value(n, item, refused)).OfType<string>()],
            Born = born ?? expected,
            NhsNumber = nhs,
            Upn = upn,
            Addresses = rule.Address is { } a && Value(a, item, refused) is { } address ? [address] : [],
            More = more,
        };
    }

    // A number that does not check is somebody's mistake, and would join two children. It stays as it was written, and nothing is found by it.
    private string? Checked(Pick? pick, string what, Func<string, bool> checks, Dictionary<string, string> more, Item item, List<Problem> refused)
    {
        if (pick is null || Value(pick, item, refused) is not { } text) return null;
        var number = text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (checks(number)) return number;
        more[$"{what} as sent"] = text;
        refused.Add(new(ProblemKind.NumberFails, pick.Items(item).First() is var at ? At(at) : At(item), "", $"The {what} does not agree with its check digit."));
        return null;
    }

    private Statement.OfRecord? Record(RecordRule rule, Item scope, People people, List<Problem> refused)
    {
        if (Value(rule.Kind, scope, refused) is not { } name || !vocabulary.Kinds.TryGetValue(name, out var kind)) return null;
        var about = (rule.About.Count > 0 ? rule.About : [table.People[0].Name]).Select(w => people.Find(w, scope)).OfType<string>().Distinct().ToList();
        // How people are related is said of two.
        if (kind.Asserts is not null && about.Count < 2) return null;
        // A step that has no date has not been taken; one whose date cannot be read has, at a time that is not known.
        if (!rule.Occurred.Items(scope).Any() && rule.Occurred.Always is null) return null;
        if (about.Count == 0 || KeyOf(rule, scope, people, refused) is not { } key) return null;
        var occurred = Dated(rule.Occurred, scope, refused);
        var (fields, kept) = Fields(rule, kind, scope, refused);
        var text = rule.Text is { } t ? Value(t, scope, refused) : null;
        var coverage = feed.Of(kind);
        return new(key, At(scope), new Record
        {
            Id = Identity.Of(feed, key, 1),
            Kind = kind,
            Occurred = occurred ?? new("undated", []),
            Basis = occurred is null ? Basis.Undated : Basis.Stated,
            Known = rule.Known is { } k ? Dated(k, scope, refused) : null,
            By = feed.Agency,
            Team = Optional(rule.Team, scope, refused),
            Practitioner = Optional(rule.Practitioner, scope, refused),
            Role = Optional(rule.Role, scope, refused) is { } role && vocabulary.Roles.ContainsKey(role) ? role : null,
            Teller = Optional(rule.Teller, scope, refused) ?? feed.Agency,
            Planned = kind.MayBePlanned && Optional(rule.Planned, scope, refused) is "yes",
            Place = Optional(rule.Place, scope, refused),
            About = about,
            Of = rule.Of is { } of ? Answered(of, scope, people) : null,
            Fields = fields,
            Parts = rule.Parts.Select(p => (p.Key, Answer: Value(p.Value, scope, refused))).Where(p => p.Answer is not null && Words.Answers.ContainsKey(p.Answer)).ToDictionary(p => p.Key, p => Words.Answers[p.Answer!], StringComparer.Ordinal),
            Source = new(feed.System, key, 1),
            Sharing = new(rule.Tier ?? coverage?.Tier ?? feed.Tier, string.Join("; ", feed.Basis), coverage?.Handling),
            Narrative = string.Join(' ', new[] { text }.Concat(kept).OfType<string>()),
        });
    }

    private string? KeyOf(RecordRule rule, Item scope, People people, List<Problem>? refused)
    {
        if (rule.Key.Count == 0) return $"{people.Main}/{rule.Name}";
        if (Key(rule.Key, scope, refused ?? []) is { } own) return $"{people.Main}/{rule.Name}/{own}";
        refused?.Add(new(ProblemKind.NoKey, At(scope), "", $"'{rule.Name}' has no key: {string.Join(", ", rule.Key.SelectMany(k => k.Paths).Select(p => p.Text))} is empty."));
        return null;
    }

    // The record of another rule that is made of this part, or of what holds it.
    private string? Answered(string name, Item scope, People people)
    {
        var rule = table.Records.First(r => r.Name == name);
        for (var at = scope; at is not null; at = at.Within)
            if (rule.Each is null ? at.Within is null : rule.Each.All(Whole(at)).Contains(at))
                return rule.When.All(w => w.Holds(at)) && rule.Occurred.Items(at).Any() && KeyOf(rule, at, people, null) is { } key ? Identity.Of(feed, key, 1) : null;
        return null;
    }

    private static Item Whole(Item item)
    {
        while (item.Within is { } within) item = within;
        return item;
    }

    private (Dictionary<string, string> Fields, IReadOnlyList<string> Kept) Fields(RecordRule rule, Kind kind, Item scope, List<Problem> refused)
    {
        var (fields, kept) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<string>());
        foreach (var (name, pick) in rule.Fields)
        {
            if (!kind.Fields.TryGetValue(name, out var type)) continue;
            var value = type.Form == "date" ? Dated(pick, scope, refused)?.Text : Value(pick, scope, refused);
            if (value is not null && type.Allows(value)) fields[name] = value;
            else if (pick.Items(scope).FirstOrDefault() is { } item && !(pick.Codes is { } codes && (format.Codes[codes].TryGetValue(item.Text, out var none) || format.Codes[codes].TryGetValue(Bare(item.Text), out none)) && none.Length == 0))
            {
                // It stays as it was written, and no safeguard reads it.
                kept.Add($"{item.Name}: {item.Text}.");
                if (value is not null) refused.Add(new(ProblemKind.ValueNotKnown, At(item), item.Text, $"'{item.Name}' cannot be a value of '{name}' of {kind.Name}."));
            }
        }
        return (fields, kept);
    }

    private string? Optional(Pick? pick, Item scope, List<Problem> refused) => pick is null ? null : Value(pick, scope, refused);

    // Null: nothing stands there, or what stands there means nothing.
    private string? Value(Pick pick, Item scope, List<Problem> refused)
    {
        if (pick.Always is { } always) return always;
        if (pick.Join is { } join) return pick.Items(scope).Select(i => Decoded(pick, i, refused)).OfType<string>().ToList() is { Count: > 0 } all ? string.Join(join, all) : null;
        return pick.Items(scope).FirstOrDefault() is { } item ? Decoded(pick, item, refused) : null;
    }

    private string? Decoded(Pick pick, Item item, List<Problem> refused)
    {
        if (pick.Times is { } times) return Times(times, item, refused);
        if (pick.Codes is not { } name) return item.Text;
        var codes = format.Codes[name];
        if (codes.TryGetValue(item.Text, out var value) || codes.TryGetValue(Bare(item.Text), out value) || codes.TryGetValue("*", out value)) return value.Length == 0 ? null : value == "*" ? item.Text : value;
        refused.Add(new(ProblemKind.ValueNotKnown, At(item), item.Text, $"'{item.Name}' holds a code that the format does not list under '{name}'."));
        return null;
    }

    private string? Times(decimal times, Item item, List<Problem> refused)
    {
        if (decimal.TryParse(item.Text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return (number * times).ToString("0.####", CultureInfo.InvariantCulture);
        refused.Add(new(ProblemKind.ValueNotKnown, At(item), item.Text, $"'{item.Name}' is no number."));
        return null;
    }

    // Lists to choose from put a letter before a code and words behind it: "q) 6: Police", "N1 - Abuse or Neglect".
    private static string Bare(string text)
    {
        var code = text.AsSpan();
        if (code.IndexOf(") ", StringComparison.Ordinal) is var letter and > 0 and < 3) code = code[(letter + 2)..];
        if (code.IndexOf(": ", StringComparison.Ordinal) is var colon and > 0) code = code[..colon];
        else if (code.IndexOf(" - ", StringComparison.Ordinal) is var dash and > 0) code = code[..dash];
        return code.Trim().ToString();
    }

    private Time.FuzzyDate? Dated(Pick pick, Item scope, List<Problem> refused)
    {
        if (pick.Items(scope).FirstOrDefault() is not { } item) return pick.Always is { } always ? dates.Read(always) : null;
        if (dates.Read(item.Text) is { } date) return date;
        refused.Add(new(ProblemKind.DateNotRead, At(item), item.Text, $"'{item.Name}' is no date that the format writes{(format.Dates.Count > 0 ? $" (yyyy-MM-dd, {string.Join(", ", format.Dates)})" : " (yyyy-MM-dd)")}."));
        return null;
    }

    private string? Key(IReadOnlyList<Pick> picks, Item scope, List<Problem> refused)
    {
        var parts = new List<string>();
        foreach (var pick in picks)
        {
            if (Value(pick, scope, refused) is not { } part) return null;
            // A colon would make a reference of it, a slash another key, a space two words.
            parts.Add(string.Concat(part.Select(c => c is '/' or ':' || char.IsWhiteSpace(c) ? '-' : c)));
        }
        return string.Join('/', parts);
    }

    private Place At(Item item) => new(file, item.Line, item.Column);
}
