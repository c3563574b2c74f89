namespace Goldthread.Store.Entries;

/// <summary>How a field lies on the disk: in clear, or sealed with what identifies somebody, or sealed with what was written in words.</summary>
public enum Part { Clear, Identifying, Narrative }

/// <summary>One entry as canonical JSON: no spaces, keys in one order, nothing that is as usual. Each field stands in one of three parts, and in the whole.</summary>
/// <param name="Whole">What the content's hash is taken of; it is not written.</param>
public sealed record Parts(ReadOnlyMemory<byte> Clear, ReadOnlyMemory<byte> Identifying, ReadOnlyMemory<byte> Narrative, ReadOnlyMemory<byte> Whole);
