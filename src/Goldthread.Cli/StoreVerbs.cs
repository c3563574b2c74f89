using System.CommandLine;
using Goldthread.Store;
using Goldthread.Store.Audits;
using Goldthread.Store.Backups;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Store.Keys;

namespace Goldthread.Cli;

/// <summary>What is done with a partnership's store: its projections made anew, its backups, its keys, its audit log.</summary>
static class StoreVerbs
{
    public static IReadOnlyList<Command> Commands()
    {
        var store = new StoreOptions();
        var data = new Option<string?>("--data") { Description = "The folder that holds vocabulary/ and the rest." };

        var rebuild = new Command("rebuild", "Drop every projection of the journal, make it anew, and compare the state hash.") { store.Folder, store.Postgres, data };
        rebuild.SetAction(p => Guarded(() => Rebuild(store.Of(p), p.GetValue(data))));

        var to = new Argument<string>("FOLDER") { Description = "A new folder for the copy. The keys are not copied into it." };
        var backup = new Command("backup", "Copy the journal and the audit log, while others write.") { to, store.Folder, store.Postgres };
        backup.SetAction(p => Guarded(() => Say(Backup.Take(store.Of(p), p.GetValue(to)!, TimeProvider.System.GetUtcNow()))));

        var from = new Argument<string>("BACKUP") { Description = "The folder that the backup was taken into." };
        var verify = new Option<bool>("--verify") { Description = "Check both chains, and that the state hash is what it was." };
        var restore = new Command("restore", "Put a backup into a new folder, or into an empty database.") { from, store.Folder, store.Postgres, verify };
        restore.SetAction(p => Guarded(() => Restore(p.GetValue(from)!, store.Of(p), p.GetValue(verify))));

        var turn = new Command("turn", "Make a new wrapping key, wrap every data key by it, and forget the old one.") { store.Folder, store.Postgres, data };
        turn.SetAction(p => Guarded(() => Turn(store.Of(p), p.GetValue(data))));
        return [rebuild, backup, restore, new Command("keys", "The keys of a store.") { turn }, Audit(store, data)];
    }

    static Command Audit(StoreOptions store, Option<string?> data)
    {
        var checkpoint = new Option<string?>("--checkpoint") { Description = "A signed head that was kept elsewhere: what it says must still be there." };
        var key = new Option<string?>("--key") { Description = "The public key that signed heads must be signed by, in base 64." };
        var verify = new Command("verify", "Check the audit log and the journal: every change, deletion, reordering, cutting off and rolling back is named.") { store.Folder, store.Postgres, checkpoint, key };
        verify.SetAction(p => Guarded(() => Verify(store.Of(p), p.GetValue(checkpoint), p.GetValue(key))));

        var person = new Argument<string>("PERSON") { Description = "The label of a person, as an agency holds them." };
        var who = new Command("who-looked", "Who looked at a person's data, when and why.") { person, store.Folder, store.Postgres };
        who.SetAction(p => Guarded(() => WhoLooked(store.Of(p), p.GetValue(person)!)));

        var sign = new Command("sign", "Sign the head of the audit log, and print it. It says nothing of anybody, and can be published.") { store.Folder, store.Postgres, data };
        sign.SetAction(p => Guarded(() => Sign(store.Of(p), p.GetValue(data))));
        return new Command("audit", "Who looked at what.") { verify, who, sign };
    }

    static int Rebuild(StorePlace place, string? data)
    {
        if (Open(place, data) is not { } store) return Workspace.Refused;
        using (store)
        {
            var before = store.Journal.StateHash();
            store.Journal.Rebuild().GetAwaiter().GetResult();
            var after = store.Journal.StateHash();
            Console.WriteLine($"{store.Journal.Head.Position} entries\nstate before {before}\nstate after  {after}{(before == after ? "" : "  not the same: what was projected was not what the journal says; it is now")}");
            return before == after ? Workspace.Fine : Workspace.NotAsExpected;
        }
    }

    static int Say(Manifest manifest)
    {
        Console.WriteLine($"journal {manifest.JournalPosition}, audit {manifest.AuditPosition}, state {manifest.State}\nThe keys are not in it: keep a copy of them somewhere else.");
        return Workspace.Fine;
    }

