using System.Text.RegularExpressions;

namespace Goldthread.Tests.Map;

/// <summary>The folders that each source file names in its own words: what the built assembly no longer shows.</summary>
public static partial class UsingEdges
{
    public static IEnumerable<(string File, string From, string To)> Of(string projectFolder, string rootNamespace) =>
        from file in Directory.EnumerateFiles(projectFolder, "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(projectFolder, file).Replace('\\', '/').Split('/')
        where path.Length > 1 && path[0] is not ("bin" or "obj")
        from line in File.ReadLines(file)
        let match = UsingLine().Match(line)
        where match.Success && match.Groups["root"].Value == rootNamespace && match.Groups["folder"].Value != path[0]
        select (string.Join('/', path), path[0], match.Groups["folder"].Value);

    [GeneratedRegex(@"^\s*using\s+(static\s+)?(\w+\s*=\s*)?(global::)?(?<root>\w+)\.(?<folder>\w+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UsingLine();
}
