using Goldthread.Escalation;
using Goldthread.Records;
using Goldthread.Store.Entries;
using Goldthread.Web.Running;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Web.Duties;

/// <summary>Professional challenges about one child: raise one, acknowledge, answer or settle it, or take it further. Each step is a record like any other.</summary>
public sealed class ChallengesPage(IServiceProvider services) : ActingPage(services)
{
    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? What { get; set; }

    /// <summary>A code of what came of it.</summary>
    [BindProperty]
    public string? Outcome { get; set; }

    /// <summary>The id of the record that raised it.</summary>
    [BindProperty]
    public string? Raised { get; set; }

    public IReadOnlyList<(Record Raised, Challenge Stands)> Challenges { get; private set; } = [];

    public IReadOnlyList<string> Outcomes => Live!.Casebook.Catalogue.Vocabulary.Kinds["challenge.answered"].Fields["outcome"].Codes;

    /// <summary>Whom it can be put to.</summary>
    public IEnumerable<string> Others => Board!.Register.Agencies.All.Values.Where(a => a.Connected && a.Name != Reader && Board.MayKnow(a.Name, Reader)).Select(a => a.Name).Order(StringComparer.Ordinal);

    public bool IsTheirs(Record raised) => raised.By == Reader;

    public async Task<IActionResult> OnGetAsync(string address) => await Found(address) ? Page() : NotFound();

    public async Task<IActionResult> OnPostRaise(string address) => await Step(address, "raised", null,
        () => [.. Others.Contains(To) ? Array.Empty<string>() : ["Choose the agency that decided."], .. string.IsNullOrWhiteSpace(What) ? ["Say what you disagree with."] : Array.Empty<string>()],
        record => record with { To = [To!], Narrative = What!.Trim() });

    public async Task<IActionResult> OnPostAcknowledge(string address) => await Step(address, "acknowledged", false, () => [], record => record);

    public async Task<IActionResult> OnPostAnswer(string address) => await Step(address, "answered", false,
        () => [.. Outcomes.Contains(Outcome) ? Array.Empty<string>() : ["Choose what came of it."], .. string.IsNullOrWhiteSpace(What) ? ["Give the answer, with its reasons."] : Array.Empty<string>()],
        record => record with { Fields = new Dictionary<string, string> { ["outcome"] = Outcome! }, Narrative = What!.Trim() });

    public async Task<IActionResult> OnPostFurther(string address) => await Step(address, "escalated", true, () => string.IsNullOrWhiteSpace(What) ? ["Say why it goes further."] : [], record => record with { Narrative = What!.Trim() });

    public async Task<IActionResult> OnPostSettle(string address) => await Step(address, "settled", true, () => string.IsNullOrWhiteSpace(What) ? ["Say what was settled."] : [], record => record with { Narrative = What!.Trim() });

    /// <param name="theirs">Of whoever raised it, or of the other side; null = it is the first step.</param>
    private async Task<IActionResult> Step(string address, string step, bool? theirs, Func<IReadOnlyList<string>> check, Func<Record, Record> fill)
    {
        if (!await Found(address)) return NotFound();
        var (raised, stands) = Challenges.FirstOrDefault(c => c.Raised.Id == Raised);
        IReadOnlyList<string> Wrong() => theirs is null ? check()
            : raised is null || stands.State == ChallengeState.Settled ? ["There is no such challenge, or it is settled."]
            : theirs.Value != IsTheirs(raised) || !(theirs.Value || raised.To.Contains(Reader)) ? ["This step is for the other side."] : check();
        return await Write($"a challenge {step}", _ => Wrong(), by => new Entry.Told(OwnFeed, fill(Written($"challenge.{step}", by, Child) with { To = raised?.From ?? [], Of = raised?.Id }))) ?? Redirect($"/children/{address}/challenges{With}");
    }

    private async Task<bool> Found(string address)
    {
        if (!Find(address)) return false;
        if (Seen.Screen.Visible.Records is { } set && Board!.Ladders.TryGetValue(LadderFor.Challenge, out var ladder))
            Challenges = [.. from raised in set.Records
                             where raised.Kind.Name == "challenge.raised" && raised.About.Contains(Child)
                             let stands = Escalation.Challenge.Of(raised, new View(set, Board.Through), ladder)
                             where stands is not null
                             select (raised, stands)];
        await Audited("challenges", () => (true, (IReadOnlyList<string>)[Child], Seen.Positions));
        return true;
    }
}