    static int Restore(string from, StorePlace into, bool verify)
    {
        var faults = Backup.Restore(from, into, verify);
        foreach (var fault in faults) Console.Error.WriteLine(fault);
        Console.WriteLine(faults.Count > 0 ? "Restored, and not what was copied." : verify ? "Restored: both chains hold, and the state hash is the same." : "Restored.");
        return faults.Count == 0 ? Workspace.Fine : Workspace.NotAsExpected;
    }

    static int Turn(StorePlace place, string? data)
    {
        if (Open(place, data) is not { } store) return Workspace.Refused;
        using (store) store.TurnKeys().GetAwaiter().GetResult();
        Console.WriteLine("Every data key is wrapped by a new key. Copy the ring anew, and keep the copy apart.");
        return Workspace.Fine;
    }

    static int Verify(StorePlace place, string? checkpoint, string? key)
    {
        List<SignedHead> signed = [];
        foreach (var file in (Directory.Exists(place.Files.Heads) ? Directory.EnumerateFiles(place.Files.Heads, "*.json") : []).Concat(checkpoint is null ? [] : [checkpoint]))
        {
            if (SignedHead.Parse(File.ReadAllText(file)) is { } head && head.Genuine(key)) signed.Add(head);
            else throw new IOException($"{file} is no head that was signed{(key is null ? "" : " by that key")}.");
        }
        using var audit = place.TrailToRead();
        // Others may be writing: each is held to what the other had noted before it was looked at.
        List<Head> reached = [.. audit.JournalHeads()];
        using var rows = place.RowsToRead();
        if (signed.Find(h => h.Log != audit.Log) is { } other) throw new IOException($"The signed head at {other.Position} is of another log.");
        var faults = AuditCheck.Of(audit, [.. signed.Select(h => h.Head), .. Noted(rows)]).Select(f => $"audit {f.Position}: {f.What}")
            .Concat(Verification.Of(rows, reached).Select(f => $"journal {f.Position}: {f.What}")).ToList();
        foreach (var fault in faults) Console.WriteLine(fault);
        if (faults.Count == 0) Console.WriteLine($"{audit.Head.Position} entries of the audit log and {rows.Head().Position} of the journal are what was written; {signed.Count} signed heads agree.");
        return faults.Count == 0 ? Workspace.Fine : Workspace.NotAsExpected;
    }

    /// <summary>The heads of the audit log that the journal notes. They lie in clear, so no key is needed.</summary>
    static IEnumerable<Head> Noted(IRows rows) =>
        rows.Read(0, long.MaxValue).Where(r => r.Type == "audit.head").Select(r => EntryJson.AuditHead(r.Clear));

    static int WhoLooked(StorePlace place, string person)
    {
        using var audit = place.TrailToRead();
        foreach (var l in audit.WhoLooked(KeyRingFile.Open(place.Files.Ring), person))
            Console.WriteLine($"{l.When:yyyy-MM-dd HH:mm:ss}Z  {l.Who}{(l.OnBehalfOf is { } other ? $" for {other}" : "")}  {l.Why}  {l.Act}: {l.What}{(l.Records.Length > 0 ? $"  {l.Records}" : "")}");
        return Workspace.Fine;
    }

    static int Sign(StorePlace place, string? data)
    {
        if (Open(place, data) is not { } store) return Workspace.Refused;
        using (store) Console.Write(store.SignHead(new("goldthread", "audit")).GetAwaiter().GetResult().ToJson());
        return Workspace.Fine;
    }

    static StoreFolder? Open(StorePlace place, string? data)
    {
        if (!place.Holds) throw new FileNotFoundException($"{place.Name} holds no store.");
        return Workspace.Open(data, null) is { } workspace ? new StoreFolder(place, workspace.Catalogue.Vocabulary, TimeProvider.System) : null;
    }

    /// <summary>A disk, a file or a server that is not as it should be is said, not thrown.</summary>
    static int Guarded(Func<int> verb)
    {
        try
        {
            return verb();
        }
        catch (Exception e) when (Stopping.Says(e))
        {
            return Stopping.Say(e);
        }
    }
}
