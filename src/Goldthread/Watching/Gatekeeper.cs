using Goldthread.Access;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Watching;

/// <summary>
/// Turns the listed gateways by what agencies write down, in the order of receipt. What only some may see turns none: that a thread is open tells everybody in it of the reason. There a person has to open it.
/// It says what is to be written, until it is told that it has been.
/// </summary>
/// <param name="labelOf">What a person is held as; null = nobody holds them.</param>
/// <param name="same">Everybody who is the same person, that person included.</param>
public sealed class Gatekeeper(AccessRules rules, Lens lens, Reckoning reckoning, Func<string, PersonLabel?> labelOf, Func<string, IReadOnlyList<string>> same)
{
    private readonly Dictionary<(string Child, string Gateway), Standing> standing = [];
    private readonly Dictionary<string, IReadOnlyList<(Gateway Gateway, GatewayRecord By, bool Opens)>> byKind = new(StringComparer.Ordinal);
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private readonly HashSet<string> withheld = new(StringComparer.Ordinal);
    private readonly List<GatewayChange> due = [];
    private int handed;

    /// <summary>How a gateway of a child stands.</summary>
    private sealed class Standing
    {
        /// <summary>What it is open by: the record, and the branch of its kind.</summary>
        public Dictionary<string, string> Reasons { get; } = new(StringComparer.Ordinal);

        public bool Open { get; set; }

        /// <summary>When what closed it last was so.</summary>
        public long Closed { get; set; } = long.MinValue;
    }

    /// <summary>What has to be written, in its order, whether or not it has been handed over for that.</summary>
    public IReadOnlyList<GatewayChange> Due => due;

    /// <summary>What has to be written and was not handed over before.</summary>
    public IReadOnlyList<GatewayChange> Hand()
    {
        var next = due[handed..];
        handed = due.Count;
        return next;
    }

    /// <summary>It is in the journal: as it was due here, or by somebody's own hand.</summary>
    public void Written(GatewayChange change)
    {
        if (due.FindIndex(d => (d.Child, d.Gateway, d.Open) == (change.Child, change.Gateway, change.Open)) is var at and >= 0)
        {
            due.RemoveAt(at);
            if (at < handed) handed--;
            return;
        }
        var its = Of(change.Child, change.Gateway);
        if (change.Open) its.Reasons[change.Opener] = "";
        else its.Reasons.Clear();
        // What a safeguard opened once it does not open again.
        used.Add(change.Opener);
        (its.Open, its.Closed) = (change.Open, change.Open ? its.Closed : change.At);
    }

    /// <summary>A record was received.</summary>
    public void Take(Record record, long minute)
    {
        if (!lens.IsPlain(record)) withheld.Add(record.Id);
        if (record.Withdraws is { } gone) Withdraw(gone, record, minute);
        if (record.Withdraws is not null || record.Planned || record.Standing == Records.Standing.Withdrawn || withheld.Contains(record.Id)) return;
        var turns = Turning(record.Kind.Name).Where(t => t.By.Is(record, lens.Agencies)).ToList();
        // A later version tells again what the first did.
        if (turns.Count == 0 || !used.Add(record.Id) || (record.Supersedes is { } earlier && used.Contains(earlier))) return;
        foreach (var child in record.About.Where(IsChild))
            foreach (var (gateway, by, opens) in turns)
                if (opens) Open(child, gateway, by.Basis ?? gateway.Basis[0], record.Practitioner ?? record.By, minute, record.Id, Branch(record.Kind.Name), Occurred(record, minute), $"{record.Kind.Name}, {record.Id}");
                else Close(child, gateway, record, minute);
    }

    /// <summary>A safeguard said something: of one agency's records alone, it opens the thread when that is to be acted on today.</summary>
    public void Take(Said said, long minute)
    {
        var f = said.Finding;
        if (said.Agency is null || f.Safeguard.Level != Level.ActToday || f.Speaks != Truth.Yes || !rules.Gateways.TryGetValue(Gateway.ActToday, out var gateway)) return;
        if (f.Evidence.Append(f.Bound.Id).Any(withheld.Contains) || !used.Add(f.Key)) return;
        foreach (var child in f.Bound.About.Where(IsChild))
            Open(child, gateway, gateway.Basis[0], f.Key, minute, f.Key, "", minute, $"{f.Safeguard.Id}, {f.Bound.Id}");
    }

