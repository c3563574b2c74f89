using Goldthread.Agencies;
using Goldthread.Records;

namespace Goldthread.Duties;

/// <summary>Who is expected to act.</summary>
/// <param name="Agencies">Agency instances; the recorder's own, with its fallback desk, when none of the kind is known here. Empty only for a receiver that the record does not name.</param>
/// <param name="Label">Reads in a sentence: "the front door of childrens-social-care".</param>
public sealed record Owner(IReadOnlyList<string> Agencies, string Label)
{
    /// <summary>Resolves the words of `who` against the trigger.</summary>
    public static Owner Of(string who, Record trigger, IReadOnlyDictionary<string, Record> names, AgencyList agencies, Vocabulary vocabulary)
    {
        var words = who.Split(' ');
        if (words.Length == 3 && words[1] == "of" && names.TryGetValue(words[2], out var named)) trigger = named;
        if (who.StartsWith("recorder of ", StringComparison.Ordinal)) return new([trigger.By], $"whoever recorded it at {trigger.By}");
        if (who.StartsWith("sender of ", StringComparison.Ordinal)) return trigger.From.Count > 0 ? new(trigger.From, $"the sender, {string.Join(" and ", trigger.From)}") : new([trigger.By], $"the sender, {trigger.By}");
        if (who.StartsWith("receiver of ", StringComparison.Ordinal)) return new(trigger.To, trigger.To.Count > 0 ? $"the receiver, {string.Join(" and ", trigger.To)}" : "the receiver, whom the record does not name");
        var manager = who.StartsWith("team manager of ", StringComparison.Ordinal);
        var kind = manager ? words[^1] : who;
        if (!vocabulary.AgencyKinds.ContainsKey(kind) && !agencies.Routes.Groups.ContainsKey(kind))
            return new([trigger.By], $"the {vocabulary.Roles.GetValueOrDefault(who, who)} at {trigger.By}");
        var instances = Nearest(kind, trigger, agencies);
        var fallback = agencies.Routes.Desks.GetValueOrDefault("fallback", "the designated lead");
        // Nobody of the kind is known here: a duty is never without somebody.
        if (instances.Count == 0) return new([trigger.By], $"{fallback} of {trigger.By}, since no {kind} is known here");
        var desk = manager ? "the team manager" : agencies.Routes.Desks.GetValueOrDefault(kind, agencies.Routes.Groups.ContainsKey(kind) ? "" : fallback);
        var place = string.Join(" and ", instances);
        return new(instances, desk.Length > 0 ? $"{desk} of {place}" : place);
    }

    // Of several instances of a kind: the recorder itself, else those of its area, else all.
    private static List<string> Nearest(string kind, Record trigger, AgencyList agencies)
    {
        var all = agencies.OfKind(kind).ToList();
        if (all.Exists(a => a.Name == trigger.By)) return [trigger.By];
        var area = agencies[trigger.By]?.Area;
        var near = all.Where(a => area is not null && a.Area == area).ToList();
        return [.. (near.Count > 0 ? near : all).Select(a => a.Name)];
    }
}
