using Goldthread.Feeds.Declarations;
using Goldthread.Feeds.Formats;
using Goldthread.Feeds.Imports;
using Goldthread.Feeds.Items;
using Goldthread.Records;

namespace Goldthread.Feeds.Proposals;

/// <summary>What a format makes of some rows, as though nothing had been told before.</summary>
public static class FirstRows
{
    public static IEnumerable<(Item Row, IReadOnlyList<Sorted> Made)> Of(Format format, Feed feed, Vocabulary vocabulary, IEnumerable<Item> rows)
    {
        var intake = new Intake(format, feed, vocabulary, _ => null);
        return rows.Select(row => (row, intake.Take(row)));
    }

    /// <summary>A feed of which everything is agreed, for a format that no feed sends yet.</summary>
    public static Feed Anybodys(Format format, Vocabulary vocabulary) =>
        new(format.Name, "you", format.Name, format.Name, [], new("", DateOnly.MinValue, DateOnly.MaxValue), [new Coverage([.. vocabulary.Kinds.Keys.Select(k => new KindPattern(k))], "", new("undated", []), "", "")]);

    /// <summary>In words, for whoever has the file.</summary>
    public static string Said(Sorted one) => one.Statement switch
    {
        Statement.OfPerson p => $"{p.Person}: {string.Join(' ', p.Names)}{(p.Born is { } born ? $", born {born.Text}" : "")}{(p.NhsNumber is { } nhs ? $", NHS number {nhs}" : "")}{(p.Upn is { } upn ? $", pupil number {upn}" : "")}{string.Concat(p.Addresses.Select(a => $", {a.ReplaceLineEndings(" ")}"))}{string.Concat(p.More.Select(m => $", {m.Key}: {m.Value}"))}",
        Statement.OfRecord r => $"{r.Record.Kind.Label} ({r.Record.Kind.Name}), {r.Record.Occurred.Text}{string.Concat(r.Record.Fields.Select(f => $", {f.Key}: {f.Value}"))}",
        _ => string.Join(' ', one.Problems.Select(p => p.Message)),
    };
}
