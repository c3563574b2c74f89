using System.Globalization;
using Goldthread.Feeds.Declarations;
using Goldthread.Feeds.Items;
using Goldthread.Reading;

namespace Goldthread.Feeds.Imports;

/// <summary>What becomes of each statement, by what is known already, from earlier files and from this one.</summary>
/// <param name="known">What has been told already, by key.</param>
/// <param name="keys">All keys under which something has been told.</param>
/// <param name="asTold">Versions come with their own numbers: none is given here.</param>
internal sealed class Sorting(Feed feed, Func<string, Known?> known, Func<IEnumerable<string>> keys, bool asTold)
{
    // Digests alone: a county has millions of keys.
    private readonly Dictionary<UInt128, UInt128> here = [];
    // Of what the system said when: it may say more than one thing of a key in one file.
    private readonly Dictionary<string, Known> now = new(StringComparer.Ordinal);
    private string[]? ordered;

    /// <param name="leftOut">Values that were left out of the item, told with this statement.</param>
    public IEnumerable<Sorted> Of(Statement statement, Item item, IReadOnlyList<Problem> leftOut)
    {
        if (statement is Statement.Withdrawal w) return Taken(w, item, leftOut);
        var (fate, sorted, problem) = One(statement);
        if (sorted is { Said: not null } && fate is Fate.Accepted or Fate.Superseding) now[sorted.Key] = Known.Of(sorted, Told(sorted.Key));
        return [new(fate, sorted, item, statement.Where, problem is null ? leftOut : [.. leftOut, problem])];
    }

    private (Fate Fate, Statement? Statement, Problem? Problem) One(Statement statement)
    {
        if (statement is Statement.OfRecord { Record.Kind: var kind } && feed.Of(kind) is null)
            return (Fate.Quarantined, statement, new(ProblemKind.NotAgreed, statement.Where, kind.Name, $"The feed '{feed.Name}' is not declared to send {kind.Label} ({kind.Name})."));
        var before = Told(statement.Key);
        if (before is { AtSource: true }) return (Fate.Unchanged, statement, null);
        var content = Fingerprint.Of(statement);
        if (statement.Said is null && !here.TryAdd(Fingerprint.OfText(statement.Key), content))
            return here[Fingerprint.OfText(statement.Key)] == content ? (Fate.Unchanged, statement, null) : asTold && statement is Statement.OfRecord ? Otherwise(statement) : (Fate.Rejected, null, new(ProblemKind.KeyTwice, statement.Where, "", "Something else stands in this file under the same key."));
        if (before is not { } told) return (Fate.Accepted, statement, null);
        if (told.Content == content || (told.Past is { } past && statement.Said <= past.Said && past.Earlier.Contains(content))) return (Fate.Unchanged, statement, null);
        if (asTold && statement is Statement.OfRecord) return Otherwise(statement);
        return statement.Said < told.Past?.Said ? (Fate.Quarantined, statement, new(ProblemKind.SaidEarlier, statement.Where, "", Later(statement.Said, told.Past.Said)))
            : (Fate.Superseding, At(statement, told.Version + 1), null);
    }

    private static (Fate, Statement, Problem) Otherwise(Statement statement) => (Fate.Quarantined, statement, new(ProblemKind.VersionToldOtherwise, statement.Where, "", "This version of the record was told before, and not in these words."));

    // Each record that is taken back is withdrawn by a record of its own. What was taken back before is so already.
    private IEnumerable<Sorted> Taken(Statement.Withdrawal w, Item item, IReadOnlyList<Problem> leftOut)
    {
        var told = Keys(w).Where(w.Takes).Select(k => (Key: k, Known: Told(k)!)).Where(t => t.Known.Past?.Record is not null).ToList();
        if (told.Count == 0) return [new(Fate.Quarantined, w, item, w.Where, [.. leftOut, new(ProblemKind.NothingToWithdraw, w.Where, "", $"Nothing that '{feed.Name}' has told stands under this key.")])];
        var late = told.Where(t => w.Said < t.Known.Past!.Said).ToList();
        if (late.Count > 0) return [new(Fate.Quarantined, w, item, w.Where, [.. leftOut, new(ProblemKind.SaidEarlier, w.Where, "", Later(w.Said, late[0].Known.Past!.Said))])];
        var standing = told.Where(t => t.Known.Past!.Record!.Withdraws is null).ToList();
        return standing.Count == 0 ? [new(Fate.Unchanged, w, item, w.Where, leftOut)] : standing.Select((t, i) => Withdrawn(w, item, t.Key, t.Known, i == 0 ? leftOut : []));
    }

    private Sorted Withdrawn(Statement.Withdrawal w, Item item, string key, Known told, IReadOnlyList<Problem> leftOut)
    {
        var last = told.Past!.Record!;
        var withdrawal = new Statement.OfRecord(key, w.Where, last with { Id = Identity.Of(feed, key, told.Version + 1), Supersedes = null, Withdraws = last.Id, Source = new(feed.System, key, told.Version + 1, w.Said) }) { Said = w.Said };
        now[key] = Known.Of(withdrawal, told);
        return new(Fate.Superseding, withdrawal, item, w.Where, leftOut);
    }

    private Known? Told(string key) => now.GetValueOrDefault(key) ?? known(key);

    // Keys that begin with the person: a stretch of all keys in order, and those of this file.
    private List<string> Keys(Statement.Withdrawal w)
    {
        ordered ??= [.. keys().Order(StringComparer.Ordinal)];
        var at = Array.BinarySearch(ordered, w.Person, StringComparer.Ordinal);
        return [.. ordered.Skip(at < 0 ? ~at : at).TakeWhile(k => k.StartsWith(w.Person, StringComparison.Ordinal)).Union(now.Keys, StringComparer.Ordinal)];
    }

    private Statement At(Statement statement, int version) => statement switch
    {
        Statement.OfRecord r => r with { Record = r.Record with { Id = Identity.Of(feed, r.Key, version), Supersedes = Identity.Of(feed, r.Key, version - 1), Source = r.Record.Source! with { Version = version } } },
        Statement.OfPerson p => p with { Version = version },
        _ => throw new ArgumentOutOfRangeException(nameof(statement)),
    };

    private static string Later(DateTimeOffset? one, DateTimeOffset? other) => string.Create(CultureInfo.InvariantCulture, $"It was said on {one:yyyy-MM-dd HH:mm:ss}; what is known was said on {other:yyyy-MM-dd HH:mm:ss}.");
}
