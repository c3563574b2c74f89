using Goldthread.Access;
using Goldthread.Store.Projections;
using Goldthread.Web.Running;
using Microsoft.AspNetCore.Mvc;
using Record = Goldthread.Records.Record;

namespace Goldthread.Web.Children;

/// <summary>What an agency holds of a child and withholds from others: it shares a record with one of them on a basis, declines with a reason, or takes the decision back. Nobody else sees this page, or that there is one.</summary>
public sealed class SharingPage(IServiceProvider services) : ActingPage(services)
{
    /// <summary>The ids of records that are decided about.</summary>
    [BindProperty]
    public IReadOnlyList<string> Records { get; set; } = [];

    /// <summary>An agency.</summary>
    [BindProperty]
    public string? To { get; set; }

    /// <summary>The place of a basis in the list.</summary>
    [BindProperty]
    public int? On { get; set; }

    /// <summary>A day, as 2026-10-31.</summary>
    [BindProperty]
    public string? Until { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<HeldHere> HeldBack { get; private set; } = [];

    /// <summary>Everything of the child that the reader holds and not everybody may see.</summary>
    public IReadOnlyList<Record> Withheld { get; private set; } = [];

    /// <summary>The decisions in force, with the record of which each is.</summary>
    public IReadOnlyList<(Record Record, SharingDecision Decision)> Decided { get; private set; } = [];

    public IReadOnlyList<string> Bases => Live!.Casebook.Catalogue.Access.SharingBases;

    /// <summary>With whom it can be shared.</summary>
    public IEnumerable<string> Others => Board!.Register.Agencies.All.Values.Where(a => a.Name != Reader && Board.MayKnow(a.Name, Reader)).Select(a => a.Name).Order(StringComparer.Ordinal);

    public string Words(Record record) => $"{Layout.Prose.Capital(Layout.Prose.WithoutArticle(record.Kind.Label))}, {Telling.When(Seen.Screen.Visible.Records!.Occurred(record).Lo)}";

    /// <summary>What is asked of whoever shares or declines.</summary>
    public DecisionFields Fields(string form, bool shares) => new(form, this) { Bases = shares ? Bases : null, On = On, UntilWhen = shares ? "Shared until" : "Ask me again after", Until = Until, Reason = Reason };

    public async Task<IActionResult> OnGetAsync(string address) => await Found(address) ? Page() : NotFound();

    public Task<IActionResult> OnPostShare(string address) =>
        Decide(address, "a record shared by its holder", (statement, by) => Decision(statement, by, SharingChoice.Shares) with { Basis = On is { } n ? Bases.ElementAtOrDefault(n) ?? "" : "" });

    public Task<IActionResult> OnPostDecline(string address) => Decide(address, "sharing a record declined by its holder", (statement, by) => Decision(statement, by, SharingChoice.Declines));

    public Task<IActionResult> OnPostUndo(string address) => Decide(address, "a decision about sharing undone", (statement, by) => Decision(statement, by, SharingChoice.Undone) with { Until = null });

    private SharingDecision Decision(string statement, string by, SharingChoice choice) => new(statement, Reader, To ?? "", choice, "", by, Board!.Through) { Until = EndOf(Until), Reason = Reason?.Trim() ?? "" };

    private async Task<IActionResult> Decide(string address, string what, Func<string, string, SharingDecision> decision)
    {
        if (!await Found(address)) return NotFound();
        var statements = Withheld.Where(r => Records.Contains(r.Id)).Select(r => Seen.Statements[r.Id]).ToList();
        var (access, agencies, decided) = (Live!.Casebook.Catalogue.Access, Board!.Register.Agencies, Board.Register.Sharing);
        string? HolderOf(string statement) => statements.Contains(statement) ? Reader : null;
        IEnumerable<string> Check(string by) => statements.Count == 0 ? ["Choose what it is about."]
            : statements.SelectMany(s => decided.Check(decision(s, by), access, agencies, HolderOf)).Distinct().Select(Say);
        return await Write(what, Check, by => [.. statements.Select(s => DecisionEntries.Of(decision(s, by), Child))], "sharing") ?? Redirect($"/children/{address}/sharing{With}");
    }

    private async Task<bool> Found(string address)
    {
        if (!Find(address)) return false;
        HeldBack = Board!.Screens.HeldBack(Board, Child, Reader);
        Withheld = Board.Screens.WithheldBy(Seen, Reader);
        Decided = [.. Withheld.SelectMany(r => Board.Register.Sharing.Of(Seen.Statements[r.Id], Reader, Board.Through).Select(d => (r, d)))];
        await Audited("what is withheld", () => (true, (IReadOnlyList<string>)[Child], (IReadOnlyList<long>)[.. Withheld.Select(r => Seen.Places[r.Id])]));
        return true;
    }

    private static string Say(SharingRefusal refusal) => refusal switch
    {
        SharingRefusal.UnknownReader => "Choose with whom.",
        SharingRefusal.OwnAgency => "The agency that holds it has it already.",
        SharingRefusal.BasisNotListed => "Choose a basis that is listed.",
        SharingRefusal.NoReason => "Say why.",
        SharingRefusal.NoEnd => "Give the last day for which it holds.",
        SharingRefusal.EndPast => "The last day has to be in the future.",
        SharingRefusal.NothingToUndo => "There is no such decision any more.",
        _ => "Only the agency that holds it decides.",
    };
}
