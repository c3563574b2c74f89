using Goldthread.Safeguards;
using Goldthread.Web.Cases;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Web.Safeguards;

/// <summary>Everything that is watched for, by family, or what fits a search.</summary>
public sealed class ListPage(Casebook casebook, Hearings hearings) : PageModel
{
    public Casebook Casebook => casebook;

    public Search Search { get; private set; } = new("", "", "", "");

    public IReadOnlyList<string> Agencies { get; private set; } = [];

    public IReadOnlyList<(string Family, IReadOnlyList<(Safeguard Safeguard, IReadOnlyList<Heard> Heard)> Safeguards)> Families { get; private set; } = [];

    public int Found => Families.Sum(f => f.Safeguards.Count);

    public void OnGet(string? q, string? family, string? agency, string? level)
    {
        var all = casebook.Catalogue.Safeguards;
        Search = new((q ?? "").Trim(), family ?? "", agency ?? "", level ?? "");
        Agencies = [.. all.SelectMany(g => Search.Agencies(g, casebook.Catalogue)).Distinct().OrderBy(a => Layout.Prose.WithoutArticle(casebook.Catalogue.Vocabulary.AgencyKinds[a]), StringComparer.Ordinal)];
        Families =
        [
            .. all.Where(g => Search.Finds(g, casebook.Catalogue)).GroupBy(g => g.Family).OrderBy(f => f.Key, StringComparer.Ordinal)
                .Select(f => (f.Key, (IReadOnlyList<(Safeguard, IReadOnlyList<Heard>)>)[.. f.OrderBy(g => g.Title, StringComparer.Ordinal).Select(g => (g, hearings.Of(g)))])),
        ];
    }
}
