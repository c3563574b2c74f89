using Goldthread.Records;

namespace Goldthread.Safeguards;

/// <summary>Which kinds of record a safeguard looks at: what it names, and whatever says who belongs to whom, how old they are, and what is over.</summary>
public static class Reads
{
    public static IReadOnlySet<string> Of(Safeguard g, Vocabulary vocabulary)
    {
        var patterns = new List<KindPattern>();
        foreach (var form in g.When.Select(w => w.Form).Concat(g.AppliesTo).Concat(g.OnlyIf).Concat(g.Unless)) Add(form);
        foreach (var selector in g.Gates.Concat(g.Then.SelectMany(d => d.DoneBy.Concat(d.NotDoneBy)))) patterns.AddRange(selector.Kinds);
        patterns.AddRange(g.Then.SelectMany(d => d.OrReason));
        if (g.Subject is Subject.Begun subject) patterns.AddRange(subject.Kinds);
        // Whoever has recorded anything of the family may be an agency to ask.
        var all = g.ForEach is MemberKind.AgencyInvolved or MemberKind.AgencyThatHoldsRecords or MemberKind.Address or MemberKind.RequiredRole or MemberKind.Action or MemberKind.ConditionInTheAdvice;
        if (g.Then.Any(d => d.Who is "the authority responsible" or "allocated worker") && vocabulary.Episodes.TryGetValue("case", out var @case)) patterns.AddRange([.. @case.Opens, .. @case.Closes]);
        return vocabulary.Kinds.Values.Where(k => all || patterns.Exists(p => p.Matches(k.Name)) || Always(k)).Select(k => k.Name).ToHashSet(StringComparer.Ordinal);

        void Add(Form form)
        {
            switch (form)
            {
                case Form.Exists f: patterns.AddRange(f.Selector.Kinds); break;
                case Form.None f: patterns.AddRange(f.Selector.Kinds); break;
                case Form.Count f: patterns.AddRange([.. f.Selector.Kinds, .. f.Since]); break;
                case Form.Sequence f: patterns.AddRange([.. f.Steps.SelectMany(one => one.Kinds), .. f.NoneBetween?.Kinds ?? []]); break;
                case Form.Trend f: patterns.AddRange(f.Selector.Kinds); break;
                case Form.Moved f: patterns.Add(new(f.Attribute.Kind)); break;
                case Form.Fewer f: patterns.AddRange(f.Selector.Kinds); break;
                case Form.Silence f: patterns.AddRange([.. f.Selector.Kinds, .. f.While.Opens, .. f.While.Closes]); break;
                case Form.Open f: patterns.AddRange([.. f.Episode.Opens, .. f.Episode.Closes]); break;
                case Form.Without f: patterns.AddRange([.. f.Lacking.Kinds, .. f.Episode.Opens, .. f.Episode.Closes]); break;
                case Form.Waits f: patterns.AddRange(f.Exchange.Steps.Select(s => new KindPattern(f.Exchange.KindOf(s)))); break;
                case Form.Reaches f: patterns.AddRange(f.Of); break;
                case Form.Latest f when vocabulary.Attributes.TryGetValue(f.Attribute, out var attribute): patterns.Add(new(attribute.Kind)); break;
                case Form.Uncorroborated f: patterns.AddRange(f.Kinds.Count > 0 ? f.Kinds : [.. vocabulary.Kinds.Values.SelectMany(k => k.CorroboratedBy).Select(k => new KindPattern(k)), .. Form.Uncorroborated.Usual]); break;
                case Form.Contradicted f: patterns.AddRange(f.By.Kinds); break;
                case Form.Differ f: patterns.AddRange(f.Selector.Kinds); break;
                case Form.AnyOf f: foreach (var inner in f.Forms) Add(inner); break;
                case Form.AllOf f: foreach (var inner in f.Forms) Add(inner); break;
            }
        }
    }

    private static bool Always(Kind k) => k.Asserts is not null || k.Ends.Count > 0 || k.Fields.ContainsKey("age") || k.Name == "birth"
        || k.Name.StartsWith("pregnancy.", StringComparison.Ordinal) || k.Name.StartsWith("household.", StringComparison.Ordinal) || k.Name == "person.sex";
}
