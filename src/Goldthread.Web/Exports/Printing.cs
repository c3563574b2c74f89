using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Goldthread.Web.Exports;

/// <summary>Prints a page by a Chromium of this machine. Nothing of the page is in a name of a file or in what a list of processes shows; the folder is its owner's alone, and is gone afterwards.</summary>
public static partial class Printing
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Where it is: GOLDTHREAD_CHROMIUM, else on the path; null = there is none.</summary>
    public static string? Chromium => Environment.GetEnvironmentVariable("GOLDTHREAD_CHROMIUM") is { Length: > 0 } told ? File.Exists(told) ? told : null
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(p => p.Length > 0).SelectMany(p => Names.Select(n => Path.Combine(p, n))).FirstOrDefault(File.Exists);

    /// <param name="made">Stands in the file as when it was made.</param>
    /// <returns>Null: there is no Chromium, or it does not print.</returns>
    public static async Task<byte[]?> Pdf(string html, DateTimeOffset made)
    {
        if (Chromium is not { } chromium) return null;
        var folder = Directory.CreateTempSubdirectory("goldthread-print-");
        try
        {
            var (page, printed) = (Path.Combine(folder.FullName, "page.html"), Path.Combine(folder.FullName, "page.pdf"));
            await File.WriteAllTextAsync(page, html, new UTF8Encoding(false));
            return await Run(chromium, folder.FullName, page, printed) && File.Exists(printed) ? Fixed(await File.ReadAllBytesAsync(printed), made) : null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<bool> Run(string chromium, string folder, string page, string printed)
    {
        var start = new ProcessStartInfo(chromium) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = folder };
        foreach (var argument in new[] { "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions", "--disable-background-networking", "--no-pdf-header-footer", $"--user-data-dir={Path.Combine(folder, "profile")}", $"--print-to-pdf={printed}" }) start.ArgumentList.Add(argument);
        // Its own walls cannot be put up by an account that may do everything; the page runs nothing and fetches nothing.
        if (Environment.IsPrivilegedProcess) start.ArgumentList.Add("--no-sandbox");
        start.ArgumentList.Add(new Uri(page).AbsoluteUri);
        using var process = Process.Start(start);
        if (process is null) return false;
        using var limit = new CancellationTokenSource(Longest);
        try
        {
            await Task.WhenAll(process.StandardError.ReadToEndAsync(limit.Token), process.StandardOutput.ReadToEndAsync(limit.Token), process.WaitForExitAsync(limit.Token));
            return process.ExitCode == 0;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            return false;
        }
    }

    // The same page printed twice differs in these alone: when, and from which number on Chromium counts what it tags. What stands there has one length, so that the places which the file counts stay
    // right, and the order of the numbers stays, by which the file looks them up.
    private static byte[] Fixed(byte[] pdf, DateTimeOffset made)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var moment = $"D:{made.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}+00'00'";
        var tags = Tag().Matches(text).Select(m => m.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Index().ToDictionary(t => t.Item, t => string.Create(CultureInfo.InvariantCulture, $"(node{t.Index + 1:00000000})"), StringComparer.Ordinal);
        return Encoding.Latin1.GetBytes(Tag().Replace(Moment().Replace(text, m => m.Groups["moment"].Length == moment.Length ? $"{m.Groups["key"]}({moment})" : m.Value), m => tags[m.Value]));
    }

    [GeneratedRegex(@"\(node\d{8}\)", RegexOptions.None, 10_000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"(?<key>/(?:CreationDate|ModDate) )\((?<moment>D:\d{14}[+-]\d\d'\d\d')\)", RegexOptions.None, 10_000)]
    private static partial Regex Moment();
}
