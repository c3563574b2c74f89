using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Goldthread.Reading;

namespace Goldthread.Linkage;

/// <summary>Models as files: read strictly, and written so that reading gives the same model again.</summary>
public static class LinkModelFile
{
    private static readonly string[] Keys = ["name", "version", "source", "others", "relatives", "link", "review", "fields"];

    private static readonly FrozenDictionary<Level, string> Words = Enum.GetValues<Level>().ToFrozenDictionary(l => l, Word);

    /// <summary>Null (with problems) when the file is no model.</summary>
    public static LinkModel? Read(Node root, ProblemList problems)
    {
        if (Section.Open(root, problems, "a model", Keys) is not { } s) return null;
        var before = problems.Count;
        var fields = new Dictionary<string, FieldModel>(StringComparer.Ordinal);
        foreach (var entry in (s.Node("fields") as Mapping)?.Entries ?? [])
            if (Section.Open(entry.Value, problems, $"the field '{entry.Key.Text}'", "kind", "same", "chance") is { } f && KindOf(f, entry.Key) is { } kind && Levels(f, "same", kind) is { } same && Levels(f, "chance", kind) is { } chance)
                fields[entry.Key.Text] = new(same, chance);
        foreach (var traits in FieldTraits.All.Where(t => !fields.ContainsKey(t.Word)))
            if (problems.Count == before) problems.Add(ProblemKind.MissingKey, s.PlaceOf("fields"), $"The field '{traits.Word}' is missing.");
        var model = new LinkModel(s.Required("name"), s.Number("version") ?? 1, s.Text("source") ?? "", Number(s, "others", 0, 1000), Number(s, "relatives", 0, 1000), fields.ToFrozenDictionary(StringComparer.Ordinal))
        {
            Link = Number(s, "link", 0, 1),
            Review = Number(s, "review", 0, 1),
        };
        return problems.Count == before ? model : null;
    }

    public static string Write(LinkModel model, Schema? schema = null)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"name: {model.Name}\nversion: {model.Version}\nsource: \"{model.Source.Replace('"', '\'')}\"\nothers: {Say(model.Others)}\nrelatives: {Say(model.Relatives)}\nlink: {Say(model.Link)}\nreview: {Say(model.Review)}\nfields:\n");
        foreach (var (name, field) in model.Fields.OrderBy(f => FieldTraits.All.ToList().FindIndex(t => t.Word == f.Key) is var at && at < 0 ? 99 : at).ThenBy(f => f.Key, StringComparer.Ordinal))
        {
            var kind = schema?.Fields.FirstOrDefault(f => f.Name == name)?.Kind ?? FieldTraits.All.FirstOrDefault(t => t.Word == name)?.Kind ?? FieldKind.Other;
            text.Append(CultureInfo.InvariantCulture, $"  {name}:\n");
            if (FieldTraits.Of(kind).Word != name) text.Append(CultureInfo.InvariantCulture, $"    kind: {FieldTraits.Of(kind).Word}\n");
            text.Append(CultureInfo.InvariantCulture, $"    same: {Say(kind, field.Same)}\n    chance: {Say(kind, field.Chance)}\n");
        }
        return text.ToString();
    }

    private static FieldKind? KindOf(Section field, Scalar name)
    {
        var word = field.Text("kind") ?? name.Text;
        if (FieldTraits.All.FirstOrDefault(t => t.Word == word) is { } traits) return traits.Kind;
        field.Problems.Unknown(ProblemKind.WrongWord, name.Place, word, "a kind of field", FieldTraits.All.Select(t => t.Word));
        return null;
    }

    private static FrozenDictionary<Level, double>? Levels(Section field, string key, FieldKind kind)
    {
        var levels = FieldTraits.Of(kind).Levels;
        if (Section.Open(field.Node(key), field.Problems, $"'{key}'", [.. levels.Select(l => Words[l])]) is not { } s)
        {
            if (!field.Has(key)) field.Required(key);
            return null;
        }
        var before = field.Problems.Count;
        var shares = levels.ToFrozenDictionary(l => l, l => Number(s, Words[l], 0, 1));
        if (field.Problems.Count > before) return null;
        if (shares.Values.All(v => v > 0) && (kind == FieldKind.NameOrder || Math.Abs(shares.Values.Sum() - 1) < 0.02)) return shares;
        field.Problems.Add(ProblemKind.WrongShape, s.Place, $"The levels of '{key}' must be above 0 and sum to 1; they sum to {shares.Values.Sum().ToString("0.###", CultureInfo.InvariantCulture)}.");
        return null;
    }

    private static double Number(Section section, string key, double least, double most)
    {
        var text = section.Required(key);
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        if (text.Length > 0) section.Problems.Add(ProblemKind.WrongShape, section.PlaceOf(key), $"'{key}' must be a number from {least} to {most}.", text);
        return 0;
    }

    private static string Say(FieldKind kind, FrozenDictionary<Level, double> shares) => $"{{ {string.Join(", ", FieldTraits.Of(kind).Levels.Select(l => $"{Words[l]}: {Say(shares[l])}"))} }}";

    private static string Say(double number) => number.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>day for month: the words of a level, parted as people write them.</summary>
    public static string Word(Level level) => string.Concat(level.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
