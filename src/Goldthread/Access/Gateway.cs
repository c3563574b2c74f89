using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Access;

/// <summary>One of the listed reasons for which a child's thread is opened.</summary>
/// <param name="Label">Reads in a sentence: "a section 47 enquiry".</param>
/// <param name="OpenedBy">Kinds of record that may open it; a person or a safeguard of one agency may as well.</param>
/// <param name="ClosesWith">Kinds of record at which somebody is asked to close it.</param>
/// <param name="Basis">The legal bases that it may rest on.</param>
/// <param name="Review">The longest time until it is looked at again.</param>
public sealed record Gateway(string Name, string Label, IReadOnlyList<KindPattern> OpenedBy, IReadOnlyList<KindPattern> ClosesWith, IReadOnlyList<string> Basis, Period Review, string Source);

/// <summary>How a record with a code is handled.</summary>
/// <param name="ContentTo">Kinds of agency or groups that may read it.</param>
/// <param name="HidesTeller">Whoever told it is shown to its holder alone.</param>
public sealed record HandlingCode(string Name, string Label, IReadOnlyList<string> ContentTo, bool HidesTeller, string Source);

/// <summary>What access/ says.</summary>
/// <param name="IndexOnly">Roles that read no content of other agencies.</param>
/// <param name="Places">Kinds of record that say where somebody is.</param>
public sealed record AccessRules(IReadOnlyDictionary<string, Gateway> Gateways, IReadOnlyDictionary<string, HandlingCode> Handling, IReadOnlyList<string> IndexOnly, IReadOnlyList<KindPattern> Places)
{
    public static AccessRules None { get; } = new(new Dictionary<string, Gateway>(), new Dictionary<string, HandlingCode>(), [], []);
}
