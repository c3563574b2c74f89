using Goldthread.Access;
using Goldthread.Records;

namespace Goldthread.Web.Running;

/// <summary>What of a child's thread decides which agencies have the same of it: most may see all that is plain, and none of what is not.</summary>
/// <param name="Marked">Records that not everybody in the thread may read, each with the statement that it is of.</param>
/// <param name="Statements">Of all records.</param>
sealed record ThreadSketch(IReadOnlyList<(Record Record, string Statement)> Marked, IReadOnlySet<string> Statements, IReadOnlySet<string> People)
{
    public static ThreadSketch Of(ChildThread thread, Lens lens)
    {
        var statements = Access.Statements.Of(thread.Records);
        return new([.. thread.Records.Where(r => !lens.IsPlain(r) || lens.TierOf(r) != Tier.Shared).Select(r => (r, statements[r.Id]))], statements.Values.ToHashSet(StringComparer.Ordinal), thread.People.Keys.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Agencies of which this is equal are told the same of an open thread, in every word; it is the agency's own name where it holds something that is not plain, or where what it may see is decided for it by name.</summary>
    public string Side(Reader reader, Lens lens, IReadOnlyList<Protection> protections, SharingDecisions decisions, long at) =>
        lens.Agencies[reader.Agency]?.Tier is Tier.Hidden or Tier.Brokered || Marked.Any(m => m.Record.By == reader.Agency)
        || protections.Any(p => p.Protected.Any(People.Contains)) || Statements.Any(decisions.IsDecided)
            ? reader.Agency
            // No agency is called so.
            : $"\n{string.Concat(Marked.Select(m => (int)lens.Of(m.Record, m.Statement, reader, at)))}";
}
