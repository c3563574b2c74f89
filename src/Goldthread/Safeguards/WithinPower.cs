namespace Goldthread.Safeguards;

/// <summary>Whether the owner of a duty can do what it asks for: at least one of the ways in which it may be done must be theirs.</summary>
internal sealed class WithinPower(SafeguardWords words, Safeguard g)
{
    // Steps by which a receiver answers. An owner who sends may be asked to hear that it was received: to wait for that is part of sending.
    private static readonly string[] Answers = ["accepted", "decided", "answered", "declined", "refused", "held", "disagreed", "not-convened", "advised", "given", "heard", "taken"];

    public IEnumerable<DutySpec> OthersDeeds => g.Then.Where(d => d.DoneBy.Count > 0 && !d.DoneBy.Any(s => Can(d.Who, s)));

    private bool Can(string who, Selector s)
    {
        var owners = Owners(who);
        if (owners is not null && s.From.Count > 0 && !Meet(owners, s.From)) return false;
        return ByRole(who, owners, s) && ByStep(who, owners, s);
    }

    private bool ByRole(string who, IReadOnlyCollection<string>? owners, Selector s)
    {
        if (s.By.Count == 0) return true;
        if (words.Vocabulary.Roles.ContainsKey(who)) return s.By.Contains(who);
        if (who.StartsWith("recorder of ", StringComparison.Ordinal)) return Named(who) is { By.Count: > 0 };
        return owners is null || s.By.Any(words.Vocabulary.Roles.ContainsKey) || Meet(owners, s.By);
    }

    private bool ByStep(string who, IReadOnlyCollection<string>? owners, Selector s)
    {
        if (s.Kinds.Count == 0 || !words.Vocabulary.Kinds.TryGetValue(s.Kinds[0].Text, out var kind) || kind.Step is not { } at) return true;
        if (!Answers.Contains(at.Step) || words.Vocabulary.Exchanges[at.Exchange].IsSenders(at.Step)) return true;
        if (who.StartsWith("sender of ", StringComparison.Ordinal)) return false;
        return owners is null || s.To.Count == 0 || Meet(owners, s.To);
    }

    // The kinds of agency that the owner may be of; null where only the record tells.
    private IReadOnlyCollection<string>? Owners(string who)
    {
        var kind = who.StartsWith("team manager of ", StringComparison.Ordinal) ? who[16..] : who;
        if (words.IsAgencyKind(kind)) return words.Routes.Expand(kind);
        return who.StartsWith("recorder of ", StringComparison.Ordinal) && Named(who) is { From.Count: > 0 } trigger ? [.. trigger.From.SelectMany(words.Routes.Expand)] : null;
    }

    private Selector? Named(string who) => g.When.FirstOrDefault(w => who.EndsWith(" of " + w.Name, StringComparison.Ordinal))?.Form switch
    {
        Form.Exists f => f.Selector,
        Form.Count f => f.Selector,
        Form.Differ f => f.Selector,
        _ => null,
    };

    private bool Meet(IEnumerable<string> kinds, IEnumerable<string> groups) => groups.SelectMany(words.Routes.Expand).Intersect(kinds).Any();
}
