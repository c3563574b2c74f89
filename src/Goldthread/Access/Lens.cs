using Goldthread.Agencies;
using Goldthread.Records;

namespace Goldthread.Access;

/// <summary>What a reader gets of an entry: all of it, that it exists and whom to ring, or nothing.</summary>
public enum Sight { Hidden, Pointer, Full }

/// <summary>Who may see which entry. One place decides; every page, finding and export asks it.</summary>
/// <param name="agencies">The partnership's agencies, with their default tiers.</param>
public sealed class Lens(AgencyList agencies)
{
    /// <summary>What a practitioner of <paramref name="reader"/> may see of a record. An agency always sees its own.</summary>
    public Sight Of(Record record, string reader)
    {
        if (record.By == reader) return Sight.Full;
        return TierOf(record) switch
        {
            Tier.Shared => Sight.Full,
            Tier.Index or Tier.Restricted or Tier.Brokered => Sight.Pointer,
            _ => Sight.Hidden,
        };
    }

    public Tier TierOf(Record record) => record.Sharing.Tier ?? agencies[record.By]?.Tier ?? Tier.Shared;

    /// <summary>May a finding that rests on these records be told to the agency as it stands? Otherwise its holder is asked first.</summary>
    public bool MayTell(IEnumerable<Record> evidence, string reader) => evidence.All(r => Of(r, reader) == Sight.Full);

    /// <summary>The agencies that hold what the reader may not see; they share, ask, or decline with a reason.</summary>
    public IReadOnlyList<string> HoldersFirst(IEnumerable<Record> evidence, string reader) =>
        [.. evidence.Where(r => Of(r, reader) != Sight.Full).Select(r => r.By).Distinct().Order(StringComparer.Ordinal)];
}
