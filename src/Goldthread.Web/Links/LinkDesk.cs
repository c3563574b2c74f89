using Goldthread.Linkage;
using Goldthread.Reading;
using Goldthread.Store.Journals;
using Entry = Goldthread.Store.Entries.Entry;

namespace Goldthread.Web.Links;

/// <summary>What is proposed and decided about who is one person, and why.</summary>
public sealed class LinkDesk(string? root)
{
    private readonly LinkBook book = new();
    private readonly Lazy<LinkWords?> words = new(() => root is null ? null : LinkWords.Read(root, new ProblemList()));

    /// <summary>Null: there is no folder linkage/, or its files are wrong.</summary>
    public LinkWords? Words => words.Value;

    public LinkBook Book(Journal journal)
    {
        book.Follow(journal);
        return book;
    }

    /// <summary>What each field says for or against two being one. Empty where there is no model.</summary>
    public IReadOnlyList<WaterfallStep> Waterfall(Entry.PersonHeld one, Entry.PersonHeld other)
    {
        if (Words is not { } known) return [];
        var table = new RecordTable(HeldRow.Schema, known.Names, known.Missing, superseded: book.Superseded);
        foreach (var held in new[] { one, other }) table.Add(HeldRow.SourceOf(held), HeldRow.Values(held), earlierValues: book.History(held.Person)?.Earlier);
        return new Linker(table, Decisions.None).Waterfalls(known.Model).Of(0, 1);
    }
}
