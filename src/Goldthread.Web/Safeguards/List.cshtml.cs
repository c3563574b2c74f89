using Goldthread.Safeguards;
using Goldthread.Web.Cases;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Web.Safeguards;

/// <summary>Everything that is watched for, by family.</summary>
public sealed class ListPage(Casebook casebook) : PageModel
{
    public Casebook Casebook => casebook;

    public IReadOnlyList<(string Family, IReadOnlyList<(Safeguard Safeguard, IReadOnlyList<Heard> Heard)> Safeguards)> Families { get; private set; } = [];

    public void OnGet() => Families =
    [
        .. casebook.Catalogue.Safeguards.GroupBy(g => g.Family).OrderBy(f => f.Key, StringComparer.Ordinal)
            .Select(f => (f.Key, (IReadOnlyList<(Safeguard, IReadOnlyList<Heard>)>)[.. f.OrderBy(g => g.Title, StringComparer.Ordinal).Select(g => (g, Heard.Of(g, casebook)))])),
    ];
}
