using System.Text.RegularExpressions;

namespace Goldthread.Tests.Map;

/// <summary>
/// The folders of the library in the order in which they may use one another: a folder uses only those before it. What
/// stands at the root, in no folder, comes after them all.
/// </summary>
public sealed partial class FolderOrder
{
    const string Root = "";

    readonly Dictionary<string, int> places;

    FolderOrder(IReadOnlyList<string> folders)
    {
        Folders = folders;
        places = folders.Append(Root).Select((folder, place) => (folder, place)).ToDictionary(pair => pair.folder, pair => pair.place);
    }

    public IReadOnlyList<string> Folders { get; }

    public bool Has(string folder) => places.ContainsKey(folder);

    public bool IsUpward(string from, string to) => places[to] > places[from];

    /// <summary>Reads the lines "1. `Folder`: …" of a text; their numbers must count from one without a gap.</summary>
    public static FolderOrder Parse(string text)
    {
        var lines = ListLine().Matches(text);
        var folders = new List<string>();
        foreach (Match line in lines)
        {
            folders.Add(line.Groups["folder"].Value);
            if (line.Groups["number"].Value != $"{folders.Count}")
                throw new FormatException($"The folder list counts '{line.Value.Trim()}' where {folders.Count} is due.");
        }
        return new FolderOrder(folders);
    }

    [GeneratedRegex(@"^(?<number>\d+)\. `(?<folder>\w+)`", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ListLine();
}
