using Goldthread.Reading;
using Goldthread.Safeguards;
using Goldthread.Web.Cases;
using Goldthread.Web.Layout;
using Goldthread.Web.Running;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Web.Safeguards;

/// <summary>One safeguard: its rule, its clocks, its lessons, its tests, and where it is heard. Where a partnership was watched by an earlier version, what that one said.</summary>
public sealed class SafeguardPage(Casebook casebook, TestRuns tests, Hearings hearings, IServiceProvider services) : PageModel
{
    /// <summary>As the page shows it.</summary>
    public Safeguard? Safeguard { get; private set; }

    /// <summary>As it stands in safeguards/ now; null = it is not there any more.</summary>
    public Safeguard? Today { get; private set; }

    public bool IsToday => ReferenceEquals(Safeguard, Today);

    /// <summary>Those that have been in force in the partnership that is served.</summary>
    public IReadOnlyList<VersionLine> Versions { get; private set; } = [];

    public RefusedFile? Refused { get; private set; }

    public IReadOnlyList<RuleLine> Rule { get; private set; } = [];

    public IReadOnlyList<ExpectedDuty> Duties { get; private set; } = [];

    public IReadOnlyList<string> Normal { get; private set; } = [];

    public IReadOnlyList<ClockLine> Clocks { get; private set; } = [];

    public IReadOnlyList<LessonLine> Lessons { get; private set; } = [];

    public IReadOnlyList<ShownTest> Tests { get; private set; } = [];

    public IReadOnlyList<Problem> TestProblems { get; private set; } = [];

    public IReadOnlyList<Heard> Heard { get; private set; } = [];

    /// <param name="version">By which a duty was raised; null = the one of now, or the last that there was.</param>
    public IActionResult OnGet(string id, int? version)
    {
        Refused = casebook.RefusedSafeguards.FirstOrDefault(r => r.Name == id);
        Today = casebook.Catalogue.Safeguards.FirstOrDefault(g => g.Id == id);
        var versions = services.GetService<Live>()?.Versions?.Of(id) ?? [];
        Safeguard = version is null || version == Today?.Version ? Today ?? (versions is [.., var last] ? last.Safeguard : null) : versions.LastOrDefault(v => v.Safeguard.Version == version)?.Safeguard;
        if (Safeguard is not { } g)
        {
            if (Refused is not null) return Page();
            if (version is not null && (Today is not null || versions.Count > 0))
            {
                Missing.Tell(HttpContext, $"No version {version} of this safeguard is known here.", [($"/safeguards/{id}", (Today ?? versions[^1].Safeguard).Title)]);
                return NotFound();
            }
            var near = Suggestion.Nearest(id, casebook.Catalogue.Safeguards.Select(s => s.Id));
            Missing.Tell(HttpContext, $"There is no safeguard called '{id}'.", near is null ? [] : [($"/safeguards/{near}", near.Replace('-', ' '))]);
            return NotFound();
        }
        Rule = PlainRule.Of(g, casebook.Catalogue);
        Duties = PlainRule.Duties(g, casebook.Catalogue);
        Normal = [.. NormalForm.Of(g, casebook.Catalogue.Vocabulary).Lines()];
        Clocks = ClockLine.Of(g, casebook.Catalogue);
        Lessons = LessonLine.Of(casebook.Catalogue, g);
        Versions = VersionLine.Of(versions, g);
        if (!IsToday) return Page();
        (Tests, TestProblems) = tests.Of(g);
        Heard = hearings.Of(g);
        return Page();
    }
}
