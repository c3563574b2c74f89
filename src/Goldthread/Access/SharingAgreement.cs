using Goldthread.Agencies;
using Goldthread.Records;

namespace Goldthread.Access;

/// <summary>
/// What an agency has agreed to let others learn of some of its records. A record bears the name of its agreement; what that says is looked up at every reading.
/// A term that denies stands above any that allows, and what no term speaks of is not shared.
/// </summary>
/// <param name="Agency">Whose records they are.</param>
public sealed record SharingAgreement(string Name, string Agency, IReadOnlyList<SharingTerm> Terms)
{
    /// <summary>What a reader has of a record by the terms.</summary>
    public Sight Of(Record record, Reader reader, AgencyList agencies, long at) => Of(record.Kind.Name, reader, agencies, at);

    /// <summary>What a reader has of whatever is of a kind. Content that is allowed is known to be there.</summary>
    public Sight Of(string kind, Reader reader, AgencyList agencies, long at)
    {
        var terms = Terms.Where(t => t.SpeaksOf(kind, reader, agencies, at)).ToList();
        return (Said(terms, Extent.Existence), Said(terms, Extent.Content)) switch
        {
            (false, _) => Sight.Hidden,
            (_, true) => Sight.Full,
            (true, _) => Sight.Pointer,
            _ => Sight.Hidden,
        };
    }

    /// <summary>The most that the holder may share with a reader by a decision of its own: what no term denies.</summary>
    public Sight AtMost(Record record, Reader reader, AgencyList agencies, long at)
    {
        var denied = Terms.Where(t => !t.Allows && t.SpeaksOf(record.Kind.Name, reader, agencies, at)).SelectMany(t => t.What).ToHashSet();
        return denied.Contains(Extent.Existence) ? Sight.Hidden : denied.Contains(Extent.Content) ? Sight.Pointer : Sight.Full;
    }

    /// <summary>Whether anybody may learn anything of a kind of record at a moment.</summary>
    public bool Shares(string kind, long at) => Terms.Any(t => t.Allows && t.InForce(at) && t.IsOf(kind));

    private static bool? Said(List<SharingTerm> terms, Extent what)
    {
        var speaking = terms.Where(t => t.What.Contains(what)).ToList();
        return speaking.Count == 0 ? null : speaking.TrueForAll(t => t.Allows);
    }
}

/// <summary>What of a record is shared: that there is one, or what it says.</summary>
public enum Extent { Existence, Content }

/// <summary>One term of a sharing agreement.</summary>
/// <param name="Allows">False: it denies.</param>
/// <param name="To">Kinds of agency, groups or agencies by name; empty = whoever asks.</param>
/// <param name="For">Purposes of access/rules.yaml; empty = whatever it is asked for.</param>
/// <param name="From">The first minute.</param>
/// <param name="Until">The last minute; null = until further notice.</param>
public sealed record SharingTerm(bool Allows, IReadOnlyList<Extent> What, IReadOnlyList<KindPattern> Kinds, IReadOnlyList<string> To, IReadOnlyList<string> For, long? From, long? Until, string Reason = "")
{
    public bool InForce(long at) => !(at < From) && !(at > Until);

    public bool IsOf(string kind) => Kinds.Any(k => k.Matches(kind));

    public bool SpeaksOf(string kind, Reader reader, AgencyList agencies, long at) =>
        InForce(at) && IsOf(kind) && (To.Count == 0 || To.Any(to => agencies.Is(reader.Agency, to))) && (For.Count == 0 || For.Contains(reader.For));
}
