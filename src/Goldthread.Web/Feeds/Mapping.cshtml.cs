using Goldthread.Feeds.Declarations;
using Goldthread.Feeds.Formats;
using Goldthread.Feeds.Imports;
using Goldthread.Feeds.Items;
using Goldthread.Feeds.Proposals;
using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Store.Audits;
using Goldthread.Web.Layout;
using Goldthread.Web.Running;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Web.Feeds;

/// <summary>
/// What each column of a feed's table means, for its own agency to correct: rows of a file are shown as the records they make, and what was corrected is saved as the next version. The rows stand in the page alone, and are kept nowhere.
/// </summary>
public sealed class MappingPage(IServiceProvider services, FeedDesk desk) : LivePage(services)
{
    /// <summary>A wider table is mapped in its file.</summary>
    public const int MostColumns = 100;

    public string Name { get; private set; } = "";

    public Feed Feed { get; private set; } = null!;

    /// <summary>As it stands in formats/.</summary>
    public TableMapping Saved { get; private set; } = null!;

    /// <summary>As it stands on the page.</summary>
    public TableMapping Current { get; private set; } = null!;

    public Sample? Sample { get; private set; }

    public IReadOnlyList<(Item Row, IReadOnlyList<Sorted> Made)> Rows { get; private set; } = [];

    public IReadOnlyList<CodeRows> Codes { get; private set; } = [];

    public IReadOnlyList<MappingChange> Changes { get; private set; } = [];

    /// <summary>Why nothing was saved, or cannot be yet.</summary>
    public IReadOnlyList<string> Refused { get; private set; } = [];

    /// <summary>What was changed is saved.</summary>
    public bool IsSaved { get; private set; }

    /// <summary>Other feeds that are read by the same format.</summary>
    public IReadOnlyList<string> Others => [.. desk.List.Feeds.Values.Where(f => f.Format == Feed.Format && f.Name != Name).Select(f => f.Name).Order(StringComparer.Ordinal)];

    /// <summary>What the feed may tell of, and what is told already.</summary>
    public IReadOnlyList<Kind> Kinds => [.. Vocabulary.Kinds.Values.Where(k => Feed.Of(k) is not null || Current.Records.Any(r => r.Kind == k.Name)).OrderBy(k => k.Name, StringComparer.Ordinal)];

    public Vocabulary Vocabulary => Live!.Casebook.Catalogue.Vocabulary;

    [BindProperty]
    public MappingForm Form { get; set; } = new();

    public IActionResult OnGet(string name)
    {
        if (!Found(name)) return NotFound();
        Show(Saved, null);
        return Page();
    }

    /// <summary>A file is looked at, by the mapping that stands or by one that is proposed.</summary>
    public IActionResult OnPostOpen(string name, IFormFile? file, string? by)
    {
        if (!Found(name)) return NotFound();
        Show(Saved, null);
        if (file is null || file.Length == 0) return Again("Choose a file.");
        using var stream = file.OpenReadStream();
        var encoding = Feed.Encoding is { } code ? FeedReader.Known(code) : null;
        var found = (Saved.File == FileForm.Xlsx ? XlsxItems.Read(stream, "file", Limits.Usual) : CsvItems.Read(stream, "file", Limits.Usual, null, encoding)).Take(Proposal.Rows + 2).ToList();
        if (found is [Found.Broken broken, ..]) return Again($"{broken.Problem.Message} {broken.Problem.Kind.Remedy}");
        if (Sample.Of(found) is not { } sample) return Again("The file holds no rows.");
        if (sample.Headers.Count > MostColumns) return Again($"The table has more than {MostColumns} columns. Correct its mapping in its file.");
        Show(by == "proposed" ? Proposal.Of(Saved.Name, Saved.Label, Saved.File, sample, Vocabulary.Kinds.Values.Where(k => Feed.Of(k) is not null)) with { Version = Saved.Version } : Saved.Over(sample), sample.Small());
        return Page();
    }

