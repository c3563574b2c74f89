using System.Text.RegularExpressions;

namespace Goldthread.Tests.Conventions;

public partial class FilesTests
{
    const int LongestFile = 400;

    [Fact]
    public void Length_OfEveryFile_HoldsOneIdea() =>
        Report.None($"files over {LongestFile} lines without a first line '// long: reason'",
            from file in Repository.FilesEndingIn(".cs", ".cshtml", ".js", ".css")
            let lines = File.ReadAllLines(Repository.File(file))
            where lines.Length > LongestFile && !LongReason().IsMatch(lines[0])
            select $"{file}: {lines.Length}");

    [Fact]
    public void Namespaces_OfEveryFile_AreItsFolder() =>
        Exemptions.Check("namespaces",
            from file in Repository.FilesEndingIn(".cs")
            let text = File.ReadAllText(Repository.File(file))
            let stated = NamespaceLine().Match(text)
            let parts = file.Split('/')
            let due = parts[0] == "bench" ? $"Goldthread.Bench.{char.ToUpperInvariant(parts[1][0])}{parts[1][1..]}" : string.Join('.', parts[1..^1])
            where stated.Success ? stated.Groups["name"].Value != due : !file.EndsWith("/Program.cs", StringComparison.Ordinal)
            select (file, stated.Success ? $"says {stated.Groups["name"].Value}, stands in {due}" : "has no namespace"));

    [Fact]
    public void GlobalUsings_OfOurOwnNamespaces_AreNone() =>
        Report.None("global usings that hide what a file needs",
            from file in Repository.FilesEndingIn(".cs", ".csproj", ".props", ".targets")
            from line in File.ReadLines(Repository.File(file))
            where OwnGlobalUsing().IsMatch(line)
            select $"{file}: {line.Trim()}");

    [GeneratedRegex(@"^(//|/\*|@\*|<!--) long: \S.{10,}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LongReason();

    [GeneratedRegex(@"^namespace\s+(?<name>[\w.]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^\s*global\s+using\s+(static\s+)?(\w+\s*=\s*)?Goldthread|<Using\s+Include=""Goldthread", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OwnGlobalUsing();
}
