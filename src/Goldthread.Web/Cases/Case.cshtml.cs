using Goldthread.Web.Layout;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Web.Cases;

/// <summary>One case, as at a moment, from a standpoint.</summary>
public sealed class CasePage(Casebook casebook) : PageModel
{
    public CaseView View { get; private set; } = null!;

    public RefusedFile? Refused { get; private set; }

    public IActionResult OnGet(string story, string? at, string? from, string? show)
    {
        Refused = casebook.RefusedStories.FirstOrDefault(r => r.Name == story);
        if (Refused is not null) return Page();
        if (casebook[story] is not { } one)
            return Lacks($"There is no case called '{story}'.", casebook.Cases.Select(c => ($"/cases/{c.Story.Name}", c.Names.Case)));
        var way = ($"/cases/{story}", $"{one.Names.Case}, the whole story");
        if (one.Steps.Find(at) is not { } step)
            return Lacks($"'{at}' is not a moment of this story. Its moments run from {one.Steps.Days[0].Label} to {one.Steps.Days[^1].Label}; an address gives one as {one.Steps.Days[0].Token}.", [way]);
        var agency = string.IsNullOrEmpty(from) || from == "all" ? null : from;
        if (agency is not null && !one.Standpoints.Contains(agency, StringComparer.Ordinal))
            return Lacks($"'{agency}' is not an agency that sends anything in this story.", [way, .. one.Standpoints.Select(a => ($"/cases/{story}?from={a}", $"seen by {one.Names.Agency(a)} alone"))]);
        var marked = casebook.Catalogue.Safeguards.Any(g => g.Id == show) ? show : null;
        View = CaseView.Of(Look.Into(one, step, agency, marked));
        return Page();
    }

    private NotFoundResult Lacks(string message, IEnumerable<(string, string)> ways)
    {
        Missing.Tell(HttpContext, message, ways);
        return NotFound();
    }
}
