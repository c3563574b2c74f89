using Goldthread.Reading;
using Goldthread.Safeguards;

namespace Goldthread.Mutation;

/// <summary>What can be done otherwise within one condition. Knows no form: whatever makes no sense is refused when it is read.</summary>
internal static class ConditionChanges
{
    private static readonly string[] Kinds = ["record", "exchange", "count", "none", "claim", "differ", "waits", "open", "none open", "without", "trend", "sequence", "with none", "change"];

    /// <summary>A condition, or a list of them; each item may be left out.</summary>
    public static IEnumerable<Change> OfEach(Spot? list) => list is null ? [] : list.Items.SelectMany(item => Of(item).Prepend(item.Without()));

    public static IEnumerable<Change> Of(Spot condition)
    {
        if (condition.Node is not Mapping mapping) yield break;
        var lead = mapping.Entries.Select(e => e.Key.Text).FirstOrDefault(FormReader.Keys.ContainsKey) ?? mapping.Entries[0].Key.Text;
        foreach (var (entry, spot) in condition.Entries)
        {
            var key = entry.Key.Text;
            if (key != lead && key != "about") yield return spot.Without();
            foreach (var change in Value(key, spot)) yield return change;
            if (Swaps.OppositeKey(key) is { } opposite)
                yield return spot.Say($"{opposite} instead of {key}", condition.With(mapping with { Entries = [.. mapping.Entries.Select(e => e == entry ? e with { Key = e.Key with { Text = opposite } } : e)] }));
        }
        if (lead == "proposed or done")
            yield return condition.Say($"{condition.Name} done only", condition.With(mapping with { Entries = [.. mapping.Entries.Select(e => e.Key.Text == lead ? e with { Key = e.Key with { Text = "record" } } : e)] }));
        // Where nobody is named, the child is meant.
        if (mapping["about"] is null)
            foreach (var other in Swaps.About["the child"])
                yield return (condition with { Around = condition.Label }).Say($"about {other} instead of the child", condition.With(mapping with { Entries = [.. mapping.Entries, new(new(mapping.Place, "about"), new Scalar(mapping.Place, other))] }));
    }

    private static IEnumerable<Change> Value(string key, Spot spot) => spot.Node switch
    {
        Sequence list when list.Items.All(i => i is Mapping) => OfEach(spot),
        Sequence list => [.. Listed(key, spot, list), .. key == "from" ? [spot.Say($"from {Swaps.Agency("")} instead", spot.With(new Scalar(spot.Node.Place, Swaps.Agency(""))))] : Array.Empty<Change>()],
        Mapping clock when clock["clock"] is not null => OfClock(spot.Entry("clock")!),
        Mapping => Of(spot),
        Scalar s => Word(key, s.Text, spot),
        _ => [],
    };

    // Each word of a list left out; the last one never, that is another clause's mutant.
    private static IEnumerable<Change> Listed(string key, Spot spot, Sequence list) =>
        list.Items.Count < 2 ? [] : list.Items.OfType<Scalar>().Select((word, i) => spot.Say($"{key} without {word.Text}", spot.With(list with { Items = [.. list.Items.Where(o => o != word)] })));

    private static IEnumerable<Change> Word(string key, string text, Spot spot)
    {
        if (key == "about") return Swaps.About.GetValueOrDefault(text, []).Select(spot.Instead);
        if (key == "from") return [spot.Instead(Swaps.Agency(text))];
        var changes = Kinds.Contains(key) ? [] : Nudges.Of(text).Select(spot.Instead).ToList();
        if (key == "within" && text.Contains(" before ", StringComparison.Ordinal)) changes.Add(spot.Instead(text.Replace(" before ", " after ", StringComparison.Ordinal)));
        if (key == "within" && text.Contains(" after ", StringComparison.Ordinal)) changes.Add(spot.Instead(text.Replace(" after ", " before ", StringComparison.Ordinal)));
        return changes;
    }

    public static IEnumerable<Change> OfClock(Spot clock)
    {
        if (clock.Node is not Scalar { Text: var name }) yield break;
        yield return clock.Say($"{clock.Name} shorter than {name}", clock.With(new Scalar(clock.Node.Place, name + Nudges.Shorter)));
        yield return clock.Say($"{clock.Name} longer than {name}", clock.With(new Scalar(clock.Node.Place, name + Nudges.Longer)));
    }
}
