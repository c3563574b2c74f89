using System.Text.RegularExpressions;

namespace Goldthread.Tests.Conventions;

public partial class LinksTests
{
    [Fact]
    public void Links_OfEveryDocument_LeadSomewhere() =>
        Exemptions.Check("links",
            from file in Repository.FilesEndingIn(".md")
            from Match link in Link().Matches(File.ReadAllText(Repository.File(file)))
            let target = link.Groups["target"].Value
            where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#')
            let path = Path.Combine(Path.GetDirectoryName(file) ?? "", target.Split('#')[0])
            where !Path.Exists(Repository.File(path))
            select (path.Replace('\\', '/'), $"{file} links to it, and it is not there"));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();
}
