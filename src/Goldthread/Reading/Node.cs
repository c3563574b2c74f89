namespace Goldthread.Reading;

/// <summary>A piece of a read file, with the place where it stands.</summary>
public abstract record Node(Place Place)
{
    public abstract string Excerpt { get; }
}

public sealed record Scalar(Place Place, string Text) : Node(Place)
{
    public override string Excerpt => Text;
}

public sealed record Sequence(Place Place, IReadOnlyList<Node> Items) : Node(Place)
{
    public override string Excerpt => "[…]";
}

public sealed record Entry(Scalar Key, Node Value);

public sealed record Mapping(Place Place, IReadOnlyList<Entry> Entries) : Node(Place)
{
    public override string Excerpt => "{…}";

    public Node? this[string key] => Entries.FirstOrDefault(e => e.Key.Text == key)?.Value;
}
