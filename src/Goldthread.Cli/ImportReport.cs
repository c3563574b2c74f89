using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Goldthread.Feeds.Declarations;
using Goldthread.Feeds.Imports;
using Goldthread.Reading;
using Goldthread.Store.Entries;
using Goldthread.Web.Feeds;

namespace Goldthread.Cli;

/// <summary>What became of an imported file, in words or as JSON. It goes to whoever imports, so it may quote the file.</summary>
static class ImportReport
{
    const int MostShown = 20;

    static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Nothing was rejected or held back.</summary>
    public static bool AllTaken(Imported imported) => imported.Broken is null && imported.Tally.Items[Fate.Rejected] + imported.Tally.Items[Fate.Quarantined] == 0;

    public static void Say(Imported imported, Feed feed, bool dry)
    {
        if (imported.Broken is { } broken)
        {
            Console.Error.WriteLine(broken);
            return;
        }
        Console.WriteLine($"{feed.Name}, a feed of {feed.Agency}{(dry ? ": nothing is written" : "")}");
        Console.WriteLine(Line("", "parts of the file", "statements"));
        foreach (var fate in Enum.GetValues<Fate>()) Console.WriteLine(Line(fate.ToString().ToLowerInvariant(), Number(imported.Tally.Items[fate]), Number(imported.Tally.Statements[fate])));
        Console.WriteLine(Line("in all", Number(imported.Tally.ItemsRead), Number(imported.Tally.Statements.Values.Sum())));
        if (imported.Tally.ValuesLeftOut > 0) Console.WriteLine($"{Number(imported.Tally.ValuesLeftOut)} values were left out of what was taken in.");
        foreach (var (table, left) in imported.Left) Console.WriteLine($"Of '{table}', {Number(left.Rows)} rows, nothing is taken in: {left.Why}.");
        if (imported.Links.Count > 0) Console.WriteLine($"{Number(imported.Links.Count(l => l.Is == LinkState.Confirmed))} known already to another agency and linked, {Number(imported.Links.Count(l => l.Is == LinkState.Proposed))} pairs to be looked at.");
        foreach (var (path, seen) in imported.NotKnown.OrderBy(n => n.Key, StringComparer.Ordinal)) Console.WriteLine($"{seen.First}: the format says nothing of '{path}'; it stands there {Number(seen.Times)} times.");
        var alike = imported.Alike;
        foreach (var (fate, problems) in alike.Take(MostShown)) Console.WriteLine(Sentence(fate, problems));
        if (alike.Count > MostShown) Console.WriteLine($"… and {Number(alike.Count - MostShown)} more of other kinds; --json tells {(imported.Told.Count < Importing.MostTold ? "all of them" : $"the first {Number(Importing.MostTold)}")}.");
    }

    public static void Json(Imported imported, Feed feed, bool dry) => Console.WriteLine(JsonSerializer.Serialize(
        new
        {
            feed = feed.Name,
            written = !dry && imported.Broken is null,
            broken = imported.Broken is { } b ? Problem("rejected", b) : null,
            items = Counts(imported.Tally.Items),
            statements = Counts(imported.Tally.Statements),
            values_left_out = imported.Tally.ValuesLeftOut,
            not_known = imported.NotKnown.OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => new { path = n.Key, times = n.Value.Times, line = n.Value.First.Line }),
            left = imported.Left.Select(l => new { table = l.Key, rows = l.Value.Rows, why = l.Value.Why }),
            linked = imported.Links.Count(l => l.Is == LinkState.Confirmed),
            to_be_looked_at = imported.Links.Count(l => l.Is == LinkState.Proposed),
            told = imported.Told.SelectMany(t => t.Problems.Select(p => Problem(Imported.WordOf(t.Fate), p))),
        },
        Options));

    static Dictionary<string, long> Counts(IReadOnlyDictionary<Fate, long> counts) => counts.ToDictionary(c => c.Key.ToString().ToLowerInvariant(), c => c.Value, StringComparer.Ordinal);

    static object Problem(string fate, Problem p) => new { fate, line = p.Place.Line, column = p.Place.Column, code = p.Kind.Code, excerpt = p.Excerpt, message = p.Message, remedy = p.Kind.Remedy };

    static string Sentence(string fate, IReadOnlyList<Problem> alike)
    {
        var first = alike[0];
        var more = alike.Count == 1 ? "" : $", and {Number(alike.Count - 1)} like it";
        return string.Create(CultureInfo.InvariantCulture, $"{first.Place.Line}:{first.Place.Column} {fate}{more}: {first.Kind.Code} {first.Message}{(first.Excerpt.Length == 0 ? "" : $" It says '{first.Excerpt}'.")} {first.Kind.Remedy}");
    }

    static string Number(long n) => n.ToString("N0", CultureInfo.InvariantCulture);

    static string Line(string what, string items, string statements) => $"{what,-14}{items,20}{statements,14}";
}
