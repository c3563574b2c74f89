using System.Globalization;
using System.Text;
using Goldthread.Agencies;
using Goldthread.Safeguards;
using Goldthread.Store;
using Goldthread.Store.Audits;
using Goldthread.Store.Journals;
using Goldthread.Store.Keeping;
using Goldthread.Time;
using Goldthread.Web.Links;
using Entry = Goldthread.Store.Entries.Entry;

namespace Goldthread.Web.Running;

/// <summary>The watch that is kept over a store, and the board that is drawn of what it says. The store closes its journal.</summary>
public sealed class Session : IDisposable
{
    private static readonly Cause SetsEdition = new("goldthread:catalogue", "edition");

    private readonly Catalogue catalogue;
    private readonly Register register;
    private readonly Setting setting;
    private readonly Screens screens;
    private readonly Keeper keeper;
    private readonly Linking? linking;
    private readonly SemaphoreSlim linked = new(1, 1);
    private readonly Lock gate = new();
    private volatile Board board;

    private Session(StoreFolder store, Catalogue catalogue, Register register, Setting setting, Keeper keeper, Editions editions, LinkWords? words)
    {
        (Store, this.catalogue, this.register, this.setting, this.keeper, linking) = (store, catalogue, register, setting, keeper, Linking.Over(store.Journal, words));
        (screens, MissingEditions, UnreadEditions, Versions) = (new(store.Journal, register, catalogue, editions.InForce), editions.Missing, editions.Unread, editions.History);
        board = Draw();
    }

    public StoreFolder Store { get; }

    public Board Board => board;

    /// <summary>Editions that were in force once and whose files are gone.</summary>
    public IReadOnlyList<Entry.VersionSet> MissingEditions { get; }

    /// <summary>Files of earlier editions that the words of today cannot read.</summary>
    public IReadOnlyCollection<string> UnreadEditions { get; }

    /// <summary>Which versions of each safeguard have been in force here.</summary>
    public VersionHistory Versions { get; }

    /// <summary>Opens it with the safeguards and the calendar of the catalogue; where others were in force until now, the journal says from when these are.</summary>
    /// <param name="words">By what whoever is told of is compared with everybody known; null = nobody is told of while it is open.</param>
    public static async Task<Session> Open(StoreFolder store, Catalogue catalogue, AboutPartnership about, TimeProvider clock, LinkWords? words)
    {
        var people = Register.Of(store.Journal, store.Ring, catalogue, store.Register(RegisterEdition(catalogue)));
        var footing = catalogue.Setting with { Agencies = people.Agencies, GoLive = about.GoLive };
        var editions = Editions.Of(store.Editions, catalogue, store.Journal);
        var rest = store.Rest(EditionOf(catalogue, people.Agencies, about, editions));
        var first = footing with { Timescales = footing.Timescales with { Calendar = editions.FirstCalendar } };
        var opened = await Keeper.Open(store.Journal, editions.First, first, clock, about.Until, catalogue.Access, editions: editions.Meaning, rest: rest);
        foreach (var set in editions.Set(Axis.DateOf(Minutes.Of(clock.GetUtcNow()), Axis.Dated.Candidates[0])))
        {
            await store.Audit.Note(new(SetsEdition.Who, SetsEdition.Why, Act.Administer, $"edition of the {set.What}", []));
            await opened.Append([set], SetsEdition, Urgency.Interactive);
        }
        return new(store, catalogue, people, footing, opened, editions, words);
    }

    /// <summary>It went on from what an earlier one had left, and looked at nothing again.</summary>
    public bool Resumed => keeper.Resumed;

    /// <summary>Leaves what it knows for the next one.</summary>
    /// <exception cref="JournalStoppedException">The disk refused, now or before.</exception>
    public async Task Leave()
    {
        await keeper.Leave();
        Look();
        register.Leave(Store.Journal, Store.Register(RegisterEdition(catalogue)));
    }

    /// <summary>What is due by now is said, and what was appended by others is taken in.</summary>
    /// <exception cref="JournalStoppedException">The disk refused, now or before.</exception>
    public async Task Tick()
    {
        await keeper.Tick();
        await Link();
        Look();
    }

    /// <summary>Appends what somebody decided or wrote; the board shows it when this returns.</summary>
    /// <exception cref="JournalStoppedException">The disk refused, now or before.</exception>
    public async Task<IReadOnlyList<Answer>> Append(IReadOnlyList<Entry> entries, Cause cause)
    {
        if (linking is { HasBegun: false } && entries.Any(e => e is Entry.PersonHeld)) await Begin(linking);
        var answers = await keeper.Append(entries, cause, Urgency.Interactive);
        // Behind something that another part of the program appended, the watch has not come to it yet.
        if (keeper.Taken < Store.Journal.Head.Position) await keeper.Tick();
        await Link();
        Look();
        return answers;
    }

    private async Task Begin(Linking linking)
    {
        await linked.WaitAsync();
        try
        {
            if (!linking.HasBegun) await keeper.Append([linking.Beginning], Linking.Own, Urgency.Interactive);
        }
        finally
        {
            linked.Release();
        }
    }

    // Whoever has been told of is looked for among everybody, by whatever way it came into the journal.
    private async Task Link()
    {
        if (linking is null) return;
        await linked.WaitAsync();
        try
        {
            foreach (var some in linking.Follow().Chunk(Journal.MostAtOnce)) await keeper.Append(some, Linking.Own, Urgency.Import);
        }
        finally
        {
            linked.Release();
        }
    }

    public void Dispose() => linked.Dispose();

    private void Look()
    {
        lock (gate)
            if (board.Through != keeper.Through || board.Taken != keeper.Taken) board = Draw();
    }

    private Board Draw()
    {
        // The register is read last: it may be ahead of what the watch has taken, and never behind.
        var (taken, through, prompting, standing, silent, agencies) = (keeper.Taken, keeper.Through, keeper.Prompting, keeper.Standing, keeper.SilentFeeds, keeper.Agencies);
        screens.Forget(register.Follow(Store.Journal));
        return new(register, setting with { Agencies = agencies }, catalogue.Ladders, prompting, standing, through, taken, silent, screens);
    }

    // What is plain to whom is said in the catalogue.
    private static byte[] RegisterEdition(Catalogue catalogue) => [.. typeof(Register).Module.ModuleVersionId.ToByteArray(), .. catalogue.Fingerprint()];

    // What the keeper goes by besides the journal and the program.
    private static byte[] EditionOf(Catalogue catalogue, AgencyList agencies, AboutPartnership about, Editions editions)
    {
        var all = agencies.All.Values.OrderBy(a => a.Name, StringComparer.Ordinal).Select(a => $"{a.Name} {a.Kind} {a.Area} {a.Connected} {a.ConnectedFrom?.Text} {string.Join(',', a.Covers?.Select(c => c.Text) ?? [])} {a.Tier}");
        return [.. catalogue.Fingerprint(), .. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{about.GoLive:O} {about.Until:O}\n{string.Join('\n', all.Concat(editions.Missing.Select(m => m.Content)))}"))];
    }
}
