using System.Globalization;
using Goldthread.Feeds.Declarations;
using Goldthread.Feeds.Formats;
using Goldthread.Feeds.Items;
using Goldthread.Linkage;
using Goldthread.Reading;
using Goldthread.Records;

namespace Goldthread.Feeds.Imports;

/// <summary>Makes statements of the items of a file, as its format says of their table. A value that cannot be used is told and left out; the rest stands.</summary>
/// <param name="takenIn">The civil minute at which it is, by which what may be kept no longer is told; null = nothing is past.</param>
/// <param name="notKnown">Paths that the format says nothing of, each with how often and where first: nothing is passed over in silence.</param>
public sealed class Mapper(Format format, Table table, Feed feed, Vocabulary vocabulary, string file, long? takenIn, Dictionary<string, (int Times, Place First)> notKnown)
{
    private readonly Dates dates = new(format.Dates);
    private readonly Dictionary<string, bool> spoken = new(StringComparer.Ordinal);

    public Mapped Map(Item item)
    {
        foreach (var (path, leaf) in item.Leaves())
            if (!Speaks(path))
                notKnown[path] = notKnown.TryGetValue(path, out var seen) ? (seen.Times + 1, seen.First) : (1, At(leaf));
        if (feed.Sender is { } sender && format.Sender?.First(item) is { } named && named.Text != sender) return new(item, At(item), [], [new(ProblemKind.OtherSender, At(item), named.Text, $"'{named.Name}' is not '{sender}', from which the feed '{feed.Name}' comes.")], []);
        var (refused, lost) = (new List<Problem>(), new List<Problem>());
        var statements = new List<Statement>();
        var people = new People(item);
        foreach (var rule in table.People)
            foreach (var scope in Scopes(rule.Each, item))
            {
                if (Person(rule, scope, refused) is not { } person)
                {
                    if (rule == table.People[0]) return new(item, At(item), [], [.. refused, new(ProblemKind.NoKey, At(item), "", $"{string.Join(", ", rule.Key.Concat(rule.Apart).SelectMany(k => k.Paths).Select(p => p.Text))} is empty, so nobody can say of whom this tells.")], []);
                    if (rule.Content.Any(p => p.Items(scope).Any())) lost.Add(new(ProblemKind.NoKey, At(scope), "", $"'{rule.Name}' has no key: {string.Join(", ", rule.Key.Concat(rule.Apart).SelectMany(k => k.Paths).Select(p => p.Text))} is empty."));
                    continue;
                }
                statements.Add(person);
                people.Add(rule.Name, scope, person.Person);
            }
        List<Statement.Withdrawal> withdrawals = [.. table.Withdrawals.SelectMany(w => Withdrawals(w, item, people.Main!, refused))];
        statements.AddRange(withdrawals);
        var steps = table.Records.SelectMany(r => Scopes(r.Each, item).Where(s => r.When.All(w => w.Holds(s))).Select(s => (Rule: r, Scope: s))).ToLookup(s => s.Rule.Occurred.Always is not null || s.Rule.Occurred.Items(s.Scope).Any());
        foreach (var (rule, scope) in steps[true])
            if (Record(rule, scope, people, refused, lost) is { } record && !withdrawals.Exists(w => w.Takes(record.Key))) statements.Add(record);
        // A step that has no date has not been taken; one whose date cannot be read has, at a time that is not known.
        foreach (var (rule, scope) in steps[false])
            refused.AddRange(Untaken(rule, scope, [.. steps[true]]));
        var said = Said(item, refused);
        return new(item, At(item), said is null ? statements : [.. statements.Select(s => Saying(s, said))], refused, lost);
    }

