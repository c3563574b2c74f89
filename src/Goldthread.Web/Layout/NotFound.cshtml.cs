using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Web.Layout;

/// <summary>Says what was not found, and where to go instead.</summary>
[IgnoreAntiforgeryToken]
public sealed class NotFoundPage : PageModel
{
    private static readonly (string, string)[] Everywhere = [("/", "the cases"), ("/safeguards", "the safeguards"), ("/reviews", "the reviews")];

    public Missing? Missing { get; private set; }

    public IReadOnlyList<(string Href, string Text)> Ways => [.. Missing?.Ways ?? [], .. Everywhere];

    public void OnGet() => Look();

    public void OnPost() => Look();

    private void Look()
    {
        Missing = Missing.From(HttpContext);
        if (Response.StatusCode == StatusCodes.Status200OK) Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
