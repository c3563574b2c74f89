using Goldthread.Records;

namespace Goldthread.Watching;

/// <summary>Which records are tied to which. Knows of each record only by its names and its position.</summary>
internal sealed class Bundles(Identities identities)
{
    private readonly Nodes nodes = new();
    private readonly List<Bundle> all = [new(0)];
    private readonly Dictionary<string, HashSet<int>> unheld = new(StringComparer.Ordinal);
    private readonly List<string> tellers = [""];
    private readonly Dictionary<string, ushort> tellerNumbers = new(StringComparer.Ordinal) { [""] = 0 };

    public IEnumerable<Bundle> All => all.Where((b, i) => i > 0 && b.Number == i && b.Into is null);

    /// <summary>The bundle of a person; null = there is nothing about them.</summary>
    public Bundle? Of(string person) => Standing(nodes[Tying.Person(person)].Bundle);

    /// <summary>The bundle of whatever names a record.</summary>
    public Bundle? OfRecord(string id) => Standing(nodes[Tying.Id(id)].Bundle);

    /// <summary>By whom a record was told; null = none of this id was.</summary>
    public string? TellerOf(string id) => nodes[Tying.Id(id)].Teller is var teller and > 0 ? tellers[teller] : null;

    /// <summary>Those in which it may matter whether an agency was heard: that have something of what it told, or are looked at from several together.</summary>
    public IEnumerable<Bundle> Hearing(string agency)
    {
        var bit = tellerNumbers.TryGetValue(agency, out var number) ? BitOf(number) : 0;
        return All.Where(b => b.Joined || (b.Tellers & bit) != 0);
    }

    public void Told(Record record) => nodes.Of(Tying.Id(record.Id)).Teller = Number(record.By);

    /// <summary>Those that speak of some people, whether they are held under these names or not.</summary>
    public IReadOnlyList<Bundle> Speaking(IEnumerable<string> names) =>
        [.. names.SelectMany(n => unheld.GetValueOrDefault(n, []).Select(Standing).Prepend(Of(n))).OfType<Bundle>().Distinct()];

    /// <summary>Puts a record into the bundle of its people and of whatever it names; bundles that it ties together become one.</summary>
    /// <param name="record">As received.</param>
    /// <param name="gone">Takes the bundles that are no more.</param>
    public Bundle Put(Record record, Action<Bundle> gone)
    {
        var own = identities.Named(record);
        var names = Tying.Nodes(own, identities.Knows);
        var tied = Tying.Tied(names, n => Standing(nodes[n].Bundle), b => b.Count);
        var bundle = tied.Count == 0 ? Another() : tied[0];
        foreach (var other in tied.Skip(1))
        {
            bundle.TakeIn(other);
            gone(other);
        }
        bundle.Tellers |= BitOf(Number(record.By));
        foreach (var name in names) nodes.Of(name).Bundle = bundle.Number;
        foreach (var name in own.About.Where(a => !a.Contains(':', StringComparison.Ordinal) && !identities.Knows(a)))
        {
            if (!unheld.TryGetValue(name, out var speaking)) unheld[name] = speaking = [];
            speaking.Add(bundle.Number);
        }
        return bundle;
    }

    public void Write(BinaryWriter to)
    {
        var standing = All.ToList();
        var numbers = standing.Select((b, i) => (b.Number, Now: i + 1)).ToDictionary(b => b.Number, b => b.Now);
        int Now(int number) => Standing(number) is { } bundle ? numbers[bundle.Number] : 0;
        to.Write(standing.Count);
        foreach (var bundle in standing) bundle.Write(to);
        to.Write(tellers.Count);
        foreach (var teller in tellers) to.Write(teller);
        to.Write(unheld.Count);
        foreach (var (name, speaking) in unheld)
        {
            to.Write(name);
            List<int> those = [.. speaking.Select(Now).Where(n => n > 0).Distinct()];
            to.Write(those.Count);
            foreach (var number in those) to.Write(number);
        }
        nodes.Write(to, Now);
    }

    /// <param name="footing">By which they were looked at last.</param>
    public void Read(BinaryReader from, Footing footing)
    {
        for (var left = from.ReadInt32(); left > 0; left--) all.Add(Bundle.Read(from, all.Count, footing));
        for (var left = from.ReadInt32(); left > 0; left--) Number(from.ReadString());
        for (var left = from.ReadInt32(); left > 0; left--) unheld[from.ReadString()] = [.. Enumerable.Range(0, from.ReadInt32()).Select(_ => from.ReadInt32())];
        nodes.Read(from);
    }

    private static ulong BitOf(ushort teller) => 1UL << (teller % 64);

    private Bundle Another()
    {
        all.Add(new(all.Count));
        return all[^1];
    }

    private Bundle? Standing(int number)
    {
        if (number == 0) return null;
        var bundle = all[number];
        while (bundle.Into is { } into && into != bundle) bundle = into;
        all[number] = bundle;
        return bundle.Into is null ? bundle : null;
    }

    private ushort Number(string agency)
    {
        if (tellerNumbers.TryGetValue(agency, out var number)) return number;
        tellers.Add(agency);
        return tellerNumbers[agency] = checked((ushort)(tellers.Count - 1));
    }
}
