using Goldthread.Agencies;
using Goldthread.Duties;

namespace Goldthread.Escalation;

/// <summary>Who holds a duty: from its role to the team to a named person, and never nobody.</summary>
public static class Ownership
{
    /// <summary>One holding for each agency that the duty asks.</summary>
    public static IReadOnlyList<Holding> Of(OpenDuty duty, DirectoryView view)
    {
        if (duty.Asked is Asked.Authority && view.ResponsibleFor(duty.Subject) is { } authority) return [At(authority, duty, view)];
        return duty.Agencies.Count > 0 ? [.. duty.Agencies.Select(a => At(a, duty, view))] : [At(duty.Recorder, duty, view)];
    }

    /// <summary>The same, where somebody has taken it: the last one who has and is there holds it for their agency.</summary>
    /// <param name="decisions">Of any duties.</param>
    public static IReadOnlyList<Holding> Of(OpenDuty duty, DirectoryView view, IEnumerable<DutyDecision> decisions)
    {
        var takers = decisions.OfType<DutyDecision.Taken>().Where(d => duty.Is(d.Duty) && d.At <= view.At).OrderByDescending(d => d.At).Select(d => d.By).ToList();
        return [.. Of(duty, view).Select(h => takers.Find(t => view.InPost(t, h.Agency) && view.IsPresent(t)) is { } taker ? new(h.Agency, view.TeamOf(taker, h.Agency), taker, HeldAs.Taken, null) : h)];
    }

    /// <summary>How it passed from one to another between two minutes, both included; the first entry is how it stood at the beginning.</summary>
    public static IReadOnlyList<Passing> Passings(OpenDuty duty, StaffDirectory directory, long from, long until)
    {
        var passings = new List<Passing>();
        foreach (var at in directory.Moments(from, until).Prepend(from).Distinct())
            foreach (var holding in Of(duty, directory.At(at)))
                if (passings.LastOrDefault(p => p.To.Agency == holding.Agency)?.To != holding) passings.Add(new(at, holding));
        return passings;
    }

