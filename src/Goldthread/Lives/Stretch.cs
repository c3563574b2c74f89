namespace Goldthread.Lives;

/// <summary>A stretch of a drawn life in which scenes may happen.</summary>
/// <param name="Children">Labels of the children it is about.</param>
/// <param name="Names">The records that its scenes may call by name, by their place in the draft.</param>
internal sealed record Stretch(string Name, long From, long To, IReadOnlyList<string> Children, IReadOnlyDictionary<string, int> Names, int Ordinal);
