using Goldthread.Store.Journals;
using Goldthread.Web.Downtime;

namespace Goldthread.Web.Running;

/// <summary>What is done from time to time while a partnership is served: the downtime copy is made anew, the head of the audit log is signed, and what the keeper knows is left for the next.</summary>
/// <remarks>The copy goes through every agency's duties, which in a county takes minutes the first time: no clock waits for it.</remarks>
sealed class Chores(Session session, PartnershipFolder folder, string partnership) : IAsyncDisposable
{
    private static readonly TimeSpan SignEvery = TimeSpan.FromDays(1), CopyEvery = TimeSpan.FromHours(1);

    private readonly CancellationTokenSource ended = new();
    private Task copying = Task.CompletedTask;
    private DateTimeOffset signed = DateTimeOffset.MinValue, copied = DateTimeOffset.MinValue, left = DateTimeOffset.MinValue;

    /// <param name="now">By the clock on the wall: an invented partnership's own clock stands still.</param>
    /// <exception cref="IOException">A file or the audit log could not be written.</exception>
    public async Task Do(DateTimeOffset now)
    {
        if (now - left >= SignEvery)
        {
            // Whoever begins after this process was killed needs to look at no more than a day again.
            await session.Leave();
            left = now;
        }
        if (!copying.IsCompleted) return;
        await copying;
        if (now - copied >= CopyEvery)
        {
            copying = Task.Run(() => DowntimeCopy.Write(session.Board, session.Store, partnership, folder.Downtime, "goldthread:serve", stopping: ended.Token), ended.Token);
            copied = now;
            return;
        }
        // After the copy: that it was taken stands below the head that is signed.
        if (now - signed < SignEvery) return;
        await session.Store.SignHead(new Cause("goldthread:serve", "audit"));
        signed = now;
    }

    /// <summary>A copy that is being made is given up.</summary>
    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await copying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ended.Dispose();
    }
}
