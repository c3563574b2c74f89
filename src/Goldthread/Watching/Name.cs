namespace Goldthread.Watching;

/// <summary>A name that ties records: two of one sense and text are one, and nothing is written out to tell those of other senses apart.</summary>
/// <param name="Key">Of a source's entry, its key there; else nothing.</param>
internal readonly record struct Name(Sense Sense, string Text, string Key = "");

/// <summary>What a name is of.</summary>
internal enum Sense
{
    Record,
    Person,
    Entry,
    Reference,
}
