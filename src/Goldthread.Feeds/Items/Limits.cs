namespace Goldthread.Feeds.Items;

/// <summary>How much of a file is taken before it is refused: nobody who sends files is trusted to send reasonable ones.</summary>
public sealed record Limits
{
    public static Limits Usual { get; } = new();

    /// <summary>Of a file, in bytes.</summary>
    public long FileBytes { get; init; } = 4L << 30;

    /// <summary>Of what is in a compressed file, once it is out, in bytes.</summary>
    public long Unpacked { get; init; } = 512L << 20;

    /// <summary>Of one text, in characters.</summary>
    public int Text { get; init; } = 64 << 10;

    /// <summary>Elements or objects within one another.</summary>
    public int Depth { get; init; } = 32;

    /// <summary>Parts of one item.</summary>
    public int Parts { get; init; } = 20_000;

    /// <summary>Parts of one bundle, whose resources name one another and so are read together.</summary>
    public int Bundle { get; init; } = 500_000;
}
