using Goldthread.Records;

namespace Goldthread.Spec.Reference;

/// <summary>Every word that records and safeguards may use.</summary>
public static class VocabularyPage
{
    const string Says = """
        Records are told in these words, and safeguards ask in them. A word that is not here is an error, with the nearest one that is. The words stand in `vocabulary/`, and the groups of agencies in `routes/`; a new word is a line there.

        A field may be written `unknown` where somebody asked and nobody could say. A field that is left out was not recorded.
        """;

    public static string Text()
    {
        var (v, routes) = (Project.Catalogue.Vocabulary, Project.Catalogue.Routes);
        var page = Markdown.Page("Vocabulary", Says, "vocabulary/ and routes/");
        page.Heading(2, "Kinds of record").Say("*Answers*: it answers another record and should say which (`of` or `concerning`). *May be planned*: it may be known before it happens. *Ends*: what it puts an end to.");
        foreach (var branch in v.Kinds.Values.Where(k => k.Step is null).GroupBy(k => k.Name.Split('.')[0]).OrderBy(b => b.Key, StringComparer.Ordinal))
            page.Heading(3, branch.Key).Table(["kind", "reads", "fields", "and"], branch.OrderBy(k => k.Name, StringComparer.Ordinal).Select(k => (IReadOnlyList<string>)[Markdown.Code(k.Name), k.Label, Fields(k, v), Also(k, v)]));
        page.Heading(2, "Exchanges").Say("What goes from one agency to another in steps. Each step is a kind of record, such as `referral.sent`, told by whoever took it; a later step says `of` the earlier one. Until the receiver acknowledges it, it is the sender's.")
            .Table(["exchange", "reads", "steps", "fields of each step"], v.Exchanges.Values.OrderBy(e => e.Name, StringComparer.Ordinal)
                .Select(e => (IReadOnlyList<string>)[Markdown.Code(e.Name), e.Label, Markdown.Codes(e.Steps), Fields(v.Kinds[e.KindOf(e.Steps[0])], v)]));
        page.Heading(2, "Episodes").Say("What lasts. Something opens it and something closes it; either may be unknown.")
            .Table(["episode", "reads", "opened by", "closed by"], v.Episodes.Values.OrderBy(e => e.Name, StringComparer.Ordinal)
                .Select(e => (IReadOnlyList<string>)[Markdown.Code(e.Name), e.Label, Markdown.Codes(e.Opens.Select(p => p.Text)), Markdown.Codes(e.Closes.Select(p => p.Text))]));
        page.Heading(2, "Attributes").Say("What a safeguard may ask of a person: the latest record says it; where there is none, it may be presumed by age.")
            .Table(["attribute", "said by", "values", "presumed"], v.Attributes.Values.OrderBy(a => a.Name, StringComparer.Ordinal).Select(a => (IReadOnlyList<string>)
            [
                Markdown.Code(a.Name), $"`{a.Field}` of `{a.Kind}`", string.Join("; ", a.Values.Select(x => $"*{x.Key}*: {string.Join(", ", x.Value)}")),
                string.Join("; ", Lines("vocabulary/attributes.yaml", a.Name, "presumed")),
            ]));
        page.Heading(2, "Parts").Say("The named parts of what is written. In a record each is `answered`, `asked and not known`, `refused` or `not asked`; the label of a person is always a possible part.")
            .Table(["parts", "of"], v.Kinds.Values.Where(k => k.Parts.Count > 0).GroupBy(k => string.Join(", ", k.Parts)).OrderBy(g => g.First().Name, StringComparer.Ordinal)
                .Select(g => (IReadOnlyList<string>)[g.Key, Markdown.Codes(g.Select(k => k.Name).Order(StringComparer.Ordinal))]));
        page.Heading(2, "Codes").Table(["list", "values"], v.Codes.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => (IReadOnlyList<string>)[Markdown.Code(c.Key), string.Join(", ", c.Value)]));
        page.Heading(2, "Aids and tools").Say("Cited, never run here, and never a verdict. Of a licensed tool only the outcome is kept.")
            .Table(["aid", "what it is", "sites it names", "reported", "limits", "kept as", "source", "certainty"], v.Aids.Values.OrderBy(a => a.Name, StringComparer.Ordinal)
                .Select(a => (IReadOnlyList<string>)[a.Label, a.What, string.Join(", ", a.Sites), a.Reported, a.Limits, Markdown.Codes(a.KeptAs), a.Source, a.Certainty.ToString()]));
        page.Heading(2, "Kinds of agency").Table(["kind", "reads", "who takes a duty there"], v.AgencyKinds.OrderBy(a => a.Key, StringComparer.Ordinal)
            .Select(a => (IReadOnlyList<string>)[Markdown.Code(a.Key), a.Value, routes.Desks.GetValueOrDefault(a.Key, "")]));
        page.Heading(2, "Groups of agencies").Table(["group", "any of"], routes.Groups.OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (IReadOnlyList<string>)[Markdown.Code(g.Key), Markdown.Codes(g.Value)]));
        page.Heading(2, "Roles").Table(["role", "reads"], v.Roles.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => (IReadOnlyList<string>)[Markdown.Code(r.Key), r.Value]));
        page.Heading(2, "Never a trigger on its own").Say("Who people are and what befell them. A safeguard that rests on nothing else is refused; an age or an open episode beside it changes nothing. What somebody did or left undone does.")
            .Table(["circumstance", "a record of", "any number of", "why"], v.Circumstances.Select(c => (IReadOnlyList<string>)[c.Name + (c.Attributes.Count > 0 ? $" (also {string.Join(", ", c.Attributes)} of an adult)" : ""), Markdown.Codes(c.Kinds.Select(k => k.Text)), Markdown.Codes(c.Counted.Select(k => k.Text)), c.Why]));
        page.Heading(2, "Words that lay blame").Say("No sentence of a safeguard may hold one of these.").Table(["not", "but"], v.Blame.Select(b => (IReadOnlyList<string>)[b.Key, b.Value]));
        return page.ToString();
    }

    static string Fields(Kind kind, Vocabulary v) => string.Join("; ", kind.Fields.Select(f => $"{f.Key}: {Type(f.Value, v)}"));

    static string Type(FieldType type, Vocabulary v) => type.Form != "codes" ? type.Form
        : v.Codes.FirstOrDefault(c => c.Value.SequenceEqual(type.Codes)).Key is { } name ? Markdown.Code(name) : string.Join(" / ", type.Codes);

    static string Also(Kind kind, Vocabulary v)
    {
        var also = new List<string>();
        if (kind.Asserts is { } asserts) also.Add($"asserts {asserts}");
        if (kind.Answers) also.Add("answers");
        if (kind.MayBePlanned) also.Add("may be planned");
        if (kind.Ends.Count > 0) also.Add($"ends {string.Join(", ", kind.Ends)}");
        if (kind.Parts.Count > 0) also.Add("has parts");
        also.AddRange(v.Episodes.Values.Where(e => e.Opens.Any(p => p.Matches(kind.Name))).Select(e => $"opens {e.Name}"));
        also.AddRange(v.Episodes.Values.Where(e => e.Closes.Any(p => p.Matches(kind.Name))).Select(e => $"closes {e.Name}"));
        return string.Join("; ", also);
    }

    static IEnumerable<string> Lines(string file, string entry, string key)
    {
        var root = (Reading.Mapping)Reading.YamlFile.Read(File.ReadAllBytes(Project.File(file)), file, new())!;
        return ((root[entry] as Reading.Mapping)?[key] as Reading.Sequence)?.Items.OfType<Reading.Mapping>().Select(m => $"{m["age"]?.Excerpt}: {m["is"]?.Excerpt} ({m["source"]?.Excerpt})") ?? [];
    }
}
