using Goldthread.Store.Journals;

namespace Goldthread.Store.Tests.Cli;

public class StoreVerbsTests
{
    public static TheoryData<string> Sorts => Shelf.Lasting;

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Run_TheVerbsOfAStore_SayThatAllIsWell(string sort)
    {
        using Shelf shelf = new(sort), other = new(sort);
        await Make(shelf);
        var (code, signed, _) = Command.Run(["audit", "sign", .. Store(shelf)]);
        Assert.Equal(0, code);
        await File.WriteAllTextAsync(shelf.Path("published.json"), signed, TestContext.Current.CancellationToken);
        Assert.Contains("1 entries of the audit log and 21 of the journal are what was written", Fine(["audit", "verify", .. Store(shelf), "--checkpoint", shelf.Path("published.json")]));
        Assert.Contains("user:1  visit  Read: entries", Fine(["audit", "who-looked", "gp/1", .. Store(shelf)]));
        Assert.Contains("21 entries", Fine(["rebuild", .. Store(shelf)]));
        Fine(["keys", "turn", .. Store(shelf)]);
        Assert.Contains("journal 21, audit 1", Fine(["backup", shelf.Path("backup"), .. Store(shelf)]));
        Assert.Contains("the state hash is the same", Fine(["restore", shelf.Path("backup"), .. Store(other, "restored"), "--verify"]));
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Run_AuditVerifyOfALogThatWasChanged_NamesThePlace(string sort)
    {
        using var shelf = new Shelf(sort);
        await Make(shelf);
        shelf.Change(sort == "postgres" ? "DROP TRIGGER audit_is_not_changed ON audit; UPDATE audit SET body = '{}'" : "DROP TRIGGER audit_is_not_changed; UPDATE audit SET body = x'7b7d' WHERE position = 1", Path.Combine("store", "audit.db"));
        var (code, output, _) = Command.Run(["audit", "verify", .. Store(shelf)]);
        Assert.Equal((1, "audit 1: the entry is not the one that was chained here"), (code, output.Trim()));
    }

    [Theory]
    [InlineData("rebuild")]
    [InlineData("audit", "verify")]
    [InlineData("audit", "who-looked", "gp/1")]
    public void Run_WhereNoStoreIs_IsRefusedAndMakesNone(params string[] verb)
    {
        foreach (var sort in Shelf.Names.Where(n => n != "memory"))
        {
            using var shelf = new Shelf(sort);
            var (code, _, errors) = Command.Run([.. verb, .. Store(shelf, "nowhere")]);
            Assert.Equal(2, code);
            Assert.Contains(sort == "postgres" ? "The database holds no store" : "nowhere", errors, StringComparison.OrdinalIgnoreCase);
            Assert.False(Directory.Exists(shelf.Path("nowhere")));
        }
    }

    /// <summary>A password that is given is in nothing that is printed: not where the server is not there, lets nobody in or has no such database, nor where the text cannot be read.</summary>
    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=goldthread;Password={0};Database=x")]
    [InlineData("Host=127.0.0.1;Port={1};Username=nobody;Password={0};Database=postgres")]
    [InlineData("Host=127.0.0.1;Port={1};Username=goldthread;Password={0};Database=nothing")]
    [InlineData("Host=127.0.0.1;Port=abc;Username=goldthread;Password={0}")]
    [InlineData("Host=127.0.0.1;Username=goldthread;Password=a;{0}=b")]
    [InlineData("Host=127.0.0.1;Username=goldthread;Timeout={0}")]
    [InlineData("postgres://goldthread:{0}@127.0.0.1/goldthread")]
    public void Run_WithAPasswordAndNoWayIn_IsRefusedAndSaysNothingOfThePassword(string connection)
    {
        Assert.SkipUnless(Shelf.Names.Contains("postgres"), "PostgreSQL is not installed");
        using var shelf = new Shelf("postgres");
        var given = string.Format(System.Globalization.CultureInfo.InvariantCulture, connection, "secretword", Postgres.Cluster.Running!.Port);
        foreach (var verb in new string[][] { ["rebuild", "--store", shelf.Path("x")], ["backup", shelf.Path("b"), "--store", shelf.Path("x")], ["audit", "verify", "--store", shelf.Path("x")], ["demo", "--children", "1", "--data", shelf.Path("d")] })
        {
            var (code, output, errors) = Command.Run([.. verb, "--postgres", given]);
            Assert.Equal(2, code);
            Assert.Contains("PostgreSQL", errors, StringComparison.Ordinal);
            Assert.DoesNotContain("secretword", output + errors, StringComparison.Ordinal);
        }
    }

    static IEnumerable<string> Store(Shelf shelf, string name = "store") => ["--store", shelf.Path(name), .. shelf.Sort == "postgres" ? new[] { "--postgres", shelf.Connection } : []];

    static async Task Make(Shelf shelf)
    {
        using var store = new StoreFolder(shelf.Place("store"), Given.Catalogue.Vocabulary, TimeProvider.System);
        await store.Journal.Append([.. Given.ToldByStories.Take(20)], Given.Import, Urgency.Import);
        await store.Reading.Of("gp/1", "user:1", "visit");
    }

    static string Fine(params IEnumerable<string> arguments)
    {
        var (code, output, errors) = Command.Run(arguments);
        Assert.Equal((0, ""), (code, errors));
        return output;
    }
}
