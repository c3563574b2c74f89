using System.Globalization;
using System.Text.Json;

namespace Goldthread.Feeds.Tests.Agreements;

/// <summary>What an organisation directory says, read in the plainest way: for each question its answer. Nothing of Goldthread is in it.</summary>
sealed class Policy(string directory)
{
    readonly JsonElement organisations = JsonDocument.Parse(directory).RootElement.GetProperty("organisations");

    public IReadOnlyList<(string Id, string Type)> Organisations => [.. organisations.EnumerateArray().Select(o => (o.GetProperty("orgId").GetString()!, o.GetProperty("orgType").GetString()!))];

    public IEnumerable<string> TypesOf(string custodian) => Of(custodian).GetProperty("records").EnumerateArray().Select(r => r.GetProperty("recordType").GetString()!);

    /// <summary>"nothing", "existence" or "content": denial stands above permission, and what is not said is not shared.</summary>
    public string Says(string custodian, string recordType, string toId, string toType, string purpose, DateTimeOffset at)
    {
        var policy = Of(custodian).GetProperty("dsaPolicy");
        var rules = policy.GetProperty("defaults").EnumerateArray().Concat(policy.GetProperty("exceptions").EnumerateArray())
            .Where(r => Has(r, "recordTypes", recordType) && Has(r, "purposes", purpose) && (Has(r, "destOrgTypes", toType) || Has(r, "destOrgIds", toId)) && !(at < Moment(r, "validFrom")) && !(at > Moment(r, "validUntil"))).ToList();
        bool Effect(string effect, string mode) => rules.Exists(r => r.GetProperty("effect").GetString() == effect && Has(r, "modes", mode));
        bool Allowed(string mode) => Effect("allow", mode) && !Effect("deny", mode);
        return Effect("deny", "EXISTENCE") ? "nothing" : Allowed("CONTENT") ? "content" : Allowed("EXISTENCE") ? "existence" : "nothing";
    }

    JsonElement Of(string custodian) => organisations.EnumerateArray().Single(o => o.GetProperty("orgId").GetString() == custodian);

    static bool Has(JsonElement rule, string list, string word) => rule.TryGetProperty(list, out var all) && all.EnumerateArray().Any(w => w.GetString() == word);

    static DateTimeOffset? Moment(JsonElement rule, string name) => rule.TryGetProperty(name, out var moment) ? DateTimeOffset.Parse(moment.GetString()!, CultureInfo.InvariantCulture) : null;
}
