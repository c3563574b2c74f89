using Goldthread.Feeds.Imports;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;

namespace Goldthread.Web.Links;

/// <summary>Identities that adoption closed, as the journal has them: by number, and by every label under which somebody was told of with such a number.</summary>
public sealed class SealedIdentities
{
    private readonly HashSet<string> numbers = new(StringComparer.Ordinal), people = new(StringComparer.Ordinal);

    public static SealedIdentities Of(Journal journal)
    {
        var identities = new SealedIdentities();
        foreach (var kept in journal.ReadOf(Types, 0, journal.Head.Position)) identities.Take(kept.Entry);
        // Whoever was told of before their number was closed.
        if (identities.numbers.Count > 0)
            foreach (var kept in journal.ReadOf(Held, 0, journal.Head.Position)) identities.Take(kept.Entry);
        return identities;
    }

    private static readonly IReadOnlySet<string> Types = new HashSet<string>(StringComparer.Ordinal) { "identity.sealed", "feed.not-taken" }, Held = new HashSet<string>(StringComparer.Ordinal) { "person.held" };

    public bool Any => numbers.Count > 0;

    /// <summary>Every label under which one is known to be held.</summary>
    public IReadOnlyCollection<string> People => people;

    public bool Has(string label) => people.Contains(label);

    public bool Is(Entry.PersonHeld held) => people.Contains(held.Person) || (held.NhsNumber is { } number && numbers.Contains(ClosedIdentities.Digits(number)));

    public ClosedIdentities Closed => new(numbers, people);

    public void Take(Entry? entry)
    {
        switch (entry)
        {
            case Entry.IdentitySealed s:
                numbers.Add(s.NhsNumber);
                people.UnionWith(s.People);
                break;
            case Entry.NotTaken { Is: NotTakenState.Apart } n:
                people.UnionWith(n.People);
                break;
            case Entry.PersonHeld p when Is(p):
                people.Add(p.Person);
                break;
        }
    }
}
