using Goldthread.Records;
using Goldthread.Store.Entries;

namespace Goldthread.Web.Running;

/// <summary>What a system says of one of its people: each of its tables may say something, and the last word under a key stands.</summary>
public sealed class Account
{
    private readonly List<Entry.PersonHeld> told = [];

    public PersonLabel Label { get; private set; }

    public void Hear(Entry.PersonHeld said)
    {
        var before = told.FindIndex(t => t.Key == said.Key && t.Feed == said.Feed);
        if (before < 0) told.Add(said);
        else told[before] = said;
        Label = said.Label;
    }

    /// <summary>Whether a feed has said something of them.</summary>
    public bool IsOf(string feed) => told.Exists(t => t.Feed == feed);

    /// <summary>Statements that agree are one; one that contradicts an earlier one stands beside it.</summary>
    public IReadOnlyList<Entry.PersonHeld> Statements()
    {
        if (told.Count == 1) return told;
        var all = new List<Entry.PersonHeld>();
        foreach (var said in told)
            if (all.FindIndex(a => Agree(a, said)) is var with and >= 0) all[with] = Both(all[with], said);
            else all.Add(said);
        return all;
    }

    private static bool Agree(Entry.PersonHeld a, Entry.PersonHeld b) =>
        a.Feed == b.Feed && (a.Names.Count == 0 || b.Names.Count == 0 || a.Names.SequenceEqual(b.Names, StringComparer.OrdinalIgnoreCase))
        && Alike(a.Born?.Text, b.Born?.Text) && Alike(a.NhsNumber, b.NhsNumber) && Alike(a.Upn, b.Upn)
        && a.More.All(m => Alike(m.Value, b.More.GetValueOrDefault(m.Key)));

    private static bool Alike(string? one, string? other) => one is null || other is null || one == other;

    private static Entry.PersonHeld Both(Entry.PersonHeld a, Entry.PersonHeld b) => a with
    {
        Label = b.Label,
        Names = a.Names.Count > 0 ? a.Names : b.Names,
        Born = a.Born ?? b.Born,
        NhsNumber = a.NhsNumber ?? b.NhsNumber,
        Upn = a.Upn ?? b.Upn,
        Addresses = [.. a.Addresses.Union(b.Addresses, StringComparer.Ordinal)],
        More = b.More.Concat(a.More).GroupBy(m => m.Key, StringComparer.Ordinal).ToDictionary(m => m.Key, m => m.Last().Value, StringComparer.Ordinal),
    };
}