    /// <summary>Who stands above a holder: the first manager on the way up, the next one, or the partnership's lead. Who is above nobody is the lead.</summary>
    internal static Holding Above(Holding held, RungTo to, DirectoryView view)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        if (held.Practitioner is { } holder) met.Add(holder);
        var wanted = (int)to;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = held.Team is { } team && to != RungTo.Lead ? view.Directory.Teams.GetValueOrDefault(team) : null; at is not null && seen.Add(at.Name); at = at.AnswersTo is { } above ? view.Directory.Teams.GetValueOrDefault(above) : null)
            if (AnswersFor(at, view) is { } found && met.Add(found.Practitioner) && --wanted == 0) return new(held.Agency, at.Name, found.Practitioner, found.As, held.Unowned);
        return Last(held.Agency, view, held.Unowned) is var lead && lead.As == HeldAs.Nobody ? held : lead;
    }

    private static Holding At(string agency, OpenDuty duty, DirectoryView view)
    {
        if (view.Directory.DeskOf(agency) is not { } desk) return Last(agency, view, new(duty.Received, WhyUnowned.NotInDirectory, null));
        return duty.Asked switch
        {
            Asked.Person { Practitioner: var person } => Person(agency, person, duty, view),
            Asked.InRole { Role: var role } => InRole(agency, role, duty, view),
            Asked.ManagerOfTeam => Managed(agency, (LastHolder(agency, duty, view) is { } held ? view.TeamOf(held, agency) : null) ?? desk.Name, view, null, duty),
            _ => Holder(agency, duty, view),
        };
    }

    private static Holding Person(string agency, string person, OpenDuty duty, DirectoryView view)
    {
        var missing = view.MissingSince(person, agency);
        if (missing is null && view.InPost(person, agency)) return new(agency, view.TeamOf(person, agency), person, HeldAs.Named, null);
        if (view.CoverOf(person) is { } cover && view.InPost(person, agency)) return new(agency, view.TeamOf(cover, agency) ?? view.PostsOf(cover)[0].Team, cover, HeldAs.Cover, null);
        // Who never had a post here cannot have left it: the desk's manager is asked.
        var why = missing is null ? WhyUnowned.NotInDirectory : view.InPost(person, agency) ? WhyUnowned.Away : WhyUnowned.Left;
        return Managed(agency, view.TeamOf(person, agency) ?? view.Directory.DeskOf(agency)!.Name, view, new(Math.Max(missing ?? duty.Received, duty.Received), why, person), duty);
    }

    // A named worker, else the last one's manager, else the front door.
    private static Holding Holder(string agency, OpenDuty duty, DirectoryView view)
    {
        var workers = view.AllocatedTo(duty.Subject, agency);
        if (workers.FirstOrDefault(w => view.IsPresent(w.Practitioner) && view.InPost(w.Practitioner, agency)) is { } present) return new(agency, view.TeamOf(present.Practitioner, agency), present.Practitioner, HeldAs.Named, null);
        if (workers.Count > 0) return Person(agency, workers[0].Practitioner, duty, view);
        // Where no authority answers for the child any more, nobody's manager does either.
        var unanswered = duty.Asked is Asked.Authority && view.ResponsibleFor(duty.Subject) is null;
        if (!unanswered && view.LastAllocated(duty.Subject, agency) is { } last)
        {
            var left = view.MissingSince(last.Practitioner, agency) is { } gone && gone <= last.Until + 1 && !view.InPost(last.Practitioner, agency);
            return Managed(agency, view.TeamOf(last.Practitioner, agency) ?? view.Directory.DeskOf(agency)!.Name, view,
                new(Math.Max(last.Until + 1, duty.Received), left ? WhyUnowned.Left : WhyUnowned.Reallocated, last.Practitioner), duty);
        }
        var desk = view.Directory.DeskOf(agency)!;
        return view.OnCallFor(desk.Name) is { } onCall ? new(agency, desk.Name, onCall, HeldAs.OnCall, null) : Managed(agency, desk.Name, view, null, duty);
    }

    private static Holding InRole(string agency, string role, OpenDuty duty, DirectoryView view)
    {
        var posts = view.InRole(agency, role);
        var workers = view.AllocatedTo(duty.Subject, agency).Select(w => w.Practitioner).ToHashSet(StringComparer.Ordinal);
        var present = posts.Where(p => view.IsPresent(p.Practitioner)).ToList();
        if ((present.Find(p => workers.Contains(p.Practitioner)) ?? (present.Count == 1 ? present[0] : null)) is { } one) return new(agency, one.Team, one.Practitioner, HeldAs.Named, null);
        if (present.Find(p => view.OnCallFor(p.Team) == p.Practitioner) is { } onCall) return new(agency, onCall.Team, onCall.Practitioner, HeldAs.OnCall, null);
        if (present.Count > 1) return Managed(agency, present[0].Team, view, new(duty.Received, WhyUnowned.SeveralInRole, null), duty);
        if (posts.Count > 0) return Person(agency, posts[0].Practitioner, duty, view);
        return Managed(agency, view.Directory.DeskOf(agency)!.Name, view, new(duty.Received, WhyUnowned.NobodyInRole, null), duty);
    }

    private static string? LastHolder(string agency, OpenDuty duty, DirectoryView view) =>
        (view.AllocatedTo(duty.Subject, agency) is [var worker, ..] ? worker.Practitioner : null) ?? view.LastAllocated(duty.Subject, agency)?.Practitioner;

    // The team's manager, that manager's cover, whoever is on call; then the team above; then the partnership's lead.
    private static Holding Managed(string agency, string team, DirectoryView view, Unowned? unowned, OpenDuty duty)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var first in new[] { team, view.Directory.DeskOf(agency)!.Name })
            for (var at = view.Directory.Teams.GetValueOrDefault(first); at is not null && seen.Add(at.Name); at = at.AnswersTo is { } above ? view.Directory.Teams.GetValueOrDefault(above) : null)
                if (AnswersFor(at, view) is { } found) return new(agency, at.Name, found.Practitioner, found.As, unowned);
        return Last(agency, view, unowned ?? new(Math.Max(view.UnmanagedSince(team) ?? duty.Received, duty.Received), WhyUnowned.NobodyInRole, null));
    }

    private static (string Practitioner, HeldAs As)? AnswersFor(Team team, DirectoryView view)
    {
        var managers = view.In(team.Name).Where(p => p.Role == team.ManagedBy).Select(p => p.Practitioner).ToList();
        if (managers.Find(view.IsPresent) is { } present) return (present, HeldAs.TeamManager);
        if (managers.Select(view.CoverOf).FirstOrDefault(c => c is not null) is { } cover) return (cover, HeldAs.Cover);
        return view.OnCallFor(team.Name) is { } onCall ? (onCall, HeldAs.OnCall) : null;
    }

    private static Holding Last(string agency, DirectoryView view, Unowned? unowned)
    {
        var lead = view.Directory.Lead;
        if (lead is null) return new(agency, null, null, HeldAs.Nobody, unowned);
        var (team, here) = (view.Directory.Teams[lead], view.In(lead).Select(p => p.Practitioner).Where(view.IsPresent).ToList());
        var found = AnswersFor(team, view)?.Practitioner ?? here.FirstOrDefault();
        return new(agency, lead, found, found is null ? HeldAs.Nobody : HeldAs.Lead, unowned);
    }
}
