using System.Security.Cryptography;
using Goldthread.Store.Audits;
using Goldthread.Store.Journals;
using Goldthread.Store.Keys;
using Microsoft.Data.Sqlite;

namespace Goldthread.Store.Tests.Audits;

/// <summary>Tamperings straight in the tables, by somebody who has the file and knows how the chain is made.</summary>
public class TamperingTests : IDisposable
{
    const int Entries = 60;

    readonly string folder = Directory.CreateTempSubdirectory("goldthread-").FullName;
    readonly KeyRing ring = KeyRing.Make();

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Check_EveryRandomTampering_IsFoundAndNamed()
    {
        var whole = Path.Combine(folder, "whole.db");
        var heads = new List<Head>();
        using (var log = Open(whole))
            for (var i = 0; i < Entries; i++)
            {
                await log.Note(new($"user:{i % 4}", "visit", Act.Read, "chronology", [$"gp/{i % 7}", $"gp/{i % 5}-b"]));
                if (i % 20 == 19) heads.Add(log.Head);
            }
        var kinds = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var seed = 0; seed < RunSize.Of(plain: 60, full: 1000, longest: 10_000); seed++)
        {
            var copy = Path.Combine(folder, $"{seed}.db");
            File.Copy(whole, copy);
            var (kind, position) = Tamper(copy, new Random(seed));
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            using (var log = Open(copy))
            {
                var faults = AuditCheck.Of(log.File, heads);
                Assert.True(faults.Any(f => kind == "written anew" ? f.Position >= position && f.Position <= heads.First(h => h.Position >= position).Position : f.Position == position), $"{seed}: {kind} at {position}; found {string.Join(", ", faults)}");
            }
            foreach (var file in Directory.EnumerateFiles(folder, $"{seed}.db*")) File.Delete(file);
        }
        Assert.Equal(10, kinds.Count);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", kinds.Select(k => $"{k.Key} {k.Value}")));
    }

    AuditLog Open(string path) => new(path, ring, new ManualTime(new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)));

    static (string Kind, long Position) Tamper(string file, Random random)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        void Run(string sql, params (string Name, object Value)[] values)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
            command.ExecuteNonQuery();
        }
        byte[] Bytes(string column, long at)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT {column} FROM audit WHERE position = {at}";
            return (byte[])command.ExecuteScalar()!;
        }
        void Flip(string column, long at)
        {
            var bytes = Bytes(column, at);
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            Run($"UPDATE audit SET {column} = $bytes WHERE position = {at}", ("$bytes", bytes));
        }
        Run("DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_deleted");
        var position = random.Next(1, Entries);
        switch (random.Next(10))
        {
            case 0:
                Flip("body", position);
                return ("body flipped", position);
            case 1:
                Flip("people", position);
                return ("people flipped", position);
            case 2:
                Flip("hash", position);
                return ("hash flipped", position);
            case 3:
                Run($"DELETE FROM audit WHERE position = {position}");
                return ("deleted", position);
            case 4:
                Run($"DELETE FROM audit WHERE position > {position}; DELETE FROM looked WHERE position > {position}");
                return ("cut off", position + 1);
            case 5:
                Run($"UPDATE audit SET position = -1 WHERE position = {position}; UPDATE audit SET position = {position} WHERE position = {position + 1}; UPDATE audit SET position = {position + 1} WHERE position = -1");
                return ("reordered", position);
            case 6:
                Run($"DELETE FROM audit WHERE position = {position}; UPDATE audit SET position = -position WHERE position > {position}; UPDATE audit SET position = -position - 1 WHERE position < 0");
                return ("deleted and closed up", position);
            case 7:
                Run($"DELETE FROM looked WHERE position = {position} AND person = (SELECT min(person) FROM looked WHERE position = {position})");
                return ("left out of the index", position);
            case 8:
                Run($"INSERT INTO looked (person, position) VALUES ($person, {position})", ("$person", RandomNumberGenerator.GetBytes(16)));
                return ("added to the index", position);
            default:
                // Everything from here on is chained again, as who wrote the program could.
                var hash = position == 1 ? AuditChain.Start(Id()).Hash.ToArray() : Bytes("hash", position - 1);
                for (long at = position; at <= Entries; at++)
                {
                    var body = at == position ? [.. "{}"u8] : Bytes("body", at);
                    hash = AuditChain.Link(hash, at, Bytes("people", at), body);
                    Run($"UPDATE audit SET body = $body, hash = $hash WHERE position = {at}", ("$body", body), ("$hash", hash));
                }
                return ("written anew", position);
        }
        Guid Id()
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT id FROM audit_id";
            return new((byte[])command.ExecuteScalar()!, bigEndian: true);
        }
    }
}
