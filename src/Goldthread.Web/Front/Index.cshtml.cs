using Goldthread.Time;
using Goldthread.Web.Cases;
using Goldthread.Web.Layout;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Web.Front;

/// <summary>What this is, and the cases that it shows.</summary>
public sealed class IndexPage(Casebook casebook) : PageModel
{
    public Casebook Casebook => casebook;

    public IReadOnlyList<CaseLine> Cases { get; private set; } = [];

    public IReadOnlyList<CaseLine> Invented { get; private set; } = [];

    public void OnGet()
    {
        Cases = [.. casebook.Cases.Where(c => !c.Invented).Select(CaseLine.Of)];
        Invented = [.. casebook.Cases.Where(c => c.Invented).Select(CaseLine.Of)];
    }
}

/// <summary>One case in a few lines.</summary>
/// <param name="Certain">Safeguards that would have spoken for certain.</param>
/// <param name="First">When the first of them would have; null = none.</param>
public sealed record CaseLine(string Name, string Title, string About, string? Review, string ReviewTitle, string Span, int Certain, int Possible, string? First)
{
    public string Href => $"/cases/{Name}";

    public string Words =>
        (Certain, Possible) switch
        {
            (0, 0) => "None of the safeguards would have spoken.",
            (0, _) => $"{Prose.Count(Possible, "safeguard")} might have spoken, none for certain.",
            _ => $"{Prose.Count(Certain, "safeguard")} would have spoken, the first {First}{(Possible > 0 ? $"; {Possible} more might have" : "")}.",
        };

    public static CaseLine Of(ReplayedCase one) => one.InTurn(() =>
    {
        var look = Look.Into(one, Steps.Whole);
        var occasions = Occasion.By(look.Replay, Steps.Whole.Minute);
        var certain = occasions.Where(o => o.Certain is not null).ToList();
        var sure = certain.Select(o => o.Safeguard.Id).ToHashSet(StringComparer.Ordinal);
        var possible = occasions.Where(o => o.Spoke).Select(o => o.Safeguard.Id).Where(id => !sure.Contains(id)).Distinct().Count();
        var review = one.Catalogue.Reviews.FirstOrDefault(r => r.Id == one.Story.Review);
        return new CaseLine(one.Story.Name, one.Names.Case, one.Story.Title, review?.Id, review?.Title ?? "an invented child", CaseView.SpanOf(one), sure.Count, possible, certain.Count == 0 ? null : When(look, certain[0]));
    });

    private static string When(Look look, Occasion o)
    {
        if (o.Finding.Undated) return "at a time that the source does not give";
        return look.Axis.When(new(o.Earliest!.Value, o.Certain!.Value));
    }
}
