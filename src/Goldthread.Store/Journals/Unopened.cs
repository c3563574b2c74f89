namespace Goldthread.Store.Journals;

public sealed class DatabaseInUseException(string path) : IOException($"{path} is in use by another process of Goldthread. Only one writes.");

public sealed class DatabaseTooNewException(string path) : IOException($"{path} was written by a later version of Goldthread. Start that version.");
