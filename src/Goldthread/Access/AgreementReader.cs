using Goldthread.Agencies;
using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Access;

/// <summary>Reads a file of access/agreements/.</summary>
/// <param name="purposes">For which something may be shared.</param>
internal sealed class AgreementReader(Vocabulary vocabulary, Routes routes, IReadOnlyList<string> purposes, ProblemList problems)
{
    public static IReadOnlyList<string> Keys { get; } = ["agreement", "agency", "source", "terms"];

    public static IReadOnlyList<string> TermKeys { get; } = ["allow", "deny", "kinds", "to", "agencies", "for", "from", "until", "reason"];

    private static readonly Dictionary<string, Extent> Modes = new(StringComparer.Ordinal) { ["existence"] = Extent.Existence, ["content"] = Extent.Content };

    /// <returns>Null when it cannot be used; every problem has been added. Then nobody sees what bears its name.</returns>
    public SharingAgreement? Read(Node node)
    {
        var before = problems.Count;
        if (Section.Open(node, problems, "a sharing agreement", Keys) is not { } s) return null;
        if (!s.Has("terms")) problems.Add(ProblemKind.MissingKey, s.Place, "'terms' is missing: who may learn what, for what?");
        s.Required("source");
        var agreement = new SharingAgreement(s.Required("agreement"), s.Required("agency"), [.. s.List("terms").Select(Term).OfType<SharingTerm>()]);
        return problems.Count == before ? agreement : null;
    }

    private SharingTerm? Term(Node node)
    {
        if (Section.Open(node, problems, "a term of an agreement", TermKeys) is not { } s) return null;
        var allows = s.Has("allow");
        if (allows == s.Has("deny")) problems.Add(ProblemKind.MissingKey, s.Place, "A term says either 'allow' or 'deny'.");
        // What is shared is said in full; what is denied is denied to all, and for everything, unless less is said.
        foreach (var key in (allows ? ["kinds", "for", "from"] : new[] { "kinds" }).Where(k => s.Words(k).Count == 0)) problems.Add(ProblemKind.MissingKey, s.Place, $"'{key}' is missing.");
        if (allows && s.Words("to").Count + s.Words("agencies").Count == 0) problems.Add(ProblemKind.MissingKey, s.Place, "'to' is missing: with whom is it shared?");
        foreach (var word in s.Words("kinds").Where(w => !vocabulary.Knows(new KindPattern(w.Text))))
            problems.Unknown(ProblemKind.UnknownKind, word.Place, word.Text, "a kind of record", vocabulary.Kinds.Keys);
        foreach (var purpose in s.Words("for").Where(p => !purposes.Contains(p.Text))) problems.Unknown(ProblemKind.WrongWord, purpose.Place, purpose.Text, "a purpose", purposes);
        foreach (var to in s.Words("to").Where(a => !vocabulary.AgencyKinds.ContainsKey(a.Text) && !routes.Groups.ContainsKey(a.Text)))
            problems.Unknown(ProblemKind.UnknownAgency, to.Place, to.Text, "a kind of agency or a group", vocabulary.AgencyKinds.Keys.Concat(routes.Groups.Keys));
        var (from, until) = (Minute(s, "from"), Minute(s, "until"));
        if (until?.Hi < from?.Lo) problems.Add(ProblemKind.EndsBeforeItBegins, s.PlaceOf("until"), "The term ends before it begins.", s.Text("until") ?? "");
        return new(allows, [.. What(s, allows ? "allow" : "deny").Distinct()], [.. s.Words("kinds").Select(w => new KindPattern(w.Text))], [.. s.Words("to").Concat(s.Words("agencies")).Select(w => w.Text)], [.. s.Words("for").Select(w => w.Text)], from?.Lo, until?.Hi, s.Text("reason") ?? "");
    }

    private IEnumerable<Extent> What(Section s, string key)
    {
        foreach (var word in s.Words(key))
            if (Modes.TryGetValue(word.Text, out var mode)) yield return mode;
            else problems.Unknown(ProblemKind.WrongWord, word.Place, word.Text, "what may be shared", Modes.Keys);
    }

    private Span? Minute(Section s, string key)
    {
        if (s.Text(key) is not { } text) return null;
        if (FuzzyDateParser.DayOrMoment(text) is { } span) return span;
        problems.Add(ProblemKind.BadDate, s.PlaceOf(key), $"'{text}' is neither a day nor a moment.", text);
        return null;
    }
}