    /// <summary>What was chosen is tried on the rows, and nothing is saved.</summary>
    public IActionResult OnPostTry(string name)
    {
        if (!Found(name)) return NotFound();
        Show(Form.Read(Saved.Name, Vocabulary), Form.Rows is { } rows ? Sample.Read(rows) : null);
        return Page();
    }

    public async Task<IActionResult> OnPostSave(string name)
    {
        if (!Found(name)) return NotFound();
        Show(Form.Read(Saved.Name, Vocabulary), Form.Rows is { } rows ? Sample.Read(rows) : null);
        if (Refused.Count > 0) return Page();
        if (Changes.Count == 0) return Again("Nothing is changed.");
        var (changes, next) = (Changes, Current with { Version = Saved.Version + 1 });
        await Live!.Store!.Audit.Note(new AuditNote($"reader:{Reader}", Purpose, Act.Decide, "a mapping of a feed saved", []));
        if (desk.Save(Saved.Name, Current.Version, MappingText.Of(next)) is { } why) return Again(why);
        Found(name);
        Show(Saved, Sample);
        (IsSaved, Changes) = (true, changes);
        return Page();
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Again(string why)
    {
        Refused = [why];
        return Page();
    }

    private void Show(TableMapping mapping, Sample? sample)
    {
        (Current, Sample, Changes) = (mapping, sample, MappingChanges.Between(Saved, mapping, Vocabulary));
        Codes = [.. CodeRows.Of(mapping, sample, Vocabulary)];
        var problems = new ProblemList();
        var format = YamlFile.Read(MappingText.Of(mapping), Saved.Name, problems) is { } root ? new FormatReader(Vocabulary, problems).Read(root) : null;
        Refused = [.. Unsaid(mapping), .. problems.All.Select(p => $"{p.Message} {p.Kind.Remedy}")];
        Rows = format is null || sample is null ? [] : [.. FirstRows.Of(format, Feed, Vocabulary, sample.Rows.Take(Sample.Shown))];
        // What is filled in again is what was read, not what was posted.
        ModelState.Clear();
        Form = MappingForm.Of(mapping, sample?.Text());
    }

    private IEnumerable<string> Unsaid(TableMapping mapping)
    {
        if (!mapping.Columns.Any(c => c.Key)) yield return "Say by which column one child is told from another.";
        if (mapping.Label.Length == 0) yield return "Say what the table is.";
        if (mapping.Source.Length == 0) yield return "Say who knows what the columns mean.";
        foreach (var column in mapping.Columns.Where(c => c.Sense == Sense.Dated && mapping.Records.All(r => r.Column != c.Name))) yield return $"Say of which kind of record “{column.Name}” is the day.";
        foreach (var column in mapping.Columns.Where(c => MappingText.IsUsed(c, mapping) && !Sample.CanBeRead(c.Name))) yield return $"“{column.Name}” cannot be used, for the sake of a sign in its name. Ask for another header.";
        foreach (var (sense, columns) in mapping.Columns.GroupBy(c => c.Sense).Where(s => s.Key is Sense.Surname or Sense.Born or Sense.NhsNumber or Sense.Upn or Sense.Sex && s.Count() > 1).Select(s => (s.Key, s.Select(c => $"“{c.Name}”"))))
            yield return $"Only one column can be the child's {MappingChanges.WordsOf(sense)}: {Prose.List(columns)}.";
    }

    private bool Found(string name)
    {
        if (Live?.Store is not null && Board is not null && desk.List.Feeds.GetValueOrDefault(name) is { } feed && feed.Agency == Reader && MappingReader.Of(desk.List.Formats[feed.Format], Vocabulary) is { } mapping)
        {
            (Name, Feed, Saved) = (name, feed, mapping);
            return true;
        }
        Missing.Tell(HttpContext, "There is no mapping that this agency corrects here.", [($"/feeds{With}", "Feeds")]);
        return false;
    }
}
