namespace Goldthread.Feeds.Items;

/// <summary>A part of a file: an element, a row, an object. It has a text or parts of its own, and knows where it stands.</summary>
/// <param name="name">Of an element or a column, without its namespace.</param>
/// <param name="line">From 1.</param>
/// <param name="column">From 1; of a row the number of the column.</param>
public sealed class Item(string name, int line, int column)
{
    private readonly List<Item> parts = [];

    public string Name => name;

    public int Line => line;

    public int Column => column;

    /// <summary>As written, without spaces at its ends; empty for one that has parts only.</summary>
    public string Text { get; set; } = "";

    public IReadOnlyList<Item> Parts => parts;

    public Item? Within { get; private set; }

    /// <summary>What it names by reference; null = nothing, or nothing that can be said.</summary>
    public Item? Refers { get; set; }

    /// <returns>The part.</returns>
    public Item Add(Item part)
    {
        part.Within = this;
        parts.Add(part);
        return part;
    }

    public Item Copy()
    {
        var copy = new Item(name, line, column) { Text = Text };
        foreach (var part in parts) copy.Add(part.Copy());
        return copy;
    }

    /// <summary>Parts that hold a text, by their names from here: "CINdetails/Assessments/AssessmentActualStartDate".</summary>
    public IEnumerable<(string Path, Item Item)> Leaves(string path = "")
    {
        foreach (var part in parts)
        {
            var there = path.Length == 0 ? part.Name : $"{path}/{part.Name}";
            if (part.Text.Length > 0) yield return (there, part);
            foreach (var leaf in part.Leaves(there)) yield return leaf;
        }
    }
}
