using Goldthread.Agencies;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Duties;

/// <summary>Who is expected to act.</summary>
/// <param name="Agencies">Agency instances; the recorder's own, with its fallback desk, when none of the kind is known here. Empty only for a receiver that the record does not name.</param>
/// <param name="Label">Reads in a sentence: "the front door of childrens-social-care".</param>
public sealed record Owner(IReadOnlyList<string> Agencies, string Label)
{
    /// <summary>Whom at each of the agencies; the directory says who that is at a moment.</summary>
    public Asked Asked { get; init; } = Asked.Whoever;

    /// <summary>Resolves the words of `who` against the trigger.</summary>
    /// <param name="names">The records that the safeguard has named.</param>
    public static Owner Of(string who, Record trigger, IReadOnlyDictionary<string, Record> names, Examination x)
    {
        var (agencies, vocabulary) = (x.Setting.Agencies, x.Setting.Vocabulary);
        var words = who.Split(' ');
        if (words.Length == 3 && words[1] == "of" && names.TryGetValue(words[2], out var named)) trigger = named;
        if (words.Length == 3 && words[1] == "of" && DutyReader.Ties.Contains(words[0])) return Tied(words[0], trigger);
        if (who == "the authority responsible") return Responsible(trigger, x);
        if (who == "allocated worker") return Responsible(trigger, x) is var at ? at with { Label = $"the allocated worker at {string.Join(" and ", at.Agencies)}" } : at;
        if (who == Member.Word) who = x.Meant(who);
        if (agencies[who] is not null && !vocabulary.AgencyKinds.ContainsKey(who)) return new([who], who);
        var manager = who.StartsWith("team manager of ", StringComparison.Ordinal);
        var kind = manager ? words[^1] : who;
        if (!vocabulary.AgencyKinds.ContainsKey(kind) && !agencies.Routes.Groups.ContainsKey(kind))
            return new([trigger.By], $"the {vocabulary.Roles.GetValueOrDefault(who, who)} at {trigger.By}") { Asked = new Asked.InRole(who) };
        var instances = Nearest(kind, trigger, agencies);
        var fallback = agencies.Routes.Desks.GetValueOrDefault("fallback", "the designated lead");
        // Nobody of the kind is known here: a duty is never without somebody.
        if (instances.Count == 0) return new([trigger.By], $"{fallback} of {trigger.By}, since no {kind} is known here");
        var desk = manager ? "the team manager" : agencies.Routes.Desks.GetValueOrDefault(kind, agencies.Routes.Groups.ContainsKey(kind) ? "" : fallback);
        var place = string.Join(" and ", instances);
        return new(instances, desk.Length > 0 ? $"{desk} of {place}" : place) { Asked = manager ? new Asked.ManagerOfTeam() : Asked.Whoever };
    }

    private static Owner Tied(string tie, Record r)
    {
        Owner owner = tie switch
        {
            "recorder" => new([r.By], $"whoever recorded it at {r.By}"),
            "sender" => r.From.Count > 0 ? new(r.From, $"the sender, {string.Join(" and ", r.From)}") : new([r.By], $"the sender, {r.By}"),
            "receiver" => new(r.To, r.To.Count > 0 ? $"the receiver, {string.Join(" and ", r.To)}" : "the receiver, whom the record does not name"),
            "promiser" => new([r.By], $"whoever promised it at {r.By}"),
            _ => new([r.By], $"the {tie} at {r.By}"),
        };
        // Whoever wrote the record is asked by name, and only at the agency that wrote it.
        return tie != "receiver" && r.Practitioner is { } person && owner.Agencies is [var one] && one == r.By ? owner with { Asked = new Asked.Person(person) } : owner;
    }

    // The children's social care that last opened a case on the child, else the nearest.
    private static Owner Responsible(Record trigger, Examination x)
    {
        const string Kind = "childrens-social-care";
        var desk = x.Setting.Agencies.Routes.Desks.GetValueOrDefault(Kind, "the front door");
        var opened = x.Setting.Vocabulary.Episodes.TryGetValue("case", out var @case) ? x.Episodes.Openings(@case)
            .Where(o => x.View.Holds(o) != Truth.No && x.Is(o.By, Kind) && o.About.Any(x.Persons.Contains) && x.Episodes.ClosedBy(@case, o, null).Truth != Truth.Yes).ToList() : [];
        if (opened.Count == 0) return Of(Kind, trigger, new Dictionary<string, Record>(), x) with { Asked = new Asked.Authority() };
        var last = opened.OrderBy(o => x.Set.Occurred(o).Hi).ThenBy(o => o.Id, StringComparer.Ordinal).Last().By;
        return new([last], $"{desk} of {last}") { Asked = new Asked.Authority() };
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
