using Goldthread.Properties.Invented;
using Goldthread.Records;
using Goldthread.Safeguards;

namespace Goldthread.Properties.Tales;

/// <summary>Gives a record the fields, ties and tellers that a selector asks for: mostly the right ones, sometimes others, sometimes none.</summary>
internal sealed class Filling(Dice dice, AgencyMaker agencies, Safeguard safeguard, IReadOnlyList<Draft> triggers)
{
    public void Fill(Draft draft, Selector selector)
    {
        foreach (var (field, values) in selector.Fields) Field(draft, field, values);
        foreach (var tie in selector.Ties.OfType<Tie.Field>()) Field(draft, tie.Of, []);
        foreach (var field in Compared()) Field(draft, field, []);
        foreach (var field in draft.Kind.Fields.Keys.Where(_ => dice.Chance(15))) Field(draft, field, []);
        if (selector.Lacks.Count > 0) draft.More["parts"] = Tale.Flow(selector.Lacks.Where(_ => dice.Chance(80)).Select(p => KeyValuePair.Create($"\"{p}\"", dice.One(["not asked", "not asked", "answered", "refused"]))));
        if (selector.ToldBy.Count > 0 && dice.Chance(85)) draft.More["told_by"] = Words.Of(Words.Tellings, dice.Chance(80) ? dice.One(selector.ToldBy) : ToldBy.SawIt);
        if (selector.By.Where(Pack.Catalogue.Vocabulary.Roles.ContainsKey).ToList() is { Count: > 0 } roles && dice.Chance(80))
            draft.More["role"] = dice.Chance(80) ? dice.One(roles) : Pack.Catalogue.Vocabulary.Roles.Keys.Order(StringComparer.Ordinal).First();
        if (selector.WithAgencies.Count > 0 && dice.Chance(80)) draft.More["attended"] = $"[{string.Join(", ", agencies.Names.Where(_ => dice.Chance(70)).DefaultIfEmpty(agencies.Names[0]))}]";
        if (safeguard.When[0].Form is Form.Count { Tellers: > 0 } && dice.Chance(40)) draft.More["teller"] = dice.One(["mother", "father", "a neighbour"]);
        if (draft.Kind.Step is not null || selector.To.Count > 0) Send(draft, selector);
        Tie(draft, selector);
        if (dice.Chance(4)) draft.More["standing"] = dice.One(["self-reported", "disputed", "withdrawn"]);
    }

    private void Send(Draft draft, Selector selector)
    {
        if (!draft.More.ContainsKey("of") && dice.Chance(90)) draft.More["to"] = $"[{agencies.AnyOf(selector.To)}]";
        if (dice.Chance(30)) draft.More["from"] = $"[{draft.By}]";
    }

    private void Tie(Draft draft, Selector selector)
    {
        if (triggers.Count == 0) return;
        var target = dice.One(triggers).Id;
        if (selector.Ties.Any(t => t is Tie.Concerning) && !draft.More.ContainsKey("of")) { if (dice.Chance(85)) draft.More["concerning"] = $"[{target}]"; }
        else if (selector.Ties.Any(t => t is Tie.Answering)) { if (dice.Chance(85)) draft.More["of"] = target; }
        else if (draft.Kind.Answers && dice.Chance(50)) draft.More["concerning"] = $"[{target}]";
    }

    private IEnumerable<string> Compared() => safeguard.When[0].Form is Form.Differ d ? [d.Field] : [];

    private void Field(Draft draft, string field, IReadOnlyList<string> right)
    {
        if (!draft.Kind.Fields.TryGetValue(field, out var type) || draft.Fields.ContainsKey(field) || dice.Chance(15)) return;
        if (right.Count > 0 && dice.Chance(80)) draft.Fields[field] = dice.One([.. right.Where(type.Allows).DefaultIfEmpty(FieldType.Unknown)]);
        else if (type.Form != "date") draft.Fields[field] = Any(field, type);
    }

    private string Any(string field, FieldType type) => dice.Chance(8) ? FieldType.Unknown : type.Form switch
    {
        "yes-no" => dice.One(["yes", "no"]),
        "number" => dice.One(["2", "14", "19", "30"]),
        "codes" => dice.One([.. type.Codes.Take(field == "site" ? 2 : 4)]),
        _ => dice.One(["one thing", "another"]),
    };
}
