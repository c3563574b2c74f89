using Goldthread.Store.Journals;
using Goldthread.Web.Downtime;

namespace Goldthread.Web.Running;

/// <summary>What is done from time to time while a partnership is served: the downtime copy is made anew, the head of the audit log is signed, and what the keeper knows is left for the next.</summary>
sealed class Chores(Session session, PartnershipFolder folder, string partnership)
{
    private static readonly TimeSpan SignEvery = TimeSpan.FromDays(1), CopyEvery = TimeSpan.FromHours(1);

    private DateTimeOffset signed = DateTimeOffset.MinValue, copied = DateTimeOffset.MinValue;

    /// <param name="now">By the clock on the wall: an invented partnership's own clock stands still.</param>
    /// <exception cref="IOException">A file or the audit log could not be written.</exception>
    public async Task Do(DateTimeOffset now)
    {
        // The copy first: that it was taken stands below the head that is signed.
        if (now - copied >= CopyEvery)
        {
            await DowntimeCopy.Write(session.Board, session.Store, partnership, folder.Downtime, "goldthread:serve");
            copied = now;
        }
        if (now - signed < SignEvery) return;
        await session.Store.SignHead(new Cause("goldthread:serve", "audit"));
        signed = now;
        // Whoever begins after this process was killed needs to look at no more than a day again.
        await session.Leave();
    }
}
