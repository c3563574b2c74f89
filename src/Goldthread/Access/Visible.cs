using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Access;

/// <summary>An agency that is in a child's life: that it is, and how to reach it.</summary>
/// <param name="Agency">Its name; for a brokered one, or one that would say where somebody is, only that it is a service.</param>
public sealed record Pointer(string Agency, string Reach);

/// <summary>
/// What one reader has of a child's thread: the records in full that the reader may see, and pointers. Everything that the reader is shown (chronology, counts, duties, their states)
/// is worked out from this alone, so that what is withheld changes nothing.
/// </summary>
public sealed record Visible(Entrance Entrance, RecordSet? Records, IReadOnlyList<Pointer> Pointers)
{
    private static readonly Visible Nothing = new(Entrance.RefusedNoPurpose, null, []);

    /// <summary>The first later minute at which a term of an agreement, a protection or a decision begins or ends.</summary>
    public long Until { get; init; } = Span.Never;

    /// <param name="records">Of the thread, in all their versions.</param>
    /// <param name="child">Of whom the thread is.</param>
    /// <param name="open">The child's thread is open.</param>
    /// <param name="involved">Agencies that the directory knows to be in the child's life, and how to reach each.</param>
    /// <returns>Without records where entry is refused.</returns>
    public static Visible Of(Lens lens, Reader reader, IReadOnlyList<Record> records, IReadOnlyDictionary<string, PersonLabel> people, string child, Reckoning reckoning, bool open, long at, IReadOnlyDictionary<string, string> involved)
    {
        var entry = Entrances.Of(reader, [child], open);
        if (entry is Entrance.RefusedNoPurpose or Entrance.RefusedOwnKin) return Nothing with { Entrance = entry };
        var roots = Statements.Of(records);
        // The tightest version of a statement decides for all of them: what was restricted afterwards is not to be read in its first wording.
        var sights = records.GroupBy(r => roots[r.Id], StringComparer.Ordinal).ToDictionary(s => s.Key, s => s.Min(r => entry == Entrance.OwnAgencyOnly && r.By != reader.Agency ? Sight.Hidden : lens.Of(r, s.Key, reader, at)), StringComparer.Ordinal);
        var kept = records.Where(r => sights[roots[r.Id]] == Sight.Full && (r.Withdraws ?? r.Supersedes) is var of && (of is null || !roots.ContainsKey(of) || sights[roots[of]] == Sight.Full)).ToList();
        var ids = kept.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        var names = kept.Select(r => roots[r.Id]).Distinct().Order(StringComparer.Ordinal).Select((root, i) => (root, i)).ToDictionary(n => n.root, n => n.i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);
        var barred = kept.Where(r => lens.Barred(r, reader, at) is not null).Select(r => roots[r.Id]).ToHashSet(StringComparer.Ordinal);
        var shown = kept.Where(r => r.Withdraws is null || ids.Contains(r.Withdraws)).Select(r =>
        {
            var known = Redaction.Without(r, ids);
            if (lens.HidesTeller(r, reader)) known = Redaction.Tellerless(known);
            return barred.Contains(roots[r.Id]) ? Redaction.Placeless(known, reader.Agency, names[roots[r.Id]]) : known;
        }).ToList();
        var there = people.Where(p => p.Key == child || shown.Exists(r => r.About.Contains(p.Key))).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        // Of whom the reader has nothing, nobody needs to be stopped: a refusal would say that they are there.
        if (Entrances.Of(reader, there.Keys, open) is Entrance.RefusedOwnKin and var own) return Nothing with { Entrance = own, Until = lens.Until(at) };
        var problems = new ProblemList();
        var set = RecordSetBuilder.Build(shown, there, reckoning, shown.ToDictionary(r => r.Id, r => new Place("thread", 1, 1), StringComparer.Ordinal), new HashSet<string>(), problems)
            ?? throw new InvalidOperationException($"What a reader has of a thread does not hold together: {problems.All[0].Kind.Code}.");
        return new(entry, set, open ? PointersOf(lens, reader, records, roots, sights, child, at, involved) : []) { Until = lens.Until(at) };
    }

    // Who is in the child's life, by the index: by a record of the index, by one that the reader has, or by the directory.
    private static List<Pointer> PointersOf(Lens lens, Reader reader, IReadOnlyList<Record> records, IReadOnlyDictionary<string, string> roots, Dictionary<string, Sight> sights, string child, long at, IReadOnlyDictionary<string, string> involved)
    {
        var barred = lens.Barred(child, reader, at);
        var named = records.Where(r => sights[roots[r.Id]] != Sight.Hidden && lens.Barred(r, reader, at) is null).Select(r => r.By)
            .Concat(barred is null ? involved.Keys : []).Where(a => a != reader.Agency).Distinct().Order(StringComparer.Ordinal);
        var pointers = named.Select(a => (Agency: a, lens.Agencies[a]?.Tier)).Where(a => a.Tier is not Tier.Hidden)
            .Select(a => new Pointer(a.Tier is Tier.Brokered ? Redaction.Withheld : a.Agency, involved.GetValueOrDefault(a.Agency, ""))).ToList();
        if (barred is not null) pointers.Add(new(Redaction.Withheld, barred.Lead));
        return [.. pointers.Distinct()];
    }
}
