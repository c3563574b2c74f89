using Goldthread.Feeds.Imports;
using Goldthread.Feeds.Items;
using Goldthread.Feeds.Proposals;
using Goldthread.Reading;
using Goldthread.Store.Audits;
using Goldthread.Store.Entries;
using Goldthread.Web.Layout;
using Goldthread.Web.Running;
using Microsoft.AspNetCore.Mvc;
using Entry = Goldthread.Store.Entries.Entry;

namespace Goldthread.Web.Feeds;

/// <summary>One feed: what it covers, and, for its own agency, the parts of its files that wait, to be corrected or dropped.</summary>
public sealed class FeedPage(IServiceProvider services, FeedDesk desk) : LivePage(services)
{
    /// <summary>Shown at once; the next follow when these are settled.</summary>
    public const int MostShown = 20;

    public string Name { get; private set; } = "";

    public FeedBook Book { get; private set; } = FeedBook.Empty;

    public Goldthread.Feeds.Declarations.Feed? Declared => desk.List.Feeds.GetValueOrDefault(Name);

    /// <summary>Whose agency sends it.</summary>
    public bool IsOwn => Declared is { } d ? d.Agency == Reader : Book.Covers.Any(c => c.Agency == Reader);

    /// <summary>A file may be taken in here: everybody in it is invented, as in the partnership.</summary>
    public bool MayTake => IsOwn && Declared is { Invented: true };

    /// <summary>It sends a table whose mapping is corrected on a page.</summary>
    public bool HasMapping => IsOwn && Declared is { } d && MappingReader.Of(desk.List.Formats[d.Format], Live!.Casebook.Catalogue.Vocabulary) is not null;

    public IReadOnlyList<Entry.NotTaken> Waiting { get; private set; } = [];

    /// <summary>Why nothing was written, in words.</summary>
    public IReadOnlyList<string> Refused { get; private set; } = [];

    public Imported? Taken { get; private set; }

    /// <summary>What has to be said of a file although it was taken in: of what nobody else learns.</summary>
    public IReadOnlyList<Problem> Notices { get; private set; } = [];

    [BindProperty]
    public string? Key { get; set; }

    /// <summary>A part as it should be.</summary>
    [BindProperty]
    public string? Mended { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(string name) => await Found(name) ? Page() : NotFound();

    public async Task<IActionResult> OnPostCorrect(string name)
    {
        if (!await Found(name)) return NotFound();
        if (Of(Key) is not { } waiting || !IsOwn) return await Again(name, "Nothing waits under this key, or it was settled meanwhile.");
        if (Declared is not { } feed) return await Again(name, "The feed is not declared, so nobody knows what its parts mean.");
        if (ItemText.Read(Mended ?? "") is not { } item) return await Again(name, "Write 'name: text' on each line, two spaces deeper for what is within something.");
        await Live!.Store!.Audit.Note(new AuditNote($"reader:{Reader}", Purpose, Act.Decide, "a part of a feed corrected", []));
        var sorted = await Importing(feed).Correct(waiting, item, Live.Clock.GetUtcNow());
        var why = sorted.Where(s => s.Fate is Fate.Rejected or Fate.Quarantined).SelectMany(s => s.Problems).Select(p => $"{p.Message} {p.Kind.Remedy}").ToList();
        return why.Count == 0 ? Redirect($"/feeds/{name}{With}") : await Again(name, [.. why]);
    }

    public async Task<IActionResult> OnPostDrop(string name)
    {
        if (!await Found(name)) return NotFound();
        if (Of(Key) is not { } waiting || !IsOwn) return await Again(name, "Nothing waits under this key, or it was settled meanwhile.");
        if (string.IsNullOrWhiteSpace(Reason)) return await Again(name, "Say why it is not wanted.");
        await Live!.Store!.Audit.Note(new AuditNote($"reader:{Reader}", Purpose, Act.Decide, "a part of a feed dropped", []));
        await Live.Append([waiting with { Is = NotTakenState.Dropped, Content = "", Reason = Reason.Trim() }], new($"feed:{name}", "drop"));
        return Redirect($"/feeds/{name}{With}");
    }

    public async Task<IActionResult> OnPostTake(string name, IFormFile? file)
    {
        if (!await Found(name)) return NotFound();
        if (file is null || file.Length == 0) return await Again(name, "Choose a file.");
        if (!MayTake) return await Again(name, "Only a feed whose files hold invented people goes into an invented partnership.");
        var problems = new ProblemList();
        if (desk.List.Find(Declared!.Format, name, DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date), new(file.FileName, 1, 1), problems) is null) return await Again(name, [.. problems.All.Select(p => $"{p.Message} {p.Kind.Remedy}")]);
        await Live!.Store!.Audit.Note(new AuditNote($"reader:{Reader}", Purpose, Act.Decide, "a file of a feed taken in", []));
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await using (var to = new FileStream(path, FileMode.CreateNew)) await file.CopyToAsync(to);
            Taken = await Importing(Declared).Take(path, write: true, Live.Clock.GetUtcNow());
        }
        finally
        {
            System.IO.File.Delete(path);
        }
        Notices = problems.All;
        return await Again(name, Taken.Broken is { } broken ? [$"{broken.Message} {broken.Kind.Remedy}"] : []);
    }

    private Entry.NotTaken? Of(string? key) => Book.Waiting.FirstOrDefault(w => w.Key == key);

    private Importing Importing(Goldthread.Feeds.Declarations.Feed feed) =>
        new(desk.List, Live!.Casebook.Catalogue.Vocabulary, feed, Live.Store!.Journal, (entries, cause, _) => Live.Append(entries, cause));

    private async Task<IActionResult> Again(string name, params IReadOnlyList<string> why)
    {
        Anew();
        await Found(name);
        Refused = why;
        return Page();
    }

    private async Task<bool> Found(string name)
    {
        if (Live?.Store is not { } store || Board is null) return false;
        var books = desk.Books(store.Journal);
        if (!books.ContainsKey(name) && !desk.List.Feeds.ContainsKey(name))
        {
            Missing.Tell(HttpContext, "There is no such feed.", [($"/feeds{With}", "Feeds")]);
            return false;
        }
        (Name, Book) = (name, books.GetValueOrDefault(name) ?? FeedBook.Empty);
        Waiting = IsOwn && Book.Waiting.Count > 0 ? await Audited("what waits of a feed", () => (Book.Waiting.Take(MostShown).ToList(), (IReadOnlyList<string>)[], (IReadOnlyList<long>)[])) : [];
        return true;
    }
}
