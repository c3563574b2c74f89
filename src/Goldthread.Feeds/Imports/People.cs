using Goldthread.Feeds.Items;

namespace Goldthread.Feeds.Imports;

/// <summary>Who is told of by one item, and by which of its parts.</summary>
internal sealed class People(Item whole)
{
    private readonly List<(string Name, Item Scope, string Person)> told = [];

    /// <summary>Of whom the item tells first; null until somebody is added.</summary>
    public string? Main => told.Count > 0 ? told[0].Person : null;

    public void Add(string name, Item scope, string person) => told.Add((name, scope, person));

    /// <summary>Whom a part means by a name: the one of the part itself, or of what holds it, or of the whole item.</summary>
    public string? Find(string name, Item part)
    {
        for (var at = part; at is not null; at = at.Within)
            if (told.Find(t => t.Name == name && t.Scope == at) is { Person: { } person }) return person;
        return told.Find(t => t.Name == name && t.Scope == whole).Person;
    }
}
