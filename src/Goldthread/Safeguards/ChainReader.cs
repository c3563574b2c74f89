using System.Globalization;
using System.Text.RegularExpressions;
using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Safeguards;

/// <summary>Reads the conditions whose records mean something by their order: `sequence`, `trend`, and `change` of an attribute or of the services involved.</summary>
public sealed partial class ChainReader(SafeguardWords words, IReadOnlyCollection<string> names, ProblemList problems)
{
    private readonly SelectorReader selectors = new(words, names, problems);

    /// <param name="lead">The key that the condition begins with.</param>
    public Form? Read(Section s, Node node, string lead) => lead switch
    {
        "sequence" => Sequence(s, node),
        "trend" => Trend(s, node),
        _ => s.Text("change") == "services involved" ? Fewer(s) : Moved(s),
    };

    private Form.Sequence? Sequence(Section s, Node node)
    {
        if (selectors.Read(node, "sequence", "within", "with none") is not { } all) return null;
        var steps = all.Kinds.Select(k => all with { Kinds = [k] }).ToList();
        if (steps.Count < 2) problems.Add(ProblemKind.WrongShape, s.PlaceOf("sequence"), "A sequence is of at least two kinds, in order.");
        var without = s.Has("with none") ? new Selector { Kinds = selectors.Kinds(s, "with none"), About = all.About } : null;
        return steps.Count < 2 ? null : new(steps, PeriodOf(s, "within"), without);
    }

    private Form.Trend? Trend(Section s, Node node)
    {
        string[] own = ["of", "rises", "falls", "from", "does not improve over", "better", "within"];
        // "from: birth" says where it begins; any other "from" names agencies.
        var bare = node is Mapping m && s.Node("from") is Scalar { Text: "birth" } ? new Mapping(m.Place, [.. m.Entries.Where(e => e.Key.Text != "from")]) : node;
        if (selectors.Read(bare, "trend", own) is not { } readings) return null;
        var field = s.Required("of");
        var types = words.Vocabulary.Matching(readings.Kinds).Select(k => k.Fields.GetValueOrDefault(field)).OfType<FieldType>().ToList();
        if (field.Length > 0 && !types.Exists(t => t.Form == "number"))
            problems.Unknown(ProblemKind.UnknownField, s.PlaceOf("of"), field, "a number of these kinds", words.Vocabulary.Matching(readings.Kinds).SelectMany(k => k.Fields).Where(f => f.Value.Form == "number").Select(f => f.Key).Distinct());
        return MovementOf(s) is { } movement ? new(readings, field, movement, PeriodOf(s, "within")) : null;
    }

    private Movement? MovementOf(Section s)
    {
        if (s.Text("does not improve over") is { } over)
        {
            var n = Readings().Match(over) is { Success: true } m ? int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;
            if (n is < 2 or > 20) problems.Add(ProblemKind.WrongShape, s.PlaceOf("does not improve over"), "Write '3 readings'.", over);
            if (s.Text("better") is not ("lower" or "higher")) problems.Add(ProblemKind.MissingKey, s.Place, "Say whether 'lower' or 'higher' is 'better'.");
            return new Movement.NoBetter(n, s.Text("better") == "lower");
        }
        var key = s.Has("rises") ? "rises" : "falls";
        if (s.Text(key) is { } text && Amount().Match(text) is { Success: true } a && decimal.TryParse(a.Groups[1].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount > 0)
            return new Movement.By(amount, key == "rises", a.Groups[2].Success, s.Node("from") is Scalar { Text: "birth" });
        problems.Add(ProblemKind.WrongShape, s.PlaceOf(key), "Write 'falls: 2 centile spaces', 'rises: 3', or 'does not improve over: 3 readings'.", s.Text(key) ?? "");
        return null;
    }

    private Form.Moved? Moved(Section s)
    {
        var text = s.Text("change") ?? "";
        foreach (var key in new[] { "into", "falls by", "within" }.Where(s.Has)) problems.Unknown(ProblemKind.UnknownKey, s.PlaceOf(key), key, $"a key of 'change: {text}'", ["change", "goes", "about"]);
        if (s.Text("goes") is not ("up" or "down")) problems.Unknown(ProblemKind.WrongWord, s.PlaceOf("goes"), s.Text("goes") ?? "", "a direction", ["up", "down"]);
        if (words.Vocabulary.Attributes.TryGetValue(text, out var attribute)) return new(attribute, selectors.Path(s), s.Text("goes") == "up");
        problems.Unknown(ProblemKind.UnknownField, s.PlaceOf("change"), text, "an attribute of a person", words.Vocabulary.Attributes.Keys);
        return null;
    }

    private Form.Fewer? Fewer(Section s)
    {
        foreach (var key in new[] { "into", "goes" }.Where(s.Has)) problems.Unknown(ProblemKind.UnknownKey, s.PlaceOf(key), key, "a key of 'change: services involved'", ["change", "falls by", "within", "about"]);
        if (s.Number("falls by") is not (>= 2 and <= 20)) problems.Add(ProblemKind.WrongShape, s.PlaceOf("falls by"), "Say by how many services, 2 or more: 'falls by: 3'.", s.Text("falls by") ?? "");
        var about = s.Has("about") ? selectors.Path(s) : Families.FamilyPath.Family;
        return new(new Selector { Kinds = [new("involvement.ended")], About = about }, s.Number("falls by") ?? 2, PeriodOf(s, "within"));
    }

    private Period? PeriodOf(Section s, string key)
    {
        if (s.Text(key) is not { } text) return null;
        if (Period.Parse(text) is { } period) return period;
        problems.Add(ProblemKind.BadPeriod, s.PlaceOf(key), $"'{text}' is not a period.", text);
        return null;
    }

    [GeneratedRegex(@"^(\d+) readings?$", RegexOptions.None, 1000)]
    private static partial Regex Readings();

    [GeneratedRegex(@"^(\d+(?:\.\d+)?)( centile spaces?)?$", RegexOptions.None, 1000)]
    private static partial Regex Amount();
}
