using Goldthread.Learning;
using Goldthread.Web.Cases;
using Goldthread.Web.Layout;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Web.Reviews;

/// <summary>One review: its lessons, each with its place and what carries it.</summary>
public sealed class ReviewPage(Casebook casebook, Carriers carriers) : PageModel
{
    private static readonly string[] Order = ["recommendation", "learning", "failure", "good practice", "mechanism", "context"];

    public Review Review { get; private set; } = null!;

    public IReadOnlyList<(string Kind, IReadOnlyList<Lesson> Lessons)> Kinds { get; private set; } = [];

    public Carriers Carriers => carriers;

    public IReadOnlyList<ReplayedCase> Cases { get; private set; } = [];

    public IActionResult OnGet(string id)
    {
        if (casebook.Catalogue.Reviews.FirstOrDefault(r => r.Id == id) is not { } review)
        {
            Missing.Tell(HttpContext, $"There is no review called '{id}'.", casebook.Catalogue.Reviews.Select(r => ($"/reviews/{r.Id}", r.Title)));
            return NotFound();
        }
        Review = review;
        Cases = [.. casebook.Cases.Where(c => c.Story.Review == id)];
        Kinds =
        [
            .. review.Lessons.GroupBy(l => l.Kind).OrderBy(k => Array.IndexOf(Order, k.Key) is var i && i < 0 ? Order.Length : i)
                .Select(k => (k.Key, (IReadOnlyList<Lesson>)[.. k])),
        ];
        return Page();
    }
}
