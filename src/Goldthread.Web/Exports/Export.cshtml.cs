using Goldthread.Web.Feeds;
using Goldthread.Web.Running;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Web.Exports;

/// <summary>A child's chronology, to be taken to a meeting: for whom, what for, and in which form.</summary>
public sealed class ExportPage(IServiceProvider services, FeedDesk desk) : ActingPage(services)
{
    /// <summary>The word of a purpose.</summary>
    [BindProperty(Name = "purpose")]
    public string? For { get; set; }

    /// <summary>What is said of the purpose on the first page.</summary>
    [BindProperty]
    public string? Said { get; set; }

    [BindProperty(Name = "format")]
    public string? Form { get; set; }

    public async Task<IActionResult> OnGetAsync(string address) => await Found(address) ? Page() : NotFound();

    public async Task<IActionResult> OnPostTakeAsync(string address)
    {
        if (!await Found(address)) return NotFound();
        var (purpose, format) = (ExportPurpose.All.FirstOrDefault(p => p.Name == For), ExportFormat.All.FirstOrDefault(f => f.Name == Form));
        List<string> refused = [];
        if (By is null || Present.All(p => p.Id != By)) refused.Add("Choose who acts.");
        if (purpose is null) refused.Add("Choose what it is for.");
        if (format is null) refused.Add("Choose a form.");
        if (refused.Count > 0) return Again(refused);
        var export = new ChronologyExport(Board!, Live!.Store!, desk.Books(Live.Store!.Journal), Live.About, Live.Casebook.Catalogue.Access);
        var outcome = await export.Of(Child, By!, purpose!, string.IsNullOrWhiteSpace(Said) ? null : Said.Trim(), format!, Live.Clock.GetUtcNow());
        if (outcome is not Outcome.Given given) return Again([((Outcome.Refused)outcome).Why]);
        Response.Headers.CacheControl = "no-store";
        return File(given.Bytes, given.As.MediaType, given.As.FileName);
    }

    private IActionResult Again(IReadOnlyList<string> refused)
    {
        Refused = refused;
        return Page();
    }

    private async Task<bool> Found(string address)
    {
        if (!Find(address)) return false;
        await Audited<bool>("a child's name, to take the chronology out", () => (true, [Child], []));
        return true;
    }
}
