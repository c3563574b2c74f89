using System.CommandLine;
using Goldthread.Store;

namespace Goldthread.Cli;

/// <summary>The options by which a store is named, the same for every verb.</summary>
sealed class StoreOptions
{
    /// <summary>A folder alone, or with it the database.</summary>
    public Option<string> Folder { get; } = new("--store") { Description = "The folder of the journal, the audit log and the keys.", Required = true };

    public Option<string?> Postgres { get; } = Database();

    public StorePlace Of(ParseResult parsed) => StorePlace.Of(parsed.GetValue(Folder)!, parsed.GetValue(Postgres));

    public static Option<string?> Database() => new("--postgres")
    {
        Description = "The PostgreSQL database of the journal and the audit log: \"Host=…;Database=…;Username=…\". The keys stay in the folder. The password is best left out, and put into PGPASSWORD or a password file.",
    };
}
