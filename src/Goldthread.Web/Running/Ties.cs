namespace Goldthread.Web.Running;

/// <summary>
/// Who is tied with whom by records, and where something is withheld. Only people tie: what else a record is about (an agency, an address, somebody unnamed) joins no two threads.
/// Where something of such a thing is withheld, it is so for everybody whom a record names with it. A tie that is undone stays: then more is looked at with care, never less.
/// </summary>
sealed class Ties
{
    private readonly Dictionary<string, string> next = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> named = new(StringComparer.Ordinal);
    private readonly HashSet<string> marked = new(StringComparer.Ordinal), closed = new(StringComparer.Ordinal);

    /// <param name="about">Of one record, or two labels of one person.</param>
    public void Tie(IReadOnlyList<string> about)
    {
        if (about.FirstOrDefault(IsPerson) is not { } first) return;
        foreach (var other in about)
            if (IsPerson(other)) Join(first, other);
            else Name(other, first);
    }

    /// <summary>Something about these is withheld from some.</summary>
    public void Mark(IReadOnlyList<string> about)
    {
        foreach (var one in about)
        {
            marked.Add(Root(one));
            if (named.TryGetValue(one, out var people)) foreach (var person in people) marked.Add(Root(person));
        }
    }

    /// <summary>What is told together with a closed identity is withheld from all but a few.</summary>
    public void Close(string word)
    {
        marked.Add(Root(word));
        closed.Add(Root(word));
    }

    public bool IsBesideClosed(string word) => closed.Count > 0 && closed.Contains(Root(word));

    public bool IsMarked(string word) => marked.Count > 0 && marked.Contains(Root(word));

    public bool AreTied(string word, string other) => Root(word) == Root(other);

    public void Write(BinaryWriter to)
    {
        List<(string, string)> pairs = [.. next.Select(n => (n.Key, n.Value))], names = [.. named.SelectMany(n => n.Value.Select(person => (n.Key, person)))];
        foreach (var list in new[] { pairs, names })
        {
            to.Write(list.Count);
            foreach (var (word, other) in list)
            {
                to.Write(word);
                to.Write(other);
            }
        }
        foreach (var set in new[] { marked, closed })
        {
            to.Write(set.Count);
            foreach (var word in set) to.Write(word);
        }
    }

    public void Read(BinaryReader from)
    {
        next.Clear();
        named.Clear();
        for (var left = from.ReadInt32(); left > 0; left--) next[from.ReadString()] = from.ReadString();
        for (var left = from.ReadInt32(); left > 0; left--) Name(from.ReadString(), from.ReadString());
        foreach (var set in new[] { marked, closed })
        {
            set.Clear();
            for (var left = from.ReadInt32(); left > 0; left--) set.Add(from.ReadString());
        }
    }

    private static bool IsPerson(string word) => word != "placeholder" && !word.Contains(':', StringComparison.Ordinal);

    private void Join(string one, string other)
    {
        var (a, b) = (Root(one), Root(other));
        if (a == b) return;
        next[b] = a;
        if (marked.Remove(b)) marked.Add(a);
        if (closed.Remove(b)) closed.Add(a);
    }

    // Nothing is told of somebody unnamed by what is told of another who is.
    private void Name(string word, string person)
    {
        if (word == "placeholder") return;
        if (!named.TryGetValue(word, out var people)) named[word] = people = new(StringComparer.Ordinal);
        people.Add(person);
        if (marked.Contains(word)) marked.Add(Root(person));
    }

    private string Root(string word)
    {
        while (next.TryGetValue(word, out var up))
        {
            if (next.TryGetValue(up, out var above)) next[word] = above;
            word = up;
        }
        return word;
    }
}
