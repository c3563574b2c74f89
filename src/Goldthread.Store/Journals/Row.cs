using Goldthread.Store.Keys;

namespace Goldthread.Store.Journals;

/// <summary>One row of the journal, as it lies on the disk.</summary>
/// <param name="Position">From 1, without gaps.</param>
/// <param name="Id">UUIDv7.</param>
/// <param name="When">Unix time in milliseconds.</param>
/// <param name="People">Keyed hashes of labels, 16 bytes each: whose file it stands in, then everybody it is about.</param>
/// <param name="Identity">Keyed hash of what it tells of.</param>
/// <param name="Content">Keyed hash of the whole of it.</param>
/// <param name="Hash">SHA-256 over the row before and this one.</param>
public sealed record Row(long Position, Guid Id, long When, string Who, string Why, string Type, string State,
    ReadOnlyMemory<byte> People, KeyedHash Identity, KeyedHash Content,
    ReadOnlyMemory<byte> Clear, ReadOnlyMemory<byte> Identifying, ReadOnlyMemory<byte> Narrative, ReadOnlyMemory<byte> Hash)
{
    public KeyedHash File => Label(0);

    public int Labels => People.Length / KeyedHash.Size;

    /// <summary>Most rows tell a record, or what became of a duty. What is of another type is found by it.</summary>
    public static bool IsSeldom(string type) => type is not ("record.told" or "duty.changed");

    public KeyedHash Label(int which) => KeyedHash.Read(People.Span.Slice(which * KeyedHash.Size, KeyedHash.Size));
}

/// <summary>How far a chain has come.</summary>
/// <param name="Position">0 = nothing yet.</param>
public sealed record Head(long Position, ReadOnlyMemory<byte> Hash)
{
    public override string ToString() => $"{Position}:{Convert.ToHexStringLower(Hash.Span)}";
}

/// <summary>The row that stands for an identity now.</summary>
public readonly record struct Current(long Position, KeyedHash Content, string State);

/// <summary>An NHS number or UPN, hashed, and the file of the person who is held under it.</summary>
/// <param name="Position">Of the row that said so.</param>
public readonly record struct Finding(KeyedHash Identifier, KeyedHash File, long Position);

/// <summary>What is written in one transaction.</summary>
/// <param name="Keys">Data keys that are new, and those that are deleted, without bytes.</param>
public sealed record Slice(IReadOnlyList<Row> Rows, IReadOnlyList<Finding> Findings, IReadOnlyList<WrappedKey> Keys);
