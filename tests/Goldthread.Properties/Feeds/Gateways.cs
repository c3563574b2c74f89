using Goldthread.Access;
using Goldthread.Agencies;
using Goldthread.Duties;
using Goldthread.Properties.Invented;
using Goldthread.Properties.Laws;
using Goldthread.Properties.Tales;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Time;
using Goldthread.Watching;
using Record = Goldthread.Records.Record;

namespace Goldthread.Properties.Feeds;

/// <summary>
/// What a gatekeeper is told in one invented history, held against the meaning: a gateway of a child is open for as long as something keeps it open.
/// After every step what is due is written, and now and then another gatekeeper goes on from what this one knew.
/// </summary>
internal sealed class Gateways
{
    private static readonly string[] Agencies = ["childrens-social-care", "early-help", "gp", "police"];
    private static readonly string[] Fewer = ["referral.", "plan.", "case.", "strategy-request."];
    private static readonly string[] Names = ["child", "child of gp", "other", "mother", "nobody"];
    private static readonly Reckoning Reckoning = new(Axis.Dated, Pack.Catalogue.Timescales.Calendar);
    private static readonly AccessRules Rules = Pack.Catalogue.Access;
    private static readonly Lens Lens = new(new AgencyList(Agencies.Select(a => new Agency(a, a, null, true, null, null, null, a == "police" ? Tier.Restricted : Tier.Shared)), Pack.Catalogue.Routes), Rules);
    private static readonly Safeguard Acting = Pack.Invented[0] with { Level = Level.ActToday };
    private static readonly long Day = FuzzyDateParser.Parse("2026-03-02")!.On(Axis.Dated).Lo;

    private readonly Dice dice;
    private readonly List<Kind> kinds;
    private readonly List<Record> told = [];

    // What keeps a gateway open: what it rests on, and the branch of its kind.
    private readonly List<(string Child, string Gateway, string Rests, string Branch)> openings = [];
    private readonly Dictionary<(string Child, string Gateway), long> closed = [];
    private readonly HashSet<string> used = [];
    private Gatekeeper gates;
    private long minute = Day;

    private Gateways(int seed)
    {
        dice = new(seed);
        var turning = Rules.Gateways.Values.SelectMany(g => g.OpenedBy.Concat(g.ClosesWith)).Select(o => o.Kind).ToList();
        kinds = [.. Pack.Catalogue.Vocabulary.Kinds.Values.Where(k => turning.Exists(t => t.Matches(k.Name)) && (seed % 3 == 0 || Fewer.Any(k.Name.StartsWith))).OrderBy(k => k.Name, StringComparer.Ordinal)];
        gates = Fresh();
    }

    /// <summary>The first difference; null = none.</summary>
    public static string? Difference(int seed) => new Gateways(seed).Run();

    private static Gatekeeper Fresh() => new(Rules, Lens, Reckoning, p => p == "mother" ? PersonLabel.Adult : p == "nobody" ? null : PersonLabel.Child, Same);

    private static IReadOnlyList<string> Same(string person) => person.StartsWith("child", StringComparison.Ordinal) ? ["child", "child of gp"] : [person];

    private string? Run()
    {
        for (var step = dice.Between(4, 24); step > 0; step--)
        {
            minute += dice.One([1, 60, Span.Day, 20 * Span.Day]);
            var before = Open;
            var what = dice.Between(1, 10) switch { 1 => ByHand(), 2 => Say(), _ => Tell() };
            List<GatewayChange> due = [.. gates.Due];
            due.ForEach(gates.Written);
            var expected = Open.Except(before).Select(o => $"open {o}").Concat(before.Except(Open).Select(o => $"close {o}")).Order(StringComparer.Ordinal).ToList();
            var found = due.Select(c => $"{(c.Open ? "open" : "close")} {(c.Child, c.Gateway)}").Order(StringComparer.Ordinal).ToList();
            if (what is "by hand") expected = [];
            if (!expected.SequenceEqual(found)) return $"At {Saying.Minute(minute)}, after {string.Join("\n", told.Select(Text))}\n{what}: expected {string.Join(", ", expected)}, found {string.Join(", ", found)}";
            if (gates.Due.Count > 0) return $"{what}: what was written is due still.";
            if (dice.Chance(30)) Restart();
        }
        return null;
    }

    private IReadOnlyCollection<(string, string)> Open => [.. openings.Select(o => (o.Child, o.Gateway)).Distinct()];

    private void Restart()
    {
        var written = new MemoryStream();
        using (var to = new BinaryWriter(written)) gates.Write(to);
        using var from = new BinaryReader(new MemoryStream(written.ToArray()));
        gates = Fresh();
        gates.Read(from);
    }

    // A person opens or closes one.
    private string ByHand()
    {
        var (child, gateway) = openings.Count > 0 && dice.Chance(70) ? dice.One([.. Open]) : (dice.One(Names[..3]), dice.One([.. Rules.Gateways.Keys.Order(StringComparer.Ordinal)]));
        var open = openings.Exists(o => (o.Child, o.Gateway) == (child, gateway));
        var opener = dice.Chance(30) && told.Count > 0 ? dice.One(told).Id : "w.1";
        gates.Written(new(child, gateway, !open, open ? "" : "a basis", opener, minute, open ? null : minute + Span.Day, "by hand"));
        used.Add(opener);
        if (open) Close(child, gateway, minute);
        else openings.Add((child, gateway, opener, ""));
        return "by hand";
    }

