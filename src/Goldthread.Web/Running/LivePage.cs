using Goldthread.Agencies;
using Goldthread.Duties;
using Goldthread.Store.Audits;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Web.Running;

/// <summary>A page of the partnership that is served. Whatever it shows of people is written into the audit log before it is shown.</summary>
public abstract class LivePage(IServiceProvider services) : PageModel
{
    /// <summary>Who reads, until there is a sign-in: an agency that the reader chooses.</summary>
    public const string UsualReader = "westmarsh-childrens-social-care";

    /// <summary>Why anybody reads here, until there is a sign-in.</summary>
    protected const string Purpose = "demonstration";

    private readonly Telemetry telemetry = services.GetRequiredService<Telemetry>();
    private Board? board;

    public Live? Live { get; } = services.GetService<Live>();

    /// <summary>The same from the beginning of a request to its end.</summary>
    public Board? Board => board ??= Live?.Board;

    [BindProperty(Name = "as", SupportsGet = true)]
    public string? As { get; set; }

    public string Reader => As is not null && Board?.Register.Agencies[As] is not null ? As : UsualReader;

    public Telling Telling => new(Board!, Reader);

    public string With => Reader == UsualReader ? "" : $"?as={Reader}";

    public DirectoryView Staff => Board!.Register.Staff.At(Board.Through);

    public string AddressOf(string child) => $"/children/{Board!.Register.AddressOf(child)}{With}";

    /// <summary>Null: it speaks of no child, and has no page.</summary>
    public string? AddressOf(string? child, Finding duty) => child is null ? null : $"/children/{Board!.Register.AddressOf(child)}/duties/{Board.Register.AddressOfDuty(duty.Key)}{With}";

    /// <returns>What was read, once it has been written down who read it.</returns>
    /// <param name="what">Of what: "chronology and duties".</param>
    protected Task<T> Audited<T>(string what, Func<(T Data, IReadOnlyList<string> People, IReadOnlyList<long> Records)> read)
    {
        var (data, people, records) = read();
        return telemetry.Audited(() => Live!.Store!.Audit.Give(new AuditNote($"reader:{Reader}", Purpose, Act.Read, what, people), () => (data, records)));
    }

    /// <summary>The page was asked for again after something was written: it is drawn from what stands now.</summary>
    protected void Anew() => board = null;
}
