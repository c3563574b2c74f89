using System.Globalization;
using Goldthread.Store.Audits;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Store.Projections;
using Goldthread.Time;
using Goldthread.Web.Layout;
using Microsoft.AspNetCore.Mvc;
using Record = Goldthread.Records.Record;

namespace Goldthread.Web.Running;

/// <summary>A page on which something is decided about somebody. Until there is a sign-in, who acts is chosen among those who are there at the agency that is read for.</summary>
public abstract class ActingPage(IServiceProvider services) : LivePage(services)
{
    /// <summary>The feed by which records come that are written here.</summary>
    protected const string OwnFeed = "goldthread";

    /// <summary>Who acts.</summary>
    [BindProperty(Name = "by")]
    public string? By { get; set; }

    public string Child { get; private set; } = "";

    public Seen Seen { get; private set; } = null!;

    /// <summary>Why nothing was written, in words; empty = nothing was refused.</summary>
    public IReadOnlyList<string> Refused { get; protected set; } = [];

    /// <summary>Who is there at the agency, by name: what each is called, and in words.</summary>
    public IReadOnlyList<(string Id, string Words)> Present
    {
        get
        {
            var view = Staff;
            return [.. (view.Directory.TeamsOf.GetValueOrDefault(Reader) ?? []).SelectMany(t => view.In(t.Name)).Where(p => view.IsPresent(p.Practitioner)).DistinctBy(p => p.Practitioner)
                .Select(p => (p.Practitioner, $"{Telling.Practitioner(p.Practitioner)}, {p.Role.Replace('-', ' ')}")).OrderBy(p => p.Item2, StringComparer.Ordinal)];
        }
    }

    /// <summary>Whom what is decided is about.</summary>
    protected virtual IReadOnlyList<string> Concerned => [Child];

    /// <summary>Finds the child as the reader may know of it.</summary>
    /// <returns>False: there is none, and the page of things not found says so.</returns>
    protected bool Find(string address)
    {
        if (Board is { } board && board.Register.ChildAt(address) is { } child && board.Screens.Of(board, child, Reader) is var seen && !(seen.IsNothing && board.Register.OpenBy(child).Count == 0))
        {
            (Child, Seen) = (child, seen);
            return true;
        }
        Missing.Tell(HttpContext, "The agency that is read for knows of no such child.", [($"/children{With}", "Children with open duties")]);
        return false;
    }

    /// <summary>A record that somebody writes here, as the system of the reader's agency would tell it.</summary>
    protected Record Written(string kind, string by, string about)
    {
        var (key, now, post) = (Guid.CreateVersion7().ToString(), Axis.Dated.Candidates[0].ToDateTime(TimeOnly.MinValue).AddMinutes(Board!.Through), Staff.PostsOf(by)[0]);
        return new()
        {
            Id = $"{OwnFeed}-{key}",
            Kind = Live!.Casebook.Catalogue.Vocabulary.Kinds[kind],
            Occurred = new(now.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), [new DateLimit.Civil(now, now)]),
            By = Reader,
            Teller = Reader,
            Team = post.Team,
            Practitioner = by,
            Role = post.Role,
            From = [Reader],
            About = [about],
            Source = new(OwnFeed, key, 1),
        };
    }

    /// <summary>Writes down who decides, then what.</summary>
    /// <param name="what">Of what: "a step of a duty acknowledged".</param>
    /// <param name="check">Why it may not be done, in words; empty = it may.</param>
    /// <param name="why">What the journal gives as the reason of its entry.</param>
    /// <returns>Null: it is written. Otherwise the page again, with the reasons.</returns>
    protected Task<IActionResult?> Write(string what, Func<string, IEnumerable<string>> check, Func<string, Entry> entry, string why = "duty") => Write(what, check, by => [entry(by)], why);

    /// <summary>The same of several entries, which are written together.</summary>
    protected async Task<IActionResult?> Write(string what, Func<string, IEnumerable<string>> check, Func<string, IReadOnlyList<Entry>> entries, string why = "duty")
    {
        Refused = By is { } by && Present.Any(p => p.Id == by) ? [.. check(by)] : ["Choose who acts."];
        if (Refused.Count > 0) return Page();
        var cause = new Cause($"{DecisionEntries.User}{By}", why);
        await Live!.Store!.Audit.Note(new AuditNote(cause.Who, Purpose, Act.Decide, what, Concerned));
        if ((await Live.Append(entries(By!), cause)).OfType<Answer.Refused>().FirstOrDefault() is not { } refused) return null;
        Refused = [$"The journal does not take it ({(int)refused.Why})."];
        return Page();
    }

    /// <summary>The last minute of a day that was written as 2026-10-31; null = it is none.</summary>
    protected static long? EndOf(string? day) => DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? Axis.Dated.OfDates(date, date).Hi : null;
}