    private string Say()
    {
        var record = told.Count > 0 ? dice.One(told) : New();
        var (agency, speaks) = (dice.Chance(80) ? record.By : null, dice.Chance(80) ? Truth.Yes : Truth.CannotTell);
        var level = dice.Chance(80) ? Level.ActToday : Level.Soon;
        var key = dice.Chance(70) ? $"duty/{record.Id}" : "duty";
        gates.Take(new Said(agency, new()
        {
            Key = key,
            Safeguard = Acting with { Level = level },
            Duty = "d",
            What = "",
            Subject = "child",
            Child = "child",
            Bound = record,
            Owner = new([], ""),
            Outcome = Outcome.Speaks,
            Speaks = speaks,
            Spoke = speaks,
            State = DutyState.Waiting,
            Start = Span.At(minute),
            Received = Span.At(minute),
            Evidence = [record.Id],
            Sentence = "",
        }), minute);
        if (agency is null || speaks != Truth.Yes || level != Level.ActToday || !Plain(record) || !used.Add(key)) return "said";
        foreach (var child in record.About.Where(IsChild)) Opens(child, Gateway.ActToday, key, "", minute);
        return $"said by {agency} of {record.Id}";
    }

    private string Tell()
    {
        var r = New();
        gates.Take(r, minute);
        told.Add(r);
        if (r.Withdraws is { } gone)
        {
            // What is withdrawn never was: nothing was over by it.
            openings.RemoveAll(o => o.Rests == gone);
            return Text(r);
        }
        if (r.Planned || r.Standing == Standing.Withdrawn || !Plain(r)) return Text(r);
        var turned = Rules.Gateways.Values.Where(g => g.OpenedBy.Concat(g.ClosesWith).Any(o => o.Is(r, Lens.Agencies))).ToList();
        if (turned.Count == 0 || !used.Add(r.Id) || (r.Supersedes is { } earlier && used.Contains(earlier))) return Text(r);
        var occurred = Math.Min(r.Occurred.On(Axis.Dated).Hi, minute);
        foreach (var child in r.About.Where(IsChild))
            foreach (var gateway in turned)
            {
                if (gateway.OpenedBy.Any(o => o.Is(r, Lens.Agencies))) Opens(child, gateway.Name, r.Id, Branch(r.Kind.Name), occurred);
                if (gateway.ClosesWith.Any(o => o.Is(r, Lens.Agencies))) Ends(child, gateway, r, occurred);
            }
        return Text(r);
    }

    // Under the name under which it is open already.
    private void Opens(string child, string gateway, string rests, string branch, long occurred)
    {
        if (Same(child).Any(c => closed.TryGetValue((c, gateway), out var at) && at >= occurred)) return;
        var name = Same(child).FirstOrDefault(c => openings.Exists(o => (o.Child, o.Gateway) == (c, gateway))) ?? child;
        openings.Add((name, gateway, rests, branch));
    }

    private void Ends(string child, Gateway gateway, Record r, long occurred)
    {
        var branch = Branch(r.Kind.Name);
        var all = !gateway.OpenedBy.Any(o => Branch(o.Kind.Text) == branch);
        foreach (var name in Same(child).Where(c => openings.Exists(o => (o.Child, o.Gateway) == (c, gateway.Name))))
        {
            openings.RemoveAll(o => (o.Child, o.Gateway) == (name, gateway.Name) && (all || o.Branch == branch));
            if (!openings.Exists(o => (o.Child, o.Gateway) == (name, gateway.Name))) Close(name, gateway.Name, occurred);
        }
    }

    private void Close(string child, string gateway, long at)
    {
        openings.RemoveAll(o => (o.Child, o.Gateway) == (child, gateway));
        closed[(child, gateway)] = Math.Max(closed.GetValueOrDefault((child, gateway), long.MinValue), at);
    }

    private Record New()
    {
        var kind = dice.One(kinds);
        var earlier = told.Count > 0 && dice.Chance(35) ? dice.One(told) : null;
        // Another version, a withdrawal, or the same record told again.
        var (again, withdraws) = (earlier is not null && dice.Chance(20), earlier is not null && dice.Chance(40));
        var decision = kind.Fields.TryGetValue("decision", out var type) && dice.Chance(80) ? type.Codes[dice.Between(0, Math.Min(3, type.Codes.Count - 1))] : null;
        return new()
        {
            Id = again ? earlier!.Id : $"r{told.Count + 1}",
            Kind = earlier is not null && dice.Chance(60) ? earlier.Kind : kind,
            Occurred = FuzzyDateParser.Parse(Saying.Minute(minute - dice.One([0, 0, 1, Span.Day, 21 * Span.Day]))[..(dice.Chance(50) ? 10 : 16)])!,
            By = dice.Chance(70) ? Agencies[0] : dice.One(Agencies),
            Teller = "",
            About = [.. Names.Where(_ => dice.Chance(30)).DefaultIfEmpty("child")],
            Planned = dice.Chance(5),
            Standing = dice.Chance(5) ? Standing.Withdrawn : Standing.Stated,
            Supersedes = withdraws || again ? null : earlier?.Id,
            Withdraws = withdraws && !again ? earlier!.Id : null,
            Sharing = dice.Chance(8) ? new(Tier.Restricted) : new(),
            Fields = decision is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["decision"] = decision },
        };
    }

    private bool Plain(Record record) => told.Where(r => r.Id == record.Id).All(Lens.IsPlain);

    private static bool IsChild(string person) => person is not ("mother" or "nobody");

    private static string Branch(string kind) => kind.Contains('.', StringComparison.Ordinal) ? kind[..kind.LastIndexOf('.')] : "";

    private static string Text(Record r) => $"{r.Id} {r.Kind.Name} by {r.By} about [{string.Join(", ", r.About)}] occurred {r.Occurred.Text} {(r.Planned ? "planned " : "")}{(r.Sharing.Tier is null ? "" : "restricted ")}{r.Standing} supersedes {r.Supersedes} withdraws {r.Withdraws} {string.Join(' ', r.Fields.Values)}";
}
