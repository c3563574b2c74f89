using Goldthread.Records;
using Goldthread.Stories;
using Goldthread.Time;
using Goldthread.Web.Layout;

namespace Goldthread.Web.Cases;

/// <summary>One way of looking at a case: from where, as at when, and whose records are marked.</summary>
/// <param name="From">The agency looked from; null = all together.</param>
/// <param name="Show">The safeguard whose records are marked; null = those of all that spoke.</param>
public sealed record Look(ReplayedCase Case, Replay Replay, Step At, string? From, string? Show)
{
    public RecordSet Set => Replay.Set;

    public Axis Axis => Set.Reckoning.Axis;

    public Names Names => Case.Names;

    public static Look Into(ReplayedCase one, Step at, string? from = null, string? show = null) => new(one, one.From(from), at, from, show);

    /// <summary>The same case looked at otherwise.</summary>
    public string Href(Step at, string? from, string? show = null, string anchor = "")
    {
        var query = new List<string>();
        if (at.Token is { } token) query.Add($"at={Uri.EscapeDataString(token)}");
        if (from is not null) query.Add($"from={Uri.EscapeDataString(from)}");
        if (show is not null) query.Add($"show={Uri.EscapeDataString(show)}");
        return $"/cases/{Case.Story.Name}{(query.Count > 0 ? $"?{string.Join('&', query)}" : "")}{anchor}";
    }

    /// <summary>May the record be named here: is it, perhaps, known by now, and from here?</summary>
    public bool Sees(Record r) => (Replay.Standpoint is null || Replay.Standpoint.Contains(r.By)) && Set.Known(r).Lo <= At.Minute;

    public bool Sees(string id) => Set.Has(id) && Sees(Set[id]);

    public EntryLink Link(string id)
    {
        var r = Set[id];
        return new(id, $"{Prose.WithoutArticle(r.Kind.Label)} ({Prose.WithoutArticle(Names.Agency(r.By))}, {(r.Basis == Basis.Undated ? "no date in the source" : DateWords.Occurred(Set, r))})");
    }

    public IReadOnlyList<EntryLink> Links(IEnumerable<string> ids) =>
        [.. ids.Where(Sees).Distinct().OrderBy(id => Set.Occurred(Set[id]).Lo).ThenBy(id => id, StringComparer.Ordinal).Select(Link)];
}

/// <summary>The way to an entry of the chronology.</summary>
public sealed record EntryLink(string Id, string Text)
{
    public string Href => $"#entry-{Id}";
}