    private DateTimeOffset? Said(Item item, List<Problem> refused)
    {
        if (table.Said is not { } pick || Value(pick, item, refused) is not { } text) return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)) return moment;
        refused.Add(new(ProblemKind.DateNotRead, At(pick.Items(item).First()), text, "This is no moment at which something was said."));
        return null;
    }


    // A part that is there and holds nothing tells of nothing.
    private static IEnumerable<Item> Scopes(ItemPath? each, Item item) => each is null ? [item] : each.All(item).Where(i => i.Text.Length > 0 || i.Parts.Count > 0);

    private static Statement Saying(Statement statement, DateTimeOffset? said) => statement is Statement.OfRecord r ? r with { Said = said, Record = r.Record with { Source = r.Record.Source! with { Said = said } } } : statement with { Said = said };

    private bool Speaks(string path)
    {
        if (!spoken.TryGetValue(path, out var speaks)) spoken[path] = speaks = table.Speaks(path);
        return speaks;
    }

    private IEnumerable<Statement.Withdrawal> Withdrawals(WithdrawalRule rule, Item item, string person, List<Problem> refused)
    {
        foreach (var scope in Scopes(rule.Each, item).Where(s => rule.When.All(w => w.Holds(s))))
            if (Key(rule.Key, scope, refused) is { } own) yield return new(At(scope), person, own);
            else refused.Add(new(ProblemKind.NoKey, At(scope), "", $"Something is taken back, and its key is empty: {string.Join(", ", rule.Key.SelectMany(k => k.Paths).Select(p => p.Text))}."));
    }

    private Statement.OfPerson? Person(PersonRule rule, Item item, List<Problem> refused)
    {
        if (Key(rule.Key, item, refused) is not { } key || Key(rule.Apart, item, refused) is not { } apart) return null;
        var label = Among(rule.Label, Words.Labels.Keys, "who somebody is", item, refused) is { } word ? Words.Labels[word] : PersonLabel.Child;
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

    private Statement.OfRecord? Record(RecordRule rule, Item scope, People people, List<Problem> refused, List<Problem> lost)
    {
        if (KindOf(rule, scope, lost) is not { } kind) return null;
        IReadOnlyList<string> names = rule.About.Count > 0 ? rule.About : [table.People[0].Name];
        var about = names.Select(w => people.Find(w, scope)).OfType<string>().Distinct().ToList();
        // How people are related is said of two.
        if (about.Count == 0 || (kind.Asserts is not null && about.Count < 2))
        {
            if (rule.Occurred.Always is null) lost.Add(new(ProblemKind.NoKey, At(scope), "", $"'{rule.Name}' is about {string.Join(" and ", names)}, and not everybody of them is told of."));
            return null;
        }
        if (KeyOf(rule, scope, people, lost) is not { } key) return null;
        var occurred = Dated(rule.Occurred, scope, refused);
        var coverage = feed.Of(kind);
        var past = takenIn is { } now && occurred is not null && coverage?.Retention?.IsPast(occurred, now) == true;
        if (past) refused.Add(new(ProblemKind.PastRetention, At(scope), kind.Name, $"{kind.Name} is kept for {coverage!.Retention!.Keep}, and this is of {occurred!.Text}. It is {(coverage.Retention.Hides ? "taken in, and hidden from others" : "not taken in")}."));
        if (past && !coverage!.Retention!.Hides) return null;
        var (fields, kept) = Fields(rule, kind, scope, refused);
        var text = rule.Text is { } t ? Value(t, scope, refused) : null;
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
            Role = rule.Role is { } role ? Among(role, vocabulary.Roles.Keys, "a role", scope, refused) : null,
            Teller = Optional(rule.Teller, scope, refused) ?? feed.Agency,
            Planned = kind.MayBePlanned && Optional(rule.Planned, scope, refused) is "yes",
            Place = Optional(rule.Place, scope, refused),
            About = about,
            Of = rule.Of is { } of ? Answered(of, scope, people) : null,
            Fields = fields,
            Parts = rule.Parts.Select(p => (p.Key, Answer: Among(p.Value, Words.Answers.Keys, $"an answer to '{p.Key}'", scope, refused))).Where(p => p.Answer is not null).ToDictionary(p => p.Key, p => Words.Answers[p.Answer!], StringComparer.Ordinal),
            Source = new(feed.System, key, 1),
            Sharing = new(past ? Tier.Hidden : Tightest(rule.Tier, coverage?.Tier ?? feed.Tier), string.Join("; ", feed.Basis), coverage?.Handling, coverage?.Restrictions) { Agreement = feed.Agreement.Terms },
            Narrative = string.Join(' ', new[] { text }.Concat(kept).OfType<string>()),
        });
    }

    // A format may know that something is sensitive wherever it comes from; what is agreed with an agency may be more careful, and counts then.
    internal static Tier? Tightest(Tier? one, Tier? other) => one is null || other is null ? one ?? other : Openness.First(t => t == one || t == other);

    private static readonly Tier[] Openness = [Tier.Hidden, Tier.Brokered, Tier.Restricted, Tier.Index, Tier.Shared];

    // What is said of a step without a date, and of nothing that has been taken.
    private IEnumerable<Problem> Untaken(RecordRule rule, Item scope, IReadOnlyList<(RecordRule Rule, Item Scope)> taken) =>
        rule.Content.Where(p => Value(p, scope, []) is not null).SelectMany(p => p.Items(scope).Take(1)).Where(i => !taken.Any(t => t.Rule.Content.Any(p => p.Items(t.Scope).Contains(i))) && !table.People.Any(p => p.Content.Any(c => c.Items(Whole(scope)).Contains(i))))
            .Select(i => new Problem(ProblemKind.NoDate, At(i), i.Text, $"'{i.Name}' is told of '{rule.Name}', and {string.Join(", ", rule.Occurred.Paths.Select(o => o.Text))} is empty."));

    // Null: it is listed as nothing, or why there is none is told. Without its kind a record cannot be made, however much else there is of it.
    private Kind? KindOf(RecordRule rule, Item scope, List<Problem> lost)
    {
        var (said, refused) = (rule.Kind.Items(scope).FirstOrDefault(), new List<Problem>());
        var name = Value(rule.Kind, scope, refused);
        if (name is not null && vocabulary.Kinds.TryGetValue(name, out var kind)) return kind;
        if (said is null) lost.Add(new(ProblemKind.NoKind, At(scope), "", $"{string.Join(", ", rule.Kind.Paths.Select(p => p.Text))} is empty, and would say what kind of record '{rule.Name}' is."));
        else if (name is not null || refused.Count > 0) lost.Add(new(ProblemKind.NoKind, At(said), said.Text, $"'{said.Name}' would say what kind of record '{rule.Name}' is, and the format lists none for what stands there."));
        return null;
    }

    private string? KeyOf(RecordRule rule, Item scope, People people, List<Problem>? lost)
    {
        if (rule.Key.Count == 0) return $"{people.Main}/{rule.Name}";
        if (Key(rule.Key, scope, lost ?? []) is { } own) return $"{people.Main}/{rule.Name}/{own}";
        lost?.Add(new(ProblemKind.NoKey, At(scope), "", $"'{rule.Name}' has no key: {string.Join(", ", rule.Key.SelectMany(k => k.Paths).Select(p => p.Text))} is empty."));
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

    // A value that must be one of a list of ours.
    private string? Among(Pick pick, IEnumerable<string> words, string what, Item scope, List<Problem> refused)
    {
        var value = Value(pick, scope, refused);
        if (value is null || words.Contains(value, StringComparer.Ordinal)) return value;
        var at = pick.Items(scope).FirstOrDefault() ?? scope;
        refused.Add(new(ProblemKind.ValueNotKnown, At(at), value, $"'{at.Name}' cannot be {what}."));
        return null;
    }

    // Null: nothing stands there, or what stands there means nothing.
    private string? Value(Pick pick, Item scope, List<Problem> refused)
    {
        if (pick.Always is { } always) return always;
        if (pick.Join is { } join) return pick.Items(scope).Select(i => Decoded(pick, i, refused) is { } text ? pick.Named ? $"{i.Name}: {text}" : text : null).OfType<string>().ToList() is { Count: > 0 } all ? string.Join(join, all) : null;
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
        var text = pick.Join is { } join ? string.Join(join, pick.Items(scope).Select(i => i.Text)) : item.Text;
        if (dates.Read(text) is { } date) return date;
        refused.Add(new(ProblemKind.DateNotRead, At(item), text, $"'{item.Name}' is no date that the format writes{(format.Dates.Count > 0 ? $" (yyyy-MM-dd, {string.Join(", ", format.Dates)})" : " (yyyy-MM-dd)")}."));
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