    /// <summary>Writes down all that it knows.</summary>
    /// <exception cref="InvalidOperationException">Something has still to be written in the journal.</exception>
    public void Write(BinaryWriter to)
    {
        if (due.Count > 0) throw new InvalidOperationException("A gateway that has turned is not in the journal yet.");
        to.Write(standing.Count);
        foreach (var ((child, gateway), its) in standing)
        {
            to.Write(child);
            to.Write(gateway);
            to.Write(its.Open);
            to.Write(its.Closed);
            to.Write(its.Reasons.Count);
            foreach (var (reason, branch) in its.Reasons)
            {
                to.Write(reason);
                to.Write(branch);
            }
        }
        foreach (var ids in new[] { used, withheld })
        {
            to.Write(ids.Count);
            foreach (var id in ids) to.Write(id);
        }
    }

    /// <summary>Goes on where another was, from what that one wrote down.</summary>
    public void Read(BinaryReader from)
    {
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            var its = Of(from.ReadString(), from.ReadString());
            (its.Open, its.Closed) = (from.ReadBoolean(), from.ReadInt64());
            for (var reasons = from.ReadInt32(); reasons > 0; reasons--) its.Reasons[from.ReadString()] = from.ReadString();
        }
        foreach (var ids in new[] { used, withheld })
            for (var left = from.ReadInt32(); left > 0; left--) ids.Add(from.ReadString());
    }

    private void Open(string child, Gateway gateway, string basis, string opener, long minute, string rests, string branch, long occurred, string reason)
    {
        var all = same(child).Select(label => standing.GetValueOrDefault((label, gateway.Name))).OfType<Standing>().ToList();
        // What came late, and was over by then.
        if (all.Exists(s => s.Closed >= occurred)) return;
        var its = all.Find(s => s.Open) ?? Of(child, gateway.Name);
        its.Reasons[rests] = branch;
        if (its.Open) return;
        its.Open = true;
        due.Add(new(child, gateway.Name, true, basis, opener, minute, reckoning.Axis.OfDates(Reviewed(minute, gateway), Reviewed(minute, gateway)).Hi, reason));
    }

    private void Close(string child, Gateway gateway, Record record, long minute)
    {
        var branch = Branch(record.Kind.Name);
        var one = gateway.OpenedBy.Any(o => Branch(o.Kind.Text) == branch);
        foreach (var label in same(child))
        {
            if (!standing.TryGetValue((label, gateway.Name), out var its) || !its.Open) continue;
            foreach (var ended in its.Reasons.Where(r => !one || r.Value == branch).Select(r => r.Key).ToList()) its.Reasons.Remove(ended);
            if (its.Reasons.Count == 0) Shut(label, gateway.Name, its, record.Practitioner ?? record.By, minute, Occurred(record, minute), $"{record.Kind.Name}, {record.Id}");
        }
    }

    private void Withdraw(string gone, Record record, long minute)
    {
        foreach (var ((child, gateway), its) in standing.Where(s => s.Value.Reasons.ContainsKey(gone)).ToList())
            if (its.Reasons.Remove(gone) && its.Open && its.Reasons.Count == 0) Shut(child, gateway, its, record.Practitioner ?? record.By, minute, its.Closed, $"{gone} was withdrawn");
    }

    private void Shut(string child, string gateway, Standing its, string opener, long minute, long closed, string reason)
    {
        (its.Open, its.Closed) = (false, Math.Max(its.Closed, closed));
        due.Add(new(child, gateway, false, "", opener, minute, null, reason));
    }

    private Standing Of(string child, string gateway)
    {
        if (!standing.TryGetValue((child, gateway), out var its)) standing[(child, gateway)] = its = new();
        return its;
    }

    private IReadOnlyList<(Gateway Gateway, GatewayRecord By, bool Opens)> Turning(string kind)
    {
        if (byKind.TryGetValue(kind, out var known)) return known;
        return byKind[kind] = [.. rules.Gateways.Values.OrderBy(g => g.Name, StringComparer.Ordinal).SelectMany(g => g.OpenedBy.Select(o => (g, o, true)).Concat(g.ClosesWith.Select(c => (g, c, false)))).Where(t => t.Item2.Kind.Matches(kind))];
    }

    private bool IsChild(string person) => labelOf(person) is not null and not PersonLabel.Adult;

    private DateOnly Reviewed(long minute, Gateway gateway) => reckoning.Axis.Earliest(reckoning.End(minute, gateway.Review, minute).Lo);

    private long Occurred(Record record, long minute) => Math.Min(record.Occurred.On(reckoning.Axis).Hi, minute);

    private static string Branch(string kind) => kind[..Math.Max(kind.LastIndexOf('.'), 0)];
}
