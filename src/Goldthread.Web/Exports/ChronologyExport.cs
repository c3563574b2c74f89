using Goldthread.Access;
using Goldthread.Feeds.Exports;
using Goldthread.Store;
using Goldthread.Store.Audits;
using Goldthread.Store.Projections;
using Goldthread.Web.Feeds;
using Goldthread.Web.Running;

namespace Goldthread.Web.Exports;

/// <summary>Takes a child's chronology out of Goldthread for one practitioner: drawn up, written into the audit log, and only then given.</summary>
public sealed class ChronologyExport(Board board, StoreFolder store, IReadOnlyDictionary<string, FeedBook> books, AboutPartnership about, AccessRules access)
{
    /// <summary>Stands in the audit log after what was taken out, where somebody took it who is not on record as working with the child.</summary>
    private const string Uninvolved = ", by somebody not on record as working with the child";

    /// <summary>Of what the log holds of a child: what was taken out by somebody who does not work with the child, of which the child's lead is told.</summary>
    public static bool IsForTheLead(Looked looked) => looked.Act == Act.Export && looked.What.EndsWith(Uninvolved, StringComparison.Ordinal);

    /// <param name="child">The name under which the child is looked at.</param>
    /// <param name="said">Of the purpose, on the first page; it stands nowhere else.</param>
    /// <param name="account">Who takes it out, where it is not the practitioner: a part of the program that does it for them.</param>
    /// <exception cref="AuditStoppedException">It could not be written down; nothing is given.</exception>
    public async Task<Outcome> Of(string child, string practitioner, ExportPurpose purpose, string? said, ExportFormat format, DateTimeOffset made, string? account = null)
    {
        if (Reader.Of(board.Register.Staff.At(board.Through), practitioner, child, purpose.Label) is not { } reader) return new Outcome.Refused("Nobody of this name is in post.");
        reader = reader with { For = purpose.For };
        var seen = board.Screens.Of(board, child, reader);
        if (seen.Screen.Visible.Entrance == Entrance.RefusedOwnKin) return new Outcome.Refused("Somebody of the practitioner's own family is told of here. Another person has to take it out.");
        // Whether there is such a child in what others hold is not said either.
        if (seen.IsNothing) return new Outcome.Refused("The agency that is read for holds nothing of such a child.");
        var drawn = DrawnUp.Of(board, store.Journal, books, about, access, child, seen, reader, purpose, said, made);
        var (written, bytes) = await Write(drawn.Document, format);
        var user = $"{DecisionEntries.User}{practitioner}";
        await store.Audit.Note(new AuditNote(account ?? user, purpose.Name, Act.Export, $"chronology as {written.Name}{(reader.Involved ? "" : Uninvolved)}", [child]) { OnBehalfOf = account is null ? null : user, Records = drawn.Records });
        return new Outcome.Given(bytes, written);
    }

    private static async Task<(ExportFormat, byte[])> Write(ChronologyDocument document, ExportFormat format) => format.Write is { } write ? (format, write(document))
        : await Printing.Pdf(HtmlChronology.Write(document), document.Made) is { } pdf ? (format, pdf) : (ExportFormat.Html, ExportFormat.Html.Write!(document));
}

/// <summary>What became of an export.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <param name="As">HTML where PDF was asked for and nothing here prints it.</param>
    public sealed record Given(byte[] Bytes, ExportFormat As) : Outcome;

    public sealed record Refused(string Why) : Outcome;
}
