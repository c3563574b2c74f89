using Goldthread.Partnerships;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;

namespace Goldthread.Web.Running;

/// <summary>Writes an invented partnership into a journal, each thing at the moment at which it is received.</summary>
/// <param name="Entries">Appended.</param>
/// <param name="Again">Sent a second time, and kept once.</param>
public sealed record Loading(long Entries, long Again, long Records, long People)
{
    private const int InFlight = 4_000;

    /// <param name="clock">The journal's; it is set to each moment in turn.</param>
    /// <param name="catalogue">With the gateways that are turned by what is told.</param>
    /// <param name="truth">Takes the lines of the truth file.</param>
    /// <exception cref="JournalStoppedException">The disk refused.</exception>
    public static async Task<Loading> Of(IEnumerable<Told> told, Journal journal, StandingClock clock, Catalogue catalogue, TextWriter truth)
    {
        var (entries, again, records, people, waiting) = (0L, 0L, 0L, 0L, 0);
        var tasks = new List<Task<IReadOnlyList<Answer>>>();
        var (batch, teams) = (new List<Entry>(), new HashSet<string>(StringComparer.Ordinal));
        var minute = long.MinValue;
        var doors = new Doors(catalogue);
        foreach (var one in told)
        {
            if (one.Received != minute) await Send();
            minute = one.Received;
            if (one is Told.OfRecord) records++;
            if (one is Told.OfPerson { Person.Version: 1 }) people++;
            if (Invention.Truth(one) is { } line) await truth.WriteLineAsync(line);
            // A team is told of with each of its posts, and once is enough.
            foreach (var entry in Invention.Entries(one).Where(e => e is not Entry.DirectoryFact { Fact: "team" } || teams.Add(e.Identity))) batch.AddRange([entry, .. doors.Turn(entry, minute)]);
            if (batch.Count > Journal.MostAtOnce - 500) await Send();
        }
        await Send();
        await Settle();
        return new(entries, again, records, people);

        async Task Send()
        {
            if (batch.Count == 0) return;
            clock.Set(Minutes.MomentOf(minute));
            tasks.Add(journal.Append([.. batch], new("goldthread:demo", "import"), Urgency.Import));
            waiting += batch.Count;
            batch.Clear();
            if (waiting >= InFlight) await Settle();
        }

        async Task Settle()
        {
            foreach (var answer in (await Task.WhenAll(tasks)).SelectMany(a => a))
                switch (answer)
                {
                    case Answer.Appended: entries++; break;
                    case Answer.Already: again++; break;
                    case Answer.Refused refused: throw new InvalidOperationException($"The journal does not take what was invented: {refused.Why}.");
                }
            tasks.Clear();
            waiting = 0;
        }
    }
}
