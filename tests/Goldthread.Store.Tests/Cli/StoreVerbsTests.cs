using System.Diagnostics;
using Goldthread.Store.Journals;
using Microsoft.Data.Sqlite;

namespace Goldthread.Store.Tests.Cli;

public class StoreVerbsTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("goldthread-").FullName;

    string At(string name) => Path.Combine(folder, name);

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Run_TheVerbsOfAStore_SayThatAllIsWell()
    {
        await Make();
        var (code, signed, _) = Run("audit", "sign", "--store", At("store"));
        Assert.Equal(0, code);
        await File.WriteAllTextAsync(At("published.json"), signed, TestContext.Current.CancellationToken);
        Assert.Contains("1 entries of the audit log and 21 of the journal are what was written", Fine("audit", "verify", "--store", At("store"), "--checkpoint", At("published.json")));
        Assert.Contains("user:1  visit  Read: entries", Fine("audit", "who-looked", "gp/1", "--store", At("store")));
        Assert.Contains("21 entries", Fine("rebuild", "--store", At("store")));
        Fine("keys", "turn", "--store", At("store"));
        Assert.Contains("journal 21, audit 1", Fine("backup", At("backup"), "--store", At("store")));
        Assert.Contains("the state hash is the same", Fine("restore", At("backup"), "--store", At("restored"), "--verify"));
    }

    [Fact]
    public async Task Run_AuditVerifyOfALogThatWasChanged_NamesThePlace()
    {
        await Make();
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(At("store"), "audit.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "DROP TRIGGER audit_is_not_changed; UPDATE audit SET body = x'7b7d' WHERE position = 1";
            command.ExecuteNonQuery();
        }
        var (code, output, _) = Run("audit", "verify", "--store", At("store"));
        Assert.Equal((1, "audit 1: the entry is not the one that was chained here"), (code, output.Trim()));
    }

    [Theory]
    [InlineData("rebuild")]
    [InlineData("audit", "verify")]
    [InlineData("audit", "who-looked", "gp/1")]
    public void Run_WhereNoStoreIs_IsRefusedAndMakesNone(params string[] verb)
    {
        var (code, _, errors) = Run([.. verb, "--store", At("nowhere")]);
        Assert.Equal(2, code);
        Assert.Contains("nowhere", errors);
        Assert.False(Directory.Exists(At("nowhere")));
    }

    async Task Make()
    {
        using var store = new StoreFolder(At("store"), Given.Catalogue.Vocabulary, TimeProvider.System);
        await store.Journal.Append([.. Given.ToldByStories.Take(20)], Given.Import, Urgency.Import);
        await store.Reading.Of("gp/1", "user:1", "visit");
    }

    static string Fine(params string[] arguments)
    {
        var (code, output, errors) = Run(arguments);
        Assert.Equal((0, ""), (code, errors));
        return output;
    }

    static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Goldthread.Cli"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
