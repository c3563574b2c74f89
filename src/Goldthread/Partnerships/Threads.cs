using Goldthread.Records;

namespace Goldthread.Partnerships;

/// <summary>How social care of an invented partnership opens the threads of one family's children and closes them: by what it writes down.</summary>
internal sealed class Threads
{
    private static readonly Dictionary<string, string> Opens = new(StringComparer.Ordinal)
    {
        ["referral.acknowledged"] = "referral",
        ["case.opened"] = "section-17",
        ["section-47.started"] = "section-47",
        ["plan.child-protection.started"] = "plan",
        ["plan.child-in-need.started"] = "plan",
        ["care.started"] = "looked-after",
    };

    private readonly HashSet<(string Child, string Gateway)> open = [];
    private int turn;

    public IEnumerable<Told> Of(Record record, IEnumerable<string> children, long received)
    {
        foreach (var child in children)
        {
            // What another service acknowledges or closes is its own work.
            if (!record.By.EndsWith("childrens-social-care", StringComparison.Ordinal)) yield break;
            var kind = record.Kind.Name;
            if (Opens.TryGetValue(kind, out var gateway) && open.Add((child, gateway))) yield return Thread(child, gateway, opens: true);
            List<string> closing = kind == "case.closure" ? ["looked-after", "plan", "referral", "section-17", "section-47"]
                : kind == "referral.decided" && record.Fields.GetValueOrDefault("decision") is "no further action" or "early help" ? ["referral"] : [];
            foreach (var closes in closing.Where(g => open.Remove((child, g)))) yield return Thread(child, closes, opens: false);
        }

        Told Thread(string child, string gateway, bool opens) => new Told.Thread(child, gateway, opens, record.Practitioner ?? record.By, record.Id, turn++) { Received = received };
    }
}
