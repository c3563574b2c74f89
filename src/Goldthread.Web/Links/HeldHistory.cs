using Goldthread.Store.Entries;

namespace Goldthread.Web.Links;

/// <summary>What a system has said of one of its people. Each of its tables may say something; the last word under a key stands, and of several the latest that says anything of a field.</summary>
/// <param name="Now">All that stands, as one.</param>
/// <param name="Standing">The last word under each key, the latest last.</param>
/// <param name="Ever">Surnames and addresses that were ever said, where there is more than one statement.</param>
sealed record HeldHistory(Entry.PersonHeld Now, IReadOnlyList<Entry.PersonHeld> Standing, IReadOnlySet<FormerValue> Ever)
{
    private static readonly IReadOnlySet<FormerValue> None = new HashSet<FormerValue>();

    public static HeldHistory Of(Entry.PersonHeld first) => new(first, [first], HeldRow.SaidToBeFormer(first) is { Count: > 0 } former ? former.ToHashSet() : None);

    public HeldHistory Hear(Entry.PersonHeld said)
    {
        IReadOnlyList<Entry.PersonHeld> standing = [.. Standing.Where(s => (s.Feed, s.Key) != (said.Feed, said.Key)), said];
        var ever = HeldRow.Changeable(Now).Concat(HeldRow.Changeable(said)).Concat(HeldRow.SaidToBeFormer(said)).Where(v => !Ever.Contains(v)).ToList();
        return new(standing.Aggregate(Both), standing, ever.Count == 0 ? Ever : Ever.Concat(ever).ToHashSet());
    }

    /// <summary>By field, what was said of it and is not said now, the latest first. Null = nothing.</summary>
    public IReadOnlyDictionary<int, string>? Earlier =>
        Ever.Count == 0 || Ever.Except(HeldRow.Changeable(Now)).ToLookup(v => v.Field, v => v.Value) is not { Count: > 0 } former ? null : former.ToDictionary(f => f.Key, f => string.Join(';', f.Reverse()));

    public bool IsComparedAs(HeldHistory other) => HeldRow.IsAlike(Now, other.Now) && Ever.SetEquals(other.Ever);

    // Who is expected is so for as long as nobody says when the child was born.
    private static Entry.PersonHeld Both(Entry.PersonHeld earlier, Entry.PersonHeld later)
    {
        var more = earlier.More.Where(m => m.Key != HeldRow.Expected || later.Born is null).Concat(later.More).GroupBy(m => m.Key, StringComparer.Ordinal).ToDictionary(m => m.Key, m => m.Last().Value, StringComparer.Ordinal);
        return later with
        {
            Names = later.Names.Count > 0 ? later.Names : earlier.Names,
            Born = later.Born ?? earlier.Born,
            NhsNumber = later.NhsNumber ?? earlier.NhsNumber,
            Upn = later.Upn ?? earlier.Upn,
            Addresses = later.Addresses.Count > 0 ? later.Addresses : earlier.Addresses,
            More = more,
        };
    }
}

/// <summary>A value that changes in a life: a surname, an address.</summary>
/// <param name="Field">Its place among the fields that are compared.</param>
readonly record struct FormerValue(int Field, string Value);
