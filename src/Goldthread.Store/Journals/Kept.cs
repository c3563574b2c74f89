using Goldthread.Store.Entries;

namespace Goldthread.Store.Journals;

/// <summary>An entry as the journal gives it back.</summary>
/// <param name="Entry">Null: it was erased.</param>
/// <param name="Unknown">Kinds and fields that the vocabulary does not know; they are kept as they were told.</param>
public sealed record Kept(long Position, Guid Id, DateTimeOffset When, string Who, string Why, string Type, Entry? Entry, IReadOnlyList<string> Unknown)
{
    /// <summary>The key that sealed it has been deleted.</summary>
    public bool Erased => Entry is null;
}

/// <summary>What is read back is not what was written: nothing that rests on it may be told.</summary>
public sealed class JournalDamagedException(long position, string what) : IOException($"The journal is damaged at position {position}: {what}. Stop writing, keep a copy of the files, and restore a backup beside them.")
{
    public long Position => position;
}

/// <summary>The disk or the server refused. Nothing that was acknowledged is lost; whether what was under way is kept shows when the journal is opened again.</summary>
public sealed class JournalStoppedException(Exception cause, StorageFault fault) : IOException($"The journal has stopped, and what was acknowledged is kept. {fault.Tell(cause)}", cause)
{
    public JournalStoppedException(Exception cause)
        : this(cause, StorageFault.Of(cause) ?? StorageFault.Unexpected)
    {
    }

    public StorageFault Fault => fault;
}
