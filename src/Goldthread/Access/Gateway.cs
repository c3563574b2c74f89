using Goldthread.Agencies;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Access;

/// <summary>One of the listed reasons for which a child's thread is opened.</summary>
/// <param name="Label">Reads in a sentence: "a section 47 enquiry".</param>
/// <param name="OpenedBy">Records that open it; a person or a safeguard of one agency may as well.</param>
/// <param name="ClosesWith">Records that close it.</param>
/// <param name="Basis">The legal bases that it may rest on.</param>
/// <param name="Review">The longest time until it is looked at again.</param>
public sealed record Gateway(string Name, string Label, IReadOnlyList<GatewayRecord> OpenedBy, IReadOnlyList<GatewayRecord> ClosesWith, IReadOnlyList<string> Basis, Period Review, string Source)
{
    /// <summary>What a safeguard of one agency opens, when something is to be done today.</summary>
    public const string ActToday = "act-today";
}

/// <summary>A record that turns a gateway.</summary>
/// <param name="By">Kinds of agency or groups whose records do; empty = any.</param>
/// <param name="Fields">What a field must say: one of these codes.</param>
/// <param name="Basis">On which basis; null = the gateway's first.</param>
public sealed record GatewayRecord(KindPattern Kind, IReadOnlyList<string> By, IReadOnlyDictionary<string, IReadOnlyList<string>> Fields, string? Basis = null)
{
    public bool Is(Record record, AgencyList agencies) => Kind.Matches(record.Kind.Name) && (By.Count == 0 || By.Any(by => agencies.Is(record.By, by)))
        && Fields.All(f => record.Fields.TryGetValue(f.Key, out var code) && f.Value.Contains(code));
}

/// <summary>How a record with a code is handled.</summary>
/// <param name="ContentTo">Kinds of agency or groups that may read it.</param>
/// <param name="HidesTeller">Whoever told it is shown to its holder alone.</param>
public sealed record HandlingCode(string Name, string Label, IReadOnlyList<string> ContentTo, bool HidesTeller, string Source);

/// <summary>What access/ says.</summary>
/// <param name="IndexOnly">Roles that read no content of other agencies.</param>
/// <param name="Places">Kinds of record that say where somebody is.</param>
public sealed record AccessRules(IReadOnlyDictionary<string, Gateway> Gateways, IReadOnlyDictionary<string, HandlingCode> Handling, IReadOnlyList<string> IndexOnly, IReadOnlyList<KindPattern> Places)
{
    /// <summary>For which something may be shared under an agreement.</summary>
    public IReadOnlyList<string> Purposes { get; init; } = [];

    /// <summary>The legal bases on which a holder may share a record by a decision of its own.</summary>
    public IReadOnlyList<string> SharingBases { get; init; } = [];

    /// <summary>Kinds of agency, or agencies by name, that are told where holders withhold from each other what something rests on.</summary>
    public IReadOnlyList<string> Brokers { get; init; } = [];

    /// <summary>Roles that close an identity by adoption, and see what is told of it late.</summary>
    public IReadOnlyList<string> AdoptionRecords { get; init; } = [];

    /// <summary>Roles that say that one person must not find another.</summary>
    public IReadOnlyList<string> Protectors { get; init; } = [];

    /// <summary>The legal bases on which they do.</summary>
    public IReadOnlyList<string> ProtectionBases { get; init; } = [];

    /// <summary>By name.</summary>
    public IReadOnlyDictionary<string, SharingAgreement> Agreements { get; init; } = new Dictionary<string, SharingAgreement>();

    public static AccessRules None { get; } = new(new Dictionary<string, Gateway>(), new Dictionary<string, HandlingCode>(), [], []);
}
