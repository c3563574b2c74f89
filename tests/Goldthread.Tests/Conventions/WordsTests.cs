namespace Goldthread.Tests.Conventions;

/// <summary>The project speaks of itself alone: no machine's folders and no host that packages are taken from.</summary>
public class WordsTests
{
    // In two halves, so that this file does not name them itself.
    static readonly string[] Unwanted =
    [
        "/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "/tm" + "p/brief",
        "nuget" + ".org", "npm" + "js.", "registry" + ".npm", "yarn" + "pkg.com", "pypi" + ".org", "artifact" + "ory",
    ];

    static readonly string[] Endings =
    [
        ".md", ".cs", ".cshtml", ".css", ".js", ".json", ".yaml", ".csproj", ".props", ".targets", ".slnx", ".txt",
        ".npmrc", ".editorconfig", ".gitignore", ".gitattributes", "/start", "/test", ".ci/run",
    ];

    [Fact]
    public void Words_OfEveryFile_SpeakOfTheProjectAlone() =>
        Exemptions.Check("words",
            from file in Repository.Files
            where Endings.Any(ending => ("/" + file).EndsWith(ending, StringComparison.Ordinal))
            from line in File.ReadLines(Repository.File(file)).Select((text, index) => (Text: text, Number: index + 1))
            from word in Unwanted
            where line.Text.Contains(word, StringComparison.OrdinalIgnoreCase)
            select (file, $"line {line.Number} says '{word}'"));
}
