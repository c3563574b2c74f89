using Goldthread.Reading;

namespace Goldthread.Mutation;

/// <summary>What can be done otherwise within one safeguard. Words that are only told (title, what, say, misses) are left as they are.</summary>
internal static class SafeguardChanges
{
    private static readonly string[] Droppable = ["for_each", "looks_back", "subject", "from", "supersedes"];

    public static IEnumerable<Change> Of(Mapping file)
    {
        var root = Spot.Root(file);
        var trigger = file["when"] is Mapping { Entries: [var first, ..] } ? first.Key.Text : "";
        foreach (var (entry, spot) in root.Entries)
            foreach (var change in Of(entry.Key.Text, spot, trigger)) yield return change;
    }

    private static IEnumerable<Change> Of(string key, Spot spot, string trigger) => key switch
    {
        "speaks" when spot.Node is Scalar s => [.. Nudges.Of(s.Text).Concat(Swaps.Speaks(s.Text)).Select(spot.Instead)],
        "applies_to" => spot.Entries.SelectMany(e => Attribute(e.Spot)),
        "ask_if_unknown" or "needs" => Words(spot),
        "when" => spot.Entries.SelectMany((e, i) => i == 0 ? ConditionChanges.Of(e.Spot) : ConditionChanges.Of(e.Spot).Prepend(e.Spot.Without())),
        "only_if" or "unless" or "must already have" => ConditionChanges.OfEach(spot),
        "then" => spot.Items.SelectMany(d => Duty(Named(d), trigger)),
        "once_per" when spot.Node is Scalar s => [spot.Instead(Swaps.OncePer(s.Text))],
        "quiet_for" when spot.Node is Scalar s => [spot.Without(), .. Nudges.Of(s.Text).Select(spot.Instead)],
        _ when Droppable.Contains(key) => [spot.Without()],
        _ => [],
    };

    private static Spot Named(Spot duty) => duty.Node is Mapping m && m["duty"] is Scalar name ? duty with { Name = $"then {name.Text}" } : duty;

    private static IEnumerable<Change> Duty(Spot duty, string trigger)
    {
        yield return duty.Without();
        foreach (var (entry, spot) in duty.Entries)
            foreach (var change in OfDuty(entry.Key.Text, spot, trigger)) yield return change;
    }

    private static IEnumerable<Change> OfDuty(string key, Spot spot, string trigger) => key switch
    {
        "who" when spot.Node is Scalar s => [spot.Say($"who somebody else instead of {s.Text}", [.. Swaps.Who(s.Text, trigger).Select(w => spot.With(new Scalar(s.Place, w)))])],
        "by" => Deadline(spot).Prepend(spot.Without()),
        "done_by" or "not_done_by" => ConditionChanges.OfEach(spot),
        "or_reason" => Words(spot),
        _ => [],
    };

    private static IEnumerable<Change> Deadline(Spot by) => by.Node is not Mapping ? ConditionChanges.OfClock(by) : by.Entries.SelectMany(e => e.Entry.Key.Text switch
    {
        "clock" or "or if past" => ConditionChanges.OfClock(e.Spot),
        "after" when e.Spot.Node is Scalar s => [e.Spot.Without(), e.Spot.Instead(s.Text.EndsWith(" is missed", StringComparison.Ordinal) ? s.Text[..^10] + " is met" : s.Text.Replace(" is met", "", StringComparison.Ordinal) + " is missed")],
        _ when e.Spot.Node is Scalar s => [e.Spot.Without(), .. Nudges.Of(s.Text).Select(e.Spot.Instead)],
        _ => new[] { e.Spot.Without() },
    });

    // Each word left out by itself, be it the only one.
    private static IEnumerable<Change> Words(Spot spot) => spot.Node is Sequence list
        ? list.Items.OfType<Scalar>().Select(word => spot.Say($"{spot.Name} without {word.Text}", spot.With(list.Items.Count == 1 ? null : list with { Items = [.. list.Items.Where(o => o != word)] })))
        : [spot.Without()];

    private static IEnumerable<Change> Attribute(Spot attribute)
    {
        yield return attribute.Without();
        if (attribute.Node is Scalar s)
            foreach (var other in Nudges.Of(s.Text)) yield return attribute.Instead(other);
        else if (attribute.Node is Sequence { Items: var items } && items.All(i => i is Mapping))
            foreach (var change in attribute.Items.SelectMany(item => item.Entries.SelectMany(e => Attribute(e.Spot)).Prepend(item.Without()))) yield return change;
        else if (attribute.Node is Sequence)
            foreach (var change in Words(attribute)) yield return change;
    }
}
