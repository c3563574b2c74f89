using Goldthread.Access;
using Goldthread.Store.Projections;
using Goldthread.Web.Layout;
using Goldthread.Web.Running;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Web.Children;

/// <summary>Who must not find whom: the child, or somebody around the child, is kept from another person, or is so no longer. Who reads on the other's side does not learn that there is such a page.</summary>
public sealed class ProtectionPage(IServiceProvider services) : ActingPage(services)
{
    /// <summary>The address of who must not find them.</summary>
    [BindProperty]
    public string? Seeker { get; set; }

    /// <summary>Whom.</summary>
    [BindProperty]
    public IReadOnlyList<string> Whom { get; set; } = [];

    /// <summary>Agencies that hold where they are, besides the one that is read for.</summary>
    [BindProperty]
    public IReadOnlyList<string> Keepers { get; set; } = [];

    /// <summary>Whom others ring.</summary>
    [BindProperty]
    public string? Lead { get; set; }

    /// <summary>The place of a basis in the list.</summary>
    [BindProperty]
    public int? On { get; set; }

    /// <summary>A day, as 2026-10-31; none = until it is undone.</summary>
    [BindProperty]
    public string? Until { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The address of one that holds.</summary>
    [BindProperty]
    public string? Pair { get; set; }

    /// <summary>Those that hold now, of everybody whom the reader is shown here.</summary>
    public IReadOnlyList<PairProtection> Pairs { get; private set; } = [];

    public IReadOnlyList<string> Bases => Rules.ProtectionBases;

    /// <summary>The child and everybody around the child, as the reader is shown them.</summary>
    public IReadOnlyList<string> People => [Child, .. (Seen.Screen.Visible.Records?.People.Keys ?? []).Where(p => p != Child).Order(StringComparer.Ordinal)];

    /// <summary>Agencies that the reader may know to be in the child's life.</summary>
    public IReadOnlyList<string> Others => [.. (Seen.Screen.Visible.Records?.Records ?? []).Select(r => r.By).Where(a => a != Reader && Board!.Register.Agencies[a] is not null && Board.MayKnow(a, Reader)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>A label says which system holds somebody, so the page does not have it.</summary>
    public string AddressOf(PairProtection pair) => $"{Address(pair.Person)}-{Address(pair.Seeker)}";

    public string Address(string person) => Board!.Register.AddressOf(person);

    protected override IReadOnlyList<string> Concerned => [.. Pairs.Where(p => AddressOf(p) == Pair).SelectMany(p => new[] { p.Person, p.Seeker }).Concat(Chosen([Seeker, .. Whom])).Append(Child).Distinct()];

    private AccessRules Rules => Live!.Casebook.Catalogue.Access;

    /// <summary>Where they are is held by these, as far as the reader may know of them.</summary>
    public string KeptBy(PairProtection pair) => Prose.List(pair.Keepers.Select(k => Board!.MayKnow(k, Reader) ? Telling.Agency(k) : Redaction.Withheld).Distinct());

    public bool MayUndo(PairProtection pair) => pair.Keepers.Contains(Reader);

    public async Task<IActionResult> OnGetAsync(string address) => await Found(address) ? Page() : NotFound();

    public async Task<IActionResult> OnPostProtect(string address)
    {
        if (!await Found(address)) return NotFound();
        List<string> whom = [.. Chosen(Whom)];
        var seeker = Chosen([Seeker]).FirstOrDefault("");
        PairProtection Said(string person, string by) => new(person, seeker, true, [Reader, .. Keepers.Intersect(Others)], Lead?.Trim() ?? "", by, On is { } n ? Bases.ElementAtOrDefault(n) ?? "" : "", Board!.Through, EndOf(Until), Reason?.Trim() ?? "");
        IEnumerable<string> Check(string by) => whom.Count == 0 ? ["Choose who is to be kept safe."] : !string.IsNullOrEmpty(Until) && EndOf(Until) is null ? ["The last day is no day."]
            : whom.SelectMany(p => Said(p, by).Check(Rules, Reader, RoleOf(by), null)).Distinct().Select(Say);
        return await Write("people kept from being found by another", Check, by => [.. whom.Select(p => DecisionEntries.Of(Said(p, by)))], "protection") ?? Redirect($"/children/{address}/protection{With}");
    }

    public async Task<IActionResult> OnPostUndo(string address)
    {
        if (!await Found(address)) return NotFound();
        var its = Pairs.FirstOrDefault(p => AddressOf(p) == Pair);
        PairProtection Over(string by) => (its ?? new("", "", false, [], "", by, "", 0, null, "")) with { Holds = false, SaidBy = by, Basis = "", At = Board!.Through, Until = null, Reason = Reason?.Trim() ?? "" };
        return await Write("a protection between people undone", by => Over(by).Check(Rules, Reader, RoleOf(by), its).Select(Say), by => DecisionEntries.Of(Over(by)), "protection") ?? Redirect($"/children/{address}/protection{With}");
    }

    private IEnumerable<string> Chosen(IEnumerable<string?> addresses) => People.Where(p => addresses.Contains(Address(p)));

    private string? RoleOf(string practitioner) => Staff.PostsOf(practitioner) is [var post, ..] ? post.Role : null;

    private async Task<bool> Found(string address)
    {
        if (!Find(address)) return false;
        if (Board!.Screens.Guard(Board, Child, Reader) is not null || Seen.IsNothing)
        {
            Missing.Tell(HttpContext, "There is no page at this address.", [(AddressOf(Child), "The child")]);
            return false;
        }
        Pairs = [.. People.Where(p => Board.Screens.Guard(Board, p, Reader) is null).SelectMany(Board.Register.PairsOf).Where(p => p.Holds && !(p.Until < Board.Through))];
        await Audited("who must not find whom", () => (true, (IReadOnlyList<string>)[Child, .. Pairs.SelectMany(p => new[] { p.Person, p.Seeker }).Distinct().Where(p => p != Child)], (IReadOnlyList<long>)[]));
        return true;
    }

    private static string Say(ProtectionRefusal refusal) => refusal switch
    {
        ProtectionRefusal.NoAuthority => "Whoever says so needs one of the roles that may.",
        ProtectionRefusal.NoPair => "Choose who must not find them: somebody else than who is kept safe.",
        ProtectionRefusal.NoLead => "Say whom others ring, and how.",
        ProtectionRefusal.BasisNotListed => "Choose a basis that is listed.",
        ProtectionRefusal.NoReason => "Say why.",
        ProtectionRefusal.EndPast => "The last day has to be in the future.",
        ProtectionRefusal.NothingToUndo => "Only an agency that holds where they are takes it back, and only while it holds.",
        _ => "The agency that says so holds where they are.",
    };
}
