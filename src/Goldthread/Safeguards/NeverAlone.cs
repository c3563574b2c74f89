using Goldthread.Families;
using Goldthread.Records;

namespace Goldthread.Safeguards;

/// <summary>Whether a safeguard rests on nothing but who people are and what befell them.</summary>
internal sealed class NeverAlone(Vocabulary vocabulary)
{
    // What happens in every life, and says nothing by itself either way.
    private static readonly string[] Life = ["birth", "pregnancy.known", "pregnancy.booked", "pregnancy.late-booked", "pregnancy.possible", "pregnancy.due-date", "address.changed", "household.joined", "household.left", "household.lives-with", "gp.registered", "gp.registration-changed"];

    /// <summary>The name of the circumstance on which it rests; null where somebody did something or left it undone.</summary>
    public string? Of(Safeguard g) => All(g.When.Select(w => w.Form).Concat(g.AppliesTo).Concat(g.OnlyIf)) is { Deed: false } weight ? weight.Circumstance : null;

    private sealed record Weight(bool Deed, string? Circumstance);

    private static readonly Weight Done = new(true, null);

    private static readonly Weight Nothing = new(false, null);

    private Weight All(IEnumerable<Form> forms) => forms.Select(Of).ToList() is var all && all.Exists(w => w.Deed) ? Done : new(false, all.Select(w => w.Circumstance).FirstOrDefault(c => c is not null));

    private Weight Of(Form form) => form switch
    {
        Form.Exists f => Of(f.Selector),
        // So many without a discussion since: that one was left undone.
        Form.Count { Since.Count: > 0 } => Done,
        Form.Count f => Named(f.Selector.Kinds, c => [.. c.Kinds, .. c.Counted]) is { } counted ? new(false, counted) : Of(f.Selector),
        Form.Open { Negated: false } f => new(false, Named(f.Episode.Opens, c => c.Kinds)),
        Form.Latest f => new(false, OfAttribute(f)),
        Form.Open or Form.Born or Form.Reaches => Nothing,
        Form.AllOf f => All(f.Forms),
        // One way in is enough for it to rest on that.
        Form.AnyOf f => f.Forms.Select(Of).ToList() is var ways && ways.TrueForAll(w => w.Deed) ? Done : new(false, ways.Select(w => w.Circumstance).FirstOrDefault(c => c is not null)),
        _ => Done,
    };

    private Weight Of(Selector s) => s.Lacks.Count > 0 || s.Blank.Count > 0 || s.OnlySelfReport ? Done
        : Named(s.Kinds, c => c.Kinds) is { } circumstance ? new(false, circumstance)
        : s.Kinds.All(k => Life.Contains(k.Text)) ? Nothing : Done;

    private string? OfAttribute(Form.Latest f) =>
        f.Of is FamilyPath.TheChild or FamilyPath.TheUnbornChild or FamilyPath.AnyChildOfTheFamily or FamilyPath.Sibling or FamilyPath.UnbornSibling ? null
        : vocabulary.Circumstances.FirstOrDefault(c => c.Attributes.Contains(f.Attribute))?.Name
            ?? (vocabulary.Attributes.TryGetValue(f.Attribute, out var attribute) ? Named([new(attribute.Kind)], c => c.Kinds) : null);

    // All of the kinds are circumstances: the name of the first of them.
    private string? Named(IReadOnlyList<KindPattern> kinds, Func<Circumstance, IReadOnlyList<KindPattern>> of)
    {
        var names = kinds.Select(k => vocabulary.Circumstances.FirstOrDefault(c => of(c).Any(p => p.Text == k.Text || p.Matches(k.Text)))?.Name).ToList();
        return names.Count > 0 && !names.Contains(null) ? names[0] : null;
    }
}
