using System.Collections;
using System.Reflection;
using System.Text;
using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Safeguards;

namespace Goldthread.Mutation;

/// <summary>What a read safeguard means, written out: two files that say the same in other words have the same text.</summary>
internal sealed class Meaning
{
    private readonly SafeguardWords words;
    private readonly StringBuilder text = new();

    private Meaning(SafeguardWords words) => this.words = words;

    public static string Of(Safeguard safeguard, SafeguardWords words)
    {
        var meaning = new Meaning(words);
        meaning.Write(meaning.Bare(safeguard));
        return meaning.text.ToString();
    }

    // A gate counts what came at any time, and speaks at once; a count makes one duty until it is re-armed; what is missed is never held back. What could not have been taken for the deed need not be ruled out, and may be all the same, to say so.
    private Safeguard Bare(Safeguard g) => g with
    {
        Gates = [.. g.Gates.Select(s => s with { AtAnyTime = false })],
        Speaks = g.Then.Count == 0 ? new(true, null) : g.Speaks,
        Then = [.. g.Then.Select(d => d with { NotDoneBy = [.. d.NotDoneBy.Where(n => d.DoneBy.Any(o => Meet(o.Kinds, n.Kinds)))] })],
        QuietFor = g.Speaks.AtOnce && g.When[0].Form is not (Form.Count { Since.Count: 0 } or Form.Differ) ? g.QuietFor : null,
        OncePer = g.When[0].Form is Form.Count or Form.Differ or Form.Silence ? GroupBy.Event : g.OncePer,
    };

    private bool Meet(IReadOnlyList<KindPattern> some, IReadOnlyList<KindPattern> others) => words.Vocabulary.Matching(some).Intersect(words.Vocabulary.Matching(others)).Any();

    private void Write(object? value)
    {
        switch (value)
        {
            case null: text.Append('-'); break;
            case Place: break;
            case string or Enum or IFormattable or bool: text.Append(value); break;
            case IEnumerable<KindPattern> kinds: text.AppendJoin(' ', words.Vocabulary.Matching([.. kinds]).Select(k => k.Name).Order(StringComparer.Ordinal)); break;
            case IDictionary map: foreach (DictionaryEntry entry in map) { text.Append(entry.Key).Append('='); Write(entry.Value); } break;
            case IEnumerable list: foreach (var item in list) { Write(item); text.Append(','); } break;
            default: Members(value); break;
        }
    }

    private void Members(object value)
    {
        var type = value.GetType();
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0 && (type != typeof(Selector) || p.Name != nameof(Selector.Text)));
        var name = properties.FirstOrDefault(p => p.Name == "Name");
        // A word of the vocabulary is known by its name.
        if (name is not null && type.Namespace == typeof(Vocabulary).Namespace)
        {
            text.Append(name.GetValue(value));
            return;
        }
        text.Append(type.Name).Append('{');
        foreach (var property in properties.OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            text.Append(property.Name).Append(':');
            if (value is Selector { From: var from } && property.Name == nameof(Selector.From)) text.AppendJoin(' ', from.SelectMany(words.Routes.Expand).Distinct().Order(StringComparer.Ordinal));
            else Write(property.GetValue(value));
            text.Append(';');
        }
        text.Append('}');
    }
}
