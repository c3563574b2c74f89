using Goldthread.Store.Entries;
using Goldthread.Store.Journals;

namespace Goldthread.Web.Links;

/// <summary>
/// Who is told to be whose mother, as far as it matters to children who were expected: their records are read, and those of their mothers, under whatever names agencies hold them. The records of everybody else are not.
/// </summary>
sealed class Mothers(Journal journal)
{
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    /// <summary>Takes into a book what the journal has told of them and is not in it.</summary>
    public void Read(LinkBook book)
    {
        var open = new Queue<string>(book.People.Where(HeldRow.IsExpected).Select(h => h.Person));
        var seen = open.ToHashSet(StringComparer.Ordinal);
        while (open.TryDequeue(out var label))
        {
            if (read.Add(label))
                foreach (var kept in journal.Of(label).Where(k => k.Entry is Entry.Told { Record.Kind.Asserts: "mother" })) book.Take(kept);
            IEnumerable<string> one = book.PairsOf(label).Where(p => p.Link.Is == LinkState.Confirmed).SelectMany(p => p.Link.About);
            foreach (var next in book.Person(label) is { } held && HeldRow.IsExpected(held) ? one.Concat(book.MothersOf(label)) : one)
                if (seen.Add(next)) open.Enqueue(next);
        }
    }
}
