using System.CommandLine;
using Goldthread.Learning;

namespace Goldthread.Cli;

/// <summary><c>goldthread safeguards catalogue</c>.</summary>
static class CatalogueVerb
{
    public static Command Command(Option<string?> data, Option<string?> safeguards)
    {
        var to = new Option<string?>("--to") { Description = "The folder to write to; docs/reference/safeguards where it is not given." };
        var catalogue = new Command("catalogue", "Write a page for each safeguard: its lessons, its rule in plain words, its tests as little timelines.") { to };
        catalogue.SetAction(p => SafeguardVerbs.With(p.GetValue(data), p.GetValue(safeguards), w => Write(w, p.GetValue(to) ?? Path.Combine(w.Root, "docs", "reference", "safeguards"))));
        return catalogue;
    }

    static int Write(Workspace w, string folder)
    {
        var pages = CataloguePages.Of(w.Catalogue);
        Directory.CreateDirectory(folder);
        // Only pages that this command wrote are taken away.
        foreach (var file in Directory.EnumerateFiles(folder, "*.md").Where(f => !pages.ContainsKey(Path.GetFileName(f)) && File.ReadAllText(f).Contains(CataloguePage.Generated, StringComparison.Ordinal))) File.Delete(file);
        var changed = 0;
        foreach (var (file, text) in pages.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            var path = Path.Combine(folder, file);
            if (File.Exists(path) && File.ReadAllText(path) == text) continue;
            File.WriteAllText(path, text);
            changed++;
        }
        Console.WriteLine($"{pages.Count - 1} safeguards and their index in {folder}; {changed} {(changed == 1 ? "page" : "pages")} written.");
        return w.Broken ? Workspace.Refused : Workspace.Fine;
    }
}
