using Goldthread.Agencies;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Access;

/// <summary>What a reader gets of a record: all of it, that its agency holds something and whom to ring, or nothing.</summary>
public enum Sight { Hidden, Pointer, Full }

/// <summary>Who may see which record. One place decides; every page, finding, count and export asks it.</summary>
/// <param name="agencies">The partnership's agencies, with their default tiers.</param>
public sealed class Lens(AgencyList agencies, AccessRules? rules = null, IEnumerable<Protection>? protections = null, SharingDecisions? decisions = null)
{
    /// <summary>The kind of record by which it is told who somebody is.</summary>
    private const string Named = "person.named";

    private readonly AccessRules rules = rules ?? AccessRules.None;
    private readonly IReadOnlyList<Protection> protections = [.. protections ?? []];
    private readonly SharingDecisions decisions = decisions ?? SharingDecisions.None;

    private readonly long[] turns = [.. (rules ?? AccessRules.None).Agreements.Values.SelectMany(a => a.Terms).SelectMany(t => new[] { t.From, t.Until + 1 }).OfType<long>()
        .Concat((protections ?? []).SelectMany(p => new[] { p.From, p.Until + 1 }).OfType<long>()).Concat((decisions ?? SharingDecisions.None).Turns).Distinct().Order()];

    public AgencyList Agencies => agencies;

    /// <summary>The first later minute at which it may let somebody see more or less.</summary>
    public long Until(long at)
    {
        var next = Array.BinarySearch(turns, at + 1);
        return (next < 0 ? ~next : next) is var i && i < turns.Length ? turns[i] : Span.Never;
    }

    /// <summary>What a practitioner of <paramref name="reader"/> may see of a record, by agency and tier alone. An agency always sees its own.</summary>
    public Sight Of(Record record, string reader)
    {
        if (record.By == reader) return Sight.Full;
        return TierOf(record) switch
        {
            // What an agreement lets others see hangs on who asks, for what and when: its holder is asked first.
            Tier.Shared => record.Sharing.Agreement is null ? Sight.Full : Sight.Pointer,
            Tier.Index or Tier.Restricted or Tier.Brokered => Sight.Pointer,
            _ => Sight.Hidden,
        };
    }

    /// <summary>What a reader may see of a statement's record.</summary>
    /// <param name="statement">As <see cref="Statements"/> name it.</param>
    public Sight Of(Record record, string statement, Reader reader, long at)
    {
        if (Barred(record, reader, at) is not null && rules.Places.Any(p => p.Matches(record.Kind.Name))) return Sight.Hidden;
        if (record.By == reader.Agency) return Sight.Full;
        var indexOnly = reader.Role is { } role && rules.IndexOnly.Contains(role);
        if (decisions.Of(statement, record.By, reader, at) is { } decision) return decision.Choice == SharingChoice.Shares && !indexOnly ? Agreed(record)?.AtMost(record, reader, agencies, at) ?? Sight.Full : Sight.Hidden;
        var tier = TierOf(record);
        if (tier == Tier.Shared && (record.Sharing.Restrictions is not null || !MayHandle(record, reader))) tier = Tier.Restricted;
        var sight = tier switch
        {
            Tier.Shared => indexOnly ? Sight.Pointer : Sight.Full,
            Tier.Index => Sight.Pointer,
            // Whether its agency is named to others is for the index alone to say: what is restricted leaves no trace of its own.
            _ => Sight.Hidden,
        };
        // A tier opens nothing that the agreement does not, nor the other way round. By an agreement that is not there nobody reads.
        return record.Sharing.Agreement is null ? sight : (Sight)Math.Min((int)sight, (int)(Agreed(record)?.Of(record, reader, agencies, at) ?? Sight.Hidden));
    }

    /// <summary>May a reader learn how an agency holds somebody: name, birth, address?</summary>
    /// <param name="agreement">Of the feed that told of it; null = none stands between.</param>
    public bool MayName(string agency, string? agreement, Reader reader, long at) =>
        agency == reader.Agency || agreement is null || rules.Agreements.GetValueOrDefault(agreement)?.Of(Named, reader, agencies, at) == Sight.Full;

    public Tier TierOf(Record record) => record.Sharing.Tier ?? agencies[record.By]?.Tier ?? Tier.Shared;

    /// <summary>Whoever is in an open thread may see that there is such a record: it is neither restricted nor hidden, and bears neither a code nor an agreement.</summary>
    public bool IsPlain(Record record) => TierOf(record) is Tier.Shared or Tier.Index && record.Sharing is { Restrictions: null, Handling: null, Agreement: null };

    /// <summary>The protection by which this reader is not to learn where the people of a record are; null = none.</summary>
    public Protection? Barred(Record record, Reader reader, long at) => protections.FirstOrDefault(p => p.Bars(reader, at) && record.About.Any(p.Protected.Contains));

    /// <summary>The same for one person.</summary>
    public Protection? Barred(string person, Reader reader, long at) => protections.FirstOrDefault(p => p.Bars(reader, at) && p.Protected.Contains(person));

    /// <summary>Whoever told a record is known to its holder alone.</summary>
    public bool HidesTeller(Record record, Reader reader) => record.By != reader.Agency && record.Sharing.Handling is { } code && (!rules.Handling.TryGetValue(code, out var handling) || handling.HidesTeller);

    /// <summary>May a finding that rests on these records be told to the agency as it stands? Otherwise its holder is asked first.</summary>
    public bool MayTell(IEnumerable<Record> evidence, string reader) => evidence.All(r => Of(r, reader) == Sight.Full);

    /// <summary>The agencies that hold what the reader may not see; they share, ask, or decline with a reason.</summary>
    public IReadOnlyList<string> HoldersFirst(IEnumerable<Record> evidence, string reader) =>
        [.. evidence.Where(r => Of(r, reader) != Sight.Full).Select(r => r.By).Distinct().Order(StringComparer.Ordinal)];

    private SharingAgreement? Agreed(Record record) => record.Sharing.Agreement is { } name ? rules.Agreements.GetValueOrDefault(name) : null;

    // A code that nobody here knows is one that nobody may read by.
    private bool MayHandle(Record record, Reader reader) => record.Sharing.Handling is not { } code
        || (rules.Handling.TryGetValue(code, out var handling) && handling.ContentTo.Any(to => agencies.Is(reader.Agency, to)));
}
