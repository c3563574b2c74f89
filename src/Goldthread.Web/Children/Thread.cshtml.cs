using Goldthread.Access;
using Goldthread.Store.Projections;
using Goldthread.Web.Running;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Web.Children;

/// <summary>By which gateways a child's thread is open: a person opens one, says that it is still needed, or closes it with a reason.</summary>
public sealed class ThreadPage(IServiceProvider services) : ActingPage(services)
{
    /// <summary>The name of a gateway.</summary>
    [BindProperty]
    public string? Gateway { get; set; }

    /// <summary>A gateway and the place of a basis in its list, as "section-17:0".</summary>
    [BindProperty]
    public string? On { get; set; }

    /// <summary>A day, as 2026-10-31.</summary>
    [BindProperty]
    public string? Until { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<GatewayChange> OpenBy { get; private set; } = [];

    public IEnumerable<Gateway> Gateways => Rules.Gateways.Values.OrderBy(g => g.Label, StringComparer.Ordinal);

    private AccessRules Rules => Live!.Casebook.Catalogue.Access;

    public string LabelOf(GatewayChange open) => Rules.Gateways.TryGetValue(open.Gateway, out var known) ? known.Label : open.Gateway;

    public async Task<IActionResult> OnGetAsync(string address) => await Found(address) ? Page() : NotFound();

    public async Task<IActionResult> OnPostOpen(string address)
    {
        var (name, which) = (On ?? "").Split(':') is [var word, var number] && int.TryParse(number, out var n) ? (word, n) : ("", 0);
        var basis = Rules.Gateways.GetValueOrDefault(name)?.Basis.ElementAtOrDefault(which) ?? "";
        return await Turn(address, "a thread opened", by => new(Child, name, true, basis, by, Board!.Through, EndOf(Until), Reason?.Trim() ?? ""));
    }

    public async Task<IActionResult> OnPostKeep(string address) =>
        await Turn(address, "a thread looked at again", by => Its() with { Opener = by, At = Board!.Through, Review = EndOf(Until), Reason = Reason?.Trim() ?? "" });

    public async Task<IActionResult> OnPostClose(string address) =>
        await Turn(address, "a thread closed", by => Its() with { Open = false, Basis = "", Opener = by, At = Board!.Through, Review = null, Reason = Reason?.Trim() ?? "" });

    // What is not open cannot be closed or kept, and is refused as such.
    private GatewayChange Its() => OpenBy.FirstOrDefault(o => o.Gateway == Gateway) ?? new(Child, "", false, "", "", 0, null, "");

    private async Task<IActionResult> Turn(string address, string what, Func<string, GatewayChange> change)
    {
        if (!await Found(address)) return NotFound();
        var threads = new Threads(Rules, Board!.Reckoning, OpenBy);
        IEnumerable<string> Check(GatewayChange turned) => threads.Check(turned).Select(Say).Concat(turned.Open && string.IsNullOrWhiteSpace(turned.Reason) ? ["Say why."] : []);
        return await Write(what, by => Check(change(by)), by => DecisionEntries.Of(change(by)), "gateway") ?? Redirect($"/children/{address}/thread{With}");
    }

    private async Task<bool> Found(string address)
    {
        if (!Find(address)) return false;
        OpenBy = Board!.Register.OpenBy(Child);
        await Audited("how a thread is open", () => (true, (IReadOnlyList<string>)[Child], (IReadOnlyList<long>)[]));
        return true;
    }

    private static string Say(GatewayRefusal refusal) => refusal switch
    {
        GatewayRefusal.UnknownGateway => "Choose by what the thread is opened, and on which basis.",
        GatewayRefusal.BasisNotListed => "Choose a basis that is listed.",
        GatewayRefusal.NoReview => "Give the day by which somebody looks again whether it is still needed.",
        GatewayRefusal.ReviewPast => "The day of the next look has to be in the future.",
        GatewayRefusal.ReviewTooLate => "The day of the next look is later than this gateway allows.",
        GatewayRefusal.NoReason => "Say why it closes.",
        GatewayRefusal.NotOpen => "It is not open by that.",
        _ => "Choose who acts.",
    };
}
