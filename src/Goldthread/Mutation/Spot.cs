using Goldthread.Reading;

namespace Goldthread.Mutation;

/// <summary>A place in a safeguard's tree, and the whole tree as it is with something else there.</summary>
/// <param name="Around">The name of the clause around it: "then told, done_by 1"; empty at the root.</param>
/// <param name="Name">Its own name: the key, or the key and the number of the item.</param>
/// <param name="With">The whole tree with another node here; without it when null.</param>
internal sealed record Spot(string Around, string Name, Node Node, Func<Node?, Node> With)
{
    public string Label => Around.Length == 0 ? Name : $"{Around}, {Name}";

    public static Spot Root(Mapping root) => new("", "", root, node => node!);

    /// <summary>The values of a mapping. One that loses its last entry goes with it.</summary>
    public IEnumerable<(Entry Entry, Spot Spot)> Entries => Node is not Mapping mapping ? [] : mapping.Entries.Select(entry => (entry, new Spot(Label, entry.Key.Text, entry.Value,
        node => node is null ? Remaining(mapping, [.. mapping.Entries.Where(e => e != entry)]) : With(mapping with { Entries = [.. mapping.Entries.Select(e => e == entry ? e with { Value = node } : e)] }))));

    /// <summary>The items of a list; a single node is a list of one.</summary>
    public IEnumerable<Spot> Items => Node is not Sequence list ? [this with { Name = $"{Name} 1" }] : list.Items.Select((item, i) => new Spot(Around, $"{Name} {i + 1}", item,
        node => node is null ? list.Items.Count == 1 ? With(null) : With(list with { Items = [.. list.Items.Where((_, j) => j != i)] }) : With(list with { Items = [.. list.Items.Select((o, j) => j == i ? node : o)] })));

    public Spot? Entry(string key) => Entries.Where(e => e.Entry.Key.Text == key).Select(e => e.Spot).FirstOrDefault();

    public Change Without() => Say($"without {Name}", With(null));

    /// <summary>Another word in its place.</summary>
    public Change Instead(string text) => Say($"{Name} {text} instead of {((Scalar)Node).Text}", With(new Scalar(Node.Place, text)));

    public Change Say(string what, params IReadOnlyList<Node> trees) => new(Around.Length == 0 ? what : $"{Around}: {what}", Node.Place, trees);

    private Node Remaining(Mapping mapping, IReadOnlyList<Entry> entries) => With(entries.Count == 0 ? null : mapping with { Entries = entries });
}
