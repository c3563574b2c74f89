using Goldthread.Agencies;
using Goldthread.Time;

namespace Goldthread.Partnerships;

/// <summary>The directory of an invented partnership: what its agencies told of posts, absences and workers, each known when it was received.</summary>
public static class Staffing
{
    /// <param name="told">In any order; what is not about staff is passed over.</param>
    /// <param name="leads">From it are the partnership's own leads, to whom all teams answer.</param>
    public static StaffDirectory Of(IEnumerable<Told> told, Routes routes, StaffDirectory leads)
    {
        var (agencies, teams, facts) = (new List<Agency>(), new Dictionary<string, Team>(StringComparer.Ordinal), new List<DirectoryFact>());
        foreach (var one in told)
            switch (one)
            {
                case Told.OfAgency a:
                    agencies.Add(a.Agency);
                    break;
                case Told.InPost p:
                    if (!teams.ContainsKey(p.Team)) teams[p.Team] = new(p.Team, p.Agency, p.Team, "", "team-manager", leads.Lead, false);
                    facts.Add(new DirectoryFact.Post(p.Practitioner, p.Team, p.Role) { Id = p.Id, From = p.From, Until = p.Until ?? Span.Never, Known = p.Received });
                    break;
                case Told.Away a:
                    facts.Add(new DirectoryFact.Away(a.Practitioner, a.Reason, a.Cover) { Id = a.Id, From = a.From, Until = a.Until, Known = a.Received });
                    break;
                case Told.Allocated a:
                    facts.Add(new DirectoryFact.Allocation(a.Child, a.Practitioner, a.Agency) { Id = a.Id, From = a.From, Until = a.Until ?? Span.Never, Known = a.Received });
                    break;
            }
        if (leads.Lead is { } lead && leads.Teams[lead] is var above)
        {
            teams[lead] = above with { AnswersTo = null };
            facts.AddRange(leads.Facts.Where(f => f is DirectoryFact.Post p && p.Team == lead));
            if (!agencies.Exists(a => a.Name == above.Agency) && leads.Agencies[above.Agency] is { } partnership) agencies.Add(partnership);
        }
        return new(new AgencyList(agencies, routes), teams.Values, leads.Lead, facts);
    }
}
