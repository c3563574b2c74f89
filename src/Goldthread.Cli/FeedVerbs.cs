using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using Goldthread.Feeds;
using Goldthread.Feeds.Imports;
using Goldthread.Feeds.Items;
using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Store;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Web;
using Goldthread.Web.Feeds;
using Goldthread.Web.Links;
using Entry = Goldthread.Store.Entries.Entry;

namespace Goldthread.Cli;

/// <summary><c>goldthread feeds</c>: when each feed was last heard, what it has told, and what of it waits for somebody.</summary>
static class FeedVerbs
{
    public static Command Command()
    {
        var store = new StoreOptions();
        var data = new Option<string?>("--data") { Description = "The folder that holds vocabulary/ and the rest." };
        var feed = new Argument<string>("FEED") { Description = "The name of a feed." };
        var key = new Argument<string>("KEY") { Description = "The key of the part that waits, or how it begins." };
        var file = new Argument<string>("FILE") { Description = "The part as it should be, written as `waiting` shows it." };
        var reason = new Option<string>("--reason") { Description = "Why it is not wanted.", Required = true };

        var feeds = new Command("feeds", "When each feed was last heard, what it has told, and how much of it waits.") { store.Folder, store.Postgres, data };
        feeds.SetAction((p, _) => With(store.Of(p), p.GetValue(data), s => Task.FromResult(List(s))));
        var waiting = new Command("waiting", "What of a feed's files could not be taken in, each part with its key.") { feed, store.Folder, store.Postgres, data };
        waiting.SetAction((p, _) => With(store.Of(p), p.GetValue(data), s => Task.FromResult(Waiting(s, p.GetValue(feed)!))));
        var correct = new Command("correct", "Take in a part that waits, as it stands in a file now.") { feed, key, file, store.Folder, store.Postgres, data };
        correct.SetAction((p, _) => With(store.Of(p), p.GetValue(data), s => Correct(s, p.GetValue(feed)!, p.GetValue(key)!, p.GetValue(file)!)));
        var drop = new Command("drop", "Let a part that waits be. Sent again as it is, it does not wait anew.") { feed, key, reason, store.Folder, store.Postgres, data };
        drop.SetAction((p, _) => With(store.Of(p), p.GetValue(data), s => Drop(s, p.GetValue(feed)!, p.GetValue(key)!, p.GetValue(reason)!)));
        feeds.Add(waiting);
        feeds.Add(correct);
        feeds.Add(drop);
        feeds.Add(AgreementsVerb.Command());
        return feeds;
    }

    static int List(Opened s)
    {
        var book = FeedBook.Of(s.Journal);
        foreach (var name in book.Keys.Union(s.List.Feeds.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (page, declared) = (book.GetValueOrDefault(name), s.List.Feeds.GetValueOrDefault(name));
            var heard = page?.Heard is { } at ? string.Create(CultureInfo.InvariantCulture, $"heard until {at:yyyy-MM-dd HH:mm}, {(s.Now - at).TotalDays:0} days ago") : "never heard";
            Console.WriteLine($"{name}: {heard}; {page?.Records ?? 0} records, {page?.People ?? 0} people; {page?.Waiting.Count ?? 0} waiting; {(declared is null ? "not declared in feeds/" : string.Create(CultureInfo.InvariantCulture, $"{declared.Format}, agreed until {declared.Agreement.Until:yyyy-MM-dd}"))}");
        }
        return Workspace.Fine;
    }

    static int Waiting(Opened s, string feed)
    {
        var waiting = FeedBook.Of(s.Journal).GetValueOrDefault(feed)?.Waiting ?? [];
        foreach (var one in waiting) Console.WriteLine($"{one.Key[..12]}  {one.Where}  {string.Join(" ", one.Why)}\n{string.Join('\n', one.Content.TrimEnd('\n').Split('\n').Select(l => $"  {l}"))}\n");
        Console.WriteLine(waiting.Count == 0 ? $"Nothing of {feed} waits." : waiting.Count == 1 ? $"1 part of {feed} waits." : $"{waiting.Count} parts of {feed} wait.");
        return Workspace.Fine;
    }

    static async Task<int> Correct(Opened s, string feed, string key, string file)
    {
        if (s.List.Feeds.GetValueOrDefault(feed) is not { } declared) return Refuse($"'{feed}' is no feed of feeds/.");
        if (Find(s, feed, key) is not { } waiting) return Workspace.Refused;
        if (ItemText.Read(await File.ReadAllTextAsync(file)) is not { } item) return Refuse($"{file} is not written as `goldthread feeds waiting` shows a part: 'name: text', two spaces deeper for what is within.");
        var sorted = await new Importing(s.List, s.Vocabulary, declared, s.Journal, s.Journal.Append, LinkWords.Read(s.Root, new ProblemList())).Correct(waiting, item, s.Now);
        foreach (var problem in sorted.SelectMany(x => x.Problems)) Console.Error.WriteLine(problem);
        var taken = sorted.All(x => x.Fate is not (Fate.Rejected or Fate.Quarantined));
        Console.WriteLine(taken ? $"Taken in: {sorted.Count} statements." : "It waits on.");
        return taken ? Workspace.Fine : Workspace.NotAsExpected;
    }

    static async Task<int> Drop(Opened s, string feed, string key, string reason)
    {
        if (Find(s, feed, key) is not { } waiting) return Workspace.Refused;
        await s.Journal.Append(waiting with { Is = NotTakenState.Dropped, Content = "", Reason = reason }, new($"feed:{feed}", "drop"));
        Console.WriteLine("Dropped.");
        return Workspace.Fine;
    }

    // Null: it has been said why.
    static Entry.NotTaken? Find(Opened s, string feed, string key)
    {
        var found = (FeedBook.Of(s.Journal).GetValueOrDefault(feed)?.Waiting ?? []).Where(w => w.Key.StartsWith(key, StringComparison.Ordinal)).ToList();
        if (found.Count == 1) return found[0];
        Refuse(found.Count == 0 ? $"Nothing of {feed} waits under '{key}'." : $"{found.Count} parts of {feed} have keys that begin with '{key}'.");
        return null;
    }

    static async Task<int> With(StorePlace place, string? data, Func<Opened, Task<int>> verb)
    {
        if (Workspace.Open(data, null) is not { } workspace) return Workspace.Refused;
        var list = FeedList.Of(DataFiles.Read(workspace.Root), workspace.Catalogue);
        Workspace.Tell(list.Problems);
        try
        {
            if (!place.Holds) return Refuse($"{place.Name} holds no store.");
            using var store = new StoreFolder(place, workspace.Catalogue.Vocabulary, TimeProvider.System);
            return await verb(new(workspace.Root, list, store.Journal, workspace.Catalogue.Vocabulary, TimeProvider.System.GetUtcNow()));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DbException)
        {
            return Refuse(e.Message);
        }
    }

    static int Refuse(string why)
    {
        Console.Error.WriteLine(why);
        return Workspace.Refused;
    }

    sealed record Opened(string Root, FeedList List, Journal Journal, Vocabulary Vocabulary, DateTimeOffset Now);
}
