namespace Goldthread.Reading;

/// <summary>Where a word stands in a file. Lines and columns count from 1.</summary>
public readonly record struct Place(string File, int Line, int Column)
{
    public override string ToString() => $"{File}:{Line}:{Column}";
}
