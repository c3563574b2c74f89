using Goldthread.Reading;
using Goldthread.Safeguards;
using Goldthread.Web.Cases;
using Goldthread.Web.Layout;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Web.Safeguards;

/// <summary>One safeguard: its rule, its clocks, its lessons, its tests, and where it is heard.</summary>
public sealed class SafeguardPage(Casebook casebook, TestRuns tests) : PageModel
{
    public Safeguard? Safeguard { get; private set; }

    public RefusedFile? Refused { get; private set; }

    public IReadOnlyList<RuleLine> Rule { get; private set; } = [];

    public IReadOnlyList<ExpectedDuty> Duties { get; private set; } = [];

    public IReadOnlyList<string> Normal { get; private set; } = [];

    public IReadOnlyList<ClockLine> Clocks { get; private set; } = [];

    public IReadOnlyList<LessonLine> Lessons { get; private set; } = [];

    public IReadOnlyList<ShownTest> Tests { get; private set; } = [];

    public IReadOnlyList<Problem> TestProblems { get; private set; } = [];

    public IReadOnlyList<Heard> Heard { get; private set; } = [];

    public IActionResult OnGet(string id)
    {
        Refused = casebook.RefusedSafeguards.FirstOrDefault(r => r.Name == id);
        Safeguard = casebook.Catalogue.Safeguards.FirstOrDefault(g => g.Id == id);
        if (Safeguard is not { } g)
        {
            if (Refused is not null) return Page();
            var near = Suggestion.Nearest(id, casebook.Catalogue.Safeguards.Select(s => s.Id));
            Missing.Tell(HttpContext, $"There is no safeguard called '{id}'.", near is null ? [] : [($"/safeguards/{near}", near.Replace('-', ' '))]);
            return NotFound();
        }
        Rule = PlainRule.Of(g, casebook.Catalogue);
        Duties = PlainRule.Duties(g, casebook.Catalogue);
        Normal = [.. NormalForm.Of(g, casebook.Catalogue.Vocabulary).Lines()];
        Clocks = ClockLine.Of(g, casebook.Catalogue);
        Lessons = LessonLine.Of(casebook.Catalogue, g);
        (Tests, TestProblems) = tests.Of(g);
        Heard = Web.Safeguards.Heard.Of(g, casebook);
        return Page();
    }
}
