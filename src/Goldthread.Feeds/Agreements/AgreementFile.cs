using System.Globalization;
using System.Text;
using System.Text.Json;
using Goldthread.Time;

namespace Goldthread.Feeds.Agreements;

/// <summary>A file of access/agreements/, to be looked at by whoever answers for what is shared.</summary>
/// <param name="Agency">Whose records it is of; it is called by the same name.</param>
/// <param name="Source">Who says so.</param>
public sealed record AgreementFile(string Agency, string Source, IReadOnlyList<AgreementTerm> Terms)
{
    public string Path => $"access/agreements/{Agency}.yaml";

    public override string ToString()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"agreement: {Agency}\nagency: {Agency}\nsource: {Quoted(Source)}\n");
        text.Append(Terms.Count == 0 ? "# Nothing is shared with anybody.\nterms: []\n" : "terms:\n");
        foreach (var term in Terms) text.Append(CultureInfo.InvariantCulture, $"  - {{ {string.Join(", ", Parts(term))} }}\n");
        return text.ToString();
    }

    private static IEnumerable<string> Parts(AgreementTerm t)
    {
        foreach (var (key, words) in new[] { (t.Effect, t.Modes), ("to", t.To), ("agencies", t.Agencies), ("for", t.Purposes) })
            if (words.Count > 0) yield return $"{key}: [{string.Join(", ", words)}]";
        if (t.From is { } from) yield return $"from: {Civil(from)}";
        // Far enough away is for good.
        if (t.Until is { Year: < 2200 } until) yield return $"until: {Civil(until)}";
        if (t.Reason is { } reason) yield return $"reason: {Quoted(reason)}";
        yield return $"kinds: [{string.Join(", ", t.Kinds)}]";
    }

    private static string Civil(DateTimeOffset moment)
    {
        var zero = Axis.Dated.Candidates[0];
        var civil = zero.ToDateTime(TimeOnly.MinValue).AddMinutes(Time.Civil.MinuteOf(moment.ToUnixTimeMilliseconds(), zero));
        return civil.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}

/// <summary>One term, in the words of such a file.</summary>
public sealed record AgreementTerm(string Effect, IReadOnlyList<string> Modes, IReadOnlyList<string> Kinds, IReadOnlyList<string> To, IReadOnlyList<string> Agencies, IReadOnlyList<string> Purposes, DateTimeOffset? From, DateTimeOffset? Until, string? Reason);
