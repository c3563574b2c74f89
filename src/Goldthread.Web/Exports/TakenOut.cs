using Goldthread.Store.Audits;
using Goldthread.Store.Projections;
using Goldthread.Web.Running;

namespace Goldthread.Web.Exports;

/// <summary>A chronology that somebody took out who is not on record as working with the child: the child's lead is told.</summary>
/// <param name="By">Whose practitioner, in what role.</param>
/// <param name="For">The purpose, in words.</param>
public sealed record TakenOut(DateTimeOffset When, string By, string For)
{
    /// <summary>The latest first. None where the reader's agency does not lead: it neither answers for the child nor has a worker for the child.</summary>
    public static IReadOnlyList<TakenOut> Of(Board board, AuditTrail trail, Store.Keys.KeyRing ring, Telling tell, string child, string reader)
    {
        var staff = board.Register.Staff.At(board.Through);
        if (!staff.IsInvolved(reader, child)) return [];
        return [.. board.Register.Same(child).SelectMany(label => trail.WhoLooked(ring, label)).Where(ChronologyExport.IsForTheLead).DistinctBy(l => l.Position).OrderByDescending(l => l.Position)
            .Select(l => new TakenOut(l.When, Who(l.OnBehalfOf ?? l.Who), ExportPurpose.All.FirstOrDefault(p => p.Name == l.Why)?.Label ?? l.Why))];

        string Who(string user) =>
            staff.PostsOf(user[DecisionEntries.User.Length..]) is not [var post, ..] || staff.AgencyOf(post.Team) is not { } agency ? "somebody who is not in post any more"
            : board.MayKnow(agency, reader) && (agency == reader || board.Screens.Guard(board, child, reader) is null) ? $"{tell.Practitioner(post.Practitioner)}, {post.Role.Replace('-', ' ')}, {tell.Agency(agency)}" : "somebody of another agency";
    }
}
