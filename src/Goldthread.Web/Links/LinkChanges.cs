using Goldthread.Store.Entries;

namespace Goldthread.Web.Links;

/// <summary>What likeness has to say now of pairs, beside how they stand. It changes what it said itself and nothing else: what people decided is theirs, and what was refused or undone by them is not proposed again.</summary>
sealed class LinkChanges(LinkBook book)
{
    private readonly OrderedDictionary<string, Entry.Link> said = new(StringComparer.Ordinal);

    public void Say(Entry.Link link) => said[link.Identity] = link;

    /// <summary>How a pair would stand then.</summary>
    public LinkState? StateOf(string one, string other) => said.GetValueOrDefault(new Entry.Link(one, other, default, "").Identity)?.Is ?? book.Of(one, other)?.Link.Is;

    /// <summary>What has to be written for it, step by step.</summary>
    public IReadOnlyList<Entry.Link> Steps => [.. said.Values.SelectMany(s => StepsFrom(s, book.Of(s.Person, s.Other)))];

    private static IEnumerable<Entry.Link> StepsFrom(Entry.Link said, LinkBook.Standing? stands) => (stands?.Link.Is, said.Is) switch
    {
        _ when stands is { IsByLikeness: false } => [],
        var (was, now) when was == now => [],
        (LinkState.Confirmed, LinkState.Proposed) => [said with { Is = LinkState.Undone }, said],
        (not LinkState.Confirmed, LinkState.Undone) or (not LinkState.Proposed, LinkState.Withdrawn) => [],
        _ => [said],
    };
}
