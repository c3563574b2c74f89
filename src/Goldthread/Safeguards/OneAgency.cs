namespace Goldthread.Safeguards;

/// <summary>Whether a safeguard is an ordinary task of one agency: begun, owned and done there, told to nobody else.</summary>
internal static class OneAgency
{
    /// <summary>The kind of agency inside which all of it stays; null where another has a part in it, or may have.</summary>
    public static string? Of(Safeguard g, SafeguardWords words)
    {
        if (g.Level == Level.Planned || g.Gates.Count > 0 || g.Needs.Count > 1) return null;
        if (g.When[0].Form is not Form.Exists { Selector: { From.Count: > 0 } trigger } || trigger.From.SelectMany(words.Routes.Expand).Distinct().ToList() is not [var kind]) return null;
        bool Inside(Selector s) => s.From.Count > 0 && s.From.SelectMany(words.Routes.Expand).All(k => k == kind) && s.To.Count == 0 && s.WithAgencies.Count == 0 && s.FromEach.Count == 0;
        var others = g.Needs.SelectMany(words.Routes.Expand).Any(k => k != kind)
            || g.When.Select(w => w.Form).Concat(g.OnlyIf).Any(f => f is not (Form.Exists or Form.Latest or Form.Born or Form.Open))
            || g.When.Select(w => w.Form).Concat(g.OnlyIf).OfType<Form.Exists>().Any(f => !Inside(f.Selector));
        var own = g.Then.All(d => (d.Who == kind || d.Who == $"team manager of {kind}" || d.Who == $"recorder of {g.When[0].Name}" || words.Vocabulary.Roles.ContainsKey(d.Who))
            && d.Tell.Count == 0 && d.DoneBy.All(s => s.To.Count == 0 && s.WithAgencies.Count == 0 && (s.From.Count == 0 || Inside(s)) && !s.Kinds.Any(k => words.Vocabulary.Kinds.TryGetValue(k.Text, out var named) && named.Step is not null)));
        return own && !others ? kind : null;
    }
}
