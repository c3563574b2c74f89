namespace Goldthread.Store.Journals;

public sealed class DatabaseInUseException(string path) : IOException($"{path} is in use by another process of Goldthread. Only one writes.");

public sealed class DatabaseTooNewException(string path) : IOException($"{path} was written by a later version of Goldthread. Start that version.");

/// <summary>There is no such server or database, it lets nobody in, or what was given is no way to one.</summary>
public sealed class DatabaseUnreachableException(string message, Exception? cause) : IOException(message, cause);

/// <summary>Another process has written meanwhile. Nothing of this transaction is kept.</summary>
public sealed class TakenOverException(long position) : IOException($"Another process has written after position {position}. Only one writes; stop this one, or let it open the database again.");
