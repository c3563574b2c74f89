using System.Data.Common;
using System.Security.Cryptography;
using Goldthread.Store.Audits;
using Goldthread.Store.Journals;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Goldthread.Store.Tests.Audits;

/// <summary>Tamperings straight in the tables, by somebody who has the database and knows how the chain is made.</summary>
public class TamperingTests
{
    const int Entries = 60;

    public static TheoryData<string> Sorts => Shelf.Lasting;

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Check_EveryRandomTampering_IsFoundAndNamed(string sort)
    {
        using var shelf = new Shelf(sort);
        var heads = new List<Head>();
        using (var log = shelf.OpenAudit())
            for (var i = 0; i < Entries; i++)
            {
                await log.Note(new($"user:{i % 4}", "visit", Act.Read, "chronology", [$"gp/{i % 7}", $"gp/{i % 5}-b"]));
                if (i % 20 == 19) heads.Add(log.Head);
            }
        using DbConnection connection = sort == "postgres" ? new NpgsqlConnection(shelf.Connection) : new SqliteConnection($"Data Source={shelf.Path("audit.db")};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var tables = new Tables(connection);
        tables.Run(sort == "postgres" ? "DROP TRIGGER audit_is_not_changed ON audit" : "DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_deleted");
        tables.Run("CREATE TABLE entries AS SELECT * FROM audit; CREATE TABLE indexed AS SELECT * FROM looked");
        var kinds = new SortedDictionary<string, int>(StringComparer.Ordinal);
        using var trail = new AuditTrail(sort == "postgres" ? Store.Postgres.PostgresAudit.ToRead(shelf.Connection) : Store.Sqlite.SqliteAudit.ToRead(shelf.Path("audit.db")));
        for (var seed = 0; seed < RunSize.Of(plain: 60, full: 1000, longest: 10_000); seed++)
        {
            var (kind, position) = tables.Tamper(trail.Log, new Random(seed));
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            var faults = AuditCheck.Of(trail, heads);
            Assert.True(faults.Any(f => kind == "written anew" ? f.Position >= position && f.Position <= heads.First(h => h.Position >= position).Position : f.Position == position), $"{seed}: {kind} at {position}; found {string.Join(", ", faults)}");
            tables.Run("DELETE FROM audit; INSERT INTO audit SELECT * FROM entries; DELETE FROM looked; INSERT INTO looked SELECT * FROM indexed");
        }
        Assert.Empty(AuditCheck.Of(trail, heads));
        Assert.Equal(10, kinds.Count);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", kinds.Select(k => $"{k.Key} {k.Value}")));
    }

    sealed class Tables(DbConnection connection)
    {
        public void Run(string sql, params (string Name, object Value)[] values)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in values)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }
            command.ExecuteNonQuery();
        }

        public (string Kind, long Position) Tamper(Guid log, Random random)
        {
            var position = random.Next(1, Entries);
            switch (random.Next(10))
            {
                case 0:
                    Flip("body", position, random);
                    return ("body flipped", position);
                case 1:
                    Flip("people", position, random);
                    return ("people flipped", position);
                case 2:
                    Flip("hash", position, random);
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
                    Run($"DELETE FROM looked WHERE position = {position} AND person = (SELECT person FROM looked WHERE position = {position} ORDER BY person LIMIT 1)");
                    return ("left out of the index", position);
                case 8:
                    Run($"INSERT INTO looked (person, position) VALUES (@person, {position})", ("person", RandomNumberGenerator.GetBytes(16)));
                    return ("added to the index", position);
                default:
                    // Everything from here on is chained again, as who wrote the program could.
                    var hash = position == 1 ? AuditChain.Start(log).Hash.ToArray() : Bytes("hash", position - 1);
                    for (long at = position; at <= Entries; at++)
                    {
                        var body = at == position ? [.. "{}"u8] : Bytes("body", at);
                        hash = AuditChain.Link(hash, at, Bytes("people", at), body);
                        Run($"UPDATE audit SET body = @body, hash = @hash WHERE position = {at}", ("body", body), ("hash", hash));
                    }
                    return ("written anew", position);
            }
        }

        byte[] Bytes(string column, long at)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT {column} FROM audit WHERE position = {at}";
            return (byte[])command.ExecuteScalar()!;
        }

        void Flip(string column, long at, Random random)
        {
            var bytes = Bytes(column, at);
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            Run($"UPDATE audit SET {column} = @bytes WHERE position = {at}", ("bytes", bytes));
        }
    }
}
