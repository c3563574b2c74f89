using System.Globalization;
using System.Text;
using Goldthread.Access;
using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Feeds.Declarations;

/// <summary>Reads a file of feeds/.</summary>
/// <param name="access">The handling codes and sharing agreements that there are.</param>
/// <param name="formats">The formats that there are.</param>
public sealed class FeedReader(Vocabulary vocabulary, AccessRules access, IReadOnlyCollection<string> formats, ProblemList problems)
{
    public static IReadOnlyList<string> Keys { get; } = ["feed", "agency", "sender", "system", "format", "basis", "agreement", "tier", "retention", "encoding", "invented", "covers"];

    public static IReadOnlyList<string> AgreementKeys { get; } = ["name", "from", "until", "terms"];

    public static IReadOnlyList<string> CoverageKeys { get; } = ["kinds", "children", "since", "every", "delay", "tier", "handling", "restrictions", "keep", "past"];

    /// <summary>How often a feed may come.</summary>
    public static IReadOnlyList<string> Often { get; } = ["hourly", "daily", "weekly", "monthly", "termly", "yearly"];

    /// <summary>What becomes of records that may be kept no longer.</summary>
    public static IReadOnlyList<string> Past { get; } = ["not taken in", "hidden"];

    /// <returns>Null when it cannot be used; every problem has been added.</returns>
    public Feed? Read(Node node)
    {
        var before = problems.Count;
        if (Section.Open(node, problems, "a feed", Keys) is not { } s) return null;
        if (s.Words("basis").Count == 0) problems.Add(ProblemKind.MissingKey, s.Place, "'basis' is missing.");
        var format = s.Required("format");
        if (format.Length > 0 && !formats.Contains(format)) problems.Unknown(ProblemKind.UnknownFormat, s.PlaceOf("format"), format, "a format", formats);
        var encoding = s.Text("encoding");
        if (encoding is not null && Known(encoding) is null) problems.Add(ProblemKind.WrongWord, s.PlaceOf("encoding"), "There is no such encoding.", encoding);
        var covers = s.List("covers").Select(Covers).OfType<Coverage>().ToList();
        if (!s.Has("covers")) problems.Add(ProblemKind.MissingKey, s.Place, "'covers' is missing: which kinds of record is it agreed to send?");
        var feed = new Feed(s.Required("feed"), s.Required("agency"), s.Required("system"), format, [.. s.Words("basis").Select(w => w.Text)], Agreement(s), covers)
        {
            Tier = s.Word("tier", Words.Tiers),
            Retention = s.Required("retention"),
            Encoding = encoding,
            Sender = s.Text("sender"),
            Invented = s.YesNo("invented"),
        };
        return problems.Count == before ? feed : null;
    }

    /// <summary>Strict: what does not belong to it is an error. Null: there is no such encoding.</summary>
    public static Encoding? Known(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private Agreement Agreement(Section s)
    {
        if (Section.Open(s.Node("agreement"), problems, "an agreement", AgreementKeys) is { } a)
        {
            var (name, from, until) = (a.Required("name"), Day(a, "from"), Day(a, "until"));
            if (until < from) problems.Add(ProblemKind.EndsBeforeItBegins, a.PlaceOf("until"), "The agreement ends before it begins.", a.Text("until") ?? "");
            return new(name, from, until) { Terms = Terms(s, a) };
        }
        if (!s.Has("agreement")) problems.Add(ProblemKind.MissingKey, s.Place, "'agreement' is missing: under which sharing agreement is it sent, from when until when?");
        return new("", default, default);
    }

    private string? Terms(Section feed, Section agreement)
    {
        if (agreement.Text("terms") is not { } name) return null;
        if (!access.Agreements.TryGetValue(name, out var terms)) problems.Unknown(ProblemKind.UnknownAgreement, agreement.PlaceOf("terms"), name, "a sharing agreement", access.Agreements.Keys);
        else if (terms.Agency != feed.Text("agency")) problems.Add(ProblemKind.UnknownAgreement, agreement.PlaceOf("terms"), $"'{name}' is of the records of {terms.Agency}.", name);
        return name;
    }

    private Coverage? Covers(Node node)
    {
        if (Section.Open(node, problems, "coverage", CoverageKeys) is not { } s) return null;
        if (s.Words("kinds").Count == 0) problems.Add(ProblemKind.MissingKey, s.Place, "'kinds' is missing.");
        foreach (var word in s.Words("kinds").Where(w => !vocabulary.Knows(new KindPattern(w.Text))))
            problems.Unknown(ProblemKind.UnknownKind, word.Place, word.Text, "a kind of record", vocabulary.Kinds.Keys);
        if (s.Text("handling") is { } code && !access.Handling.ContainsKey(code)) problems.Unknown(ProblemKind.WrongWord, s.PlaceOf("handling"), code, "a handling code", access.Handling.Keys);
        if (s.Text("every") is { } every && !Often.Contains(every)) problems.Unknown(ProblemKind.WrongWord, s.PlaceOf("every"), every, "how often a feed may come", Often);
        var since = FuzzyDateParser.Parse(s.Required("since"));
        if (since is null && s.Text("since") is { Length: > 0 } text) problems.Add(ProblemKind.BadDate, s.PlaceOf("since"), $"'{text}' is not a date that can be.", text);
        return new([.. s.Words("kinds").Select(w => new KindPattern(w.Text))], s.Required("children"), since ?? new("undated", []), s.Required("every"), s.Required("delay"))
        {
            Tier = s.Word("tier", Words.Tiers),
            Handling = s.Text("handling"),
            Restrictions = s.Text("restrictions"),
            Retention = Retention(s),
        };
    }

    private Retention? Retention(Section s)
    {
        if (!s.Has("keep"))
        {
            if (s.Has("past")) problems.Add(ProblemKind.MissingKey, s.Place, "'keep' is missing: after how long is it past?");
            return null;
        }
        var keep = Period.Parse(s.Required("keep"));
        if (keep is null) problems.Add(ProblemKind.BadPeriod, s.PlaceOf("keep"), $"'{s.Text("keep")}' is not a period.", s.Text("keep") ?? "");
        if (s.Text("past") is { } past && !Past.Contains(past)) problems.Unknown(ProblemKind.WrongWord, s.PlaceOf("past"), past, "what becomes of what is past", Past);
        return new(keep ?? default, s.Text("past") == Past[1]);
    }

    private DateOnly Day(Section s, string key)
    {
        var text = s.Required(key);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        if (text.Length > 0) problems.Add(ProblemKind.BadDate, s.PlaceOf(key), $"'{text}' is not a day.", text);
        return default;
    }
}
