using Goldthread.Access;
using Goldthread.Duties;
using Goldthread.Feeds.Exports;
using Goldthread.Store.Journals;
using Goldthread.Time;
using Goldthread.Web.Feeds;
using Goldthread.Web.Layout;
using Goldthread.Web.Running;
using Record = Goldthread.Records.Record;

namespace Goldthread.Web.Exports;

/// <summary>What one reader may take out of a child's thread: the entries that the child's page shows to the reader, what is expected of whom, and nothing that it does not show.</summary>
/// <param name="Records">Positions in the journal of what is in it.</param>
public sealed record DrawnUp(ChronologyDocument Document, IReadOnlyList<long> Records)
{
    /// <param name="seen">What the reader may see of the child.</param>
    /// <param name="said">Of the purpose, on the first page; null = nothing.</param>
    public static DrawnUp Of(Board board, Journal journal, IReadOnlyDictionary<string, FeedBook> books, AboutPartnership about, AccessRules access, string child, Seen seen, Reader reader, ExportPurpose purpose, string? said, DateTimeOffset made)
    {
        var set = seen.Screen.Visible.Records!;
        var (tell, outside) = (new Telling(board, reader.Agency), new OutsideNames(board.Register, journal));
        List<Chronologies.ChronologyEntry> entries = [.. (seen.Screen.Chronology?.Entries ?? []).Where(e => e.Record.About.Contains(child))];
        // With every version that the entries have had.
        var roots = Statements.Of(set.Records);
        var shown = entries.Select(e => roots[e.Record.Id]).ToHashSet(StringComparer.Ordinal);
        var (now, kept) = (entries.Select(e => e.Record).ToList(), set.Records.Where(r => shown.Contains(roots[r.Id])).Select(r => r.Id).ToHashSet(StringComparer.Ordinal));
        List<Record> records = [.. now, .. kept.Except(now.Select(r => r.Id), StringComparer.Ordinal).Select(id => set[id]).OrderBy(r => set.Known(r).Lo).ThenBy(r => r.Id, StringComparer.Ordinal)];
        var lines = new EntryLines(set, tell, seen.Screen.Chronology?.Contradictions ?? []);
        var names = Redaction.NamesOutside(records);
        var positions = records.ConvertAll(r => seen.Places[r.Id]);
        var latest = positions.Count == 0 ? null : journal.At([positions.Max()]).Select(k => (DateTimeOffset?)k.When).FirstOrDefault();
        // What is known is never of after it was made, whichever clock either was read from.
        if (board.Through > Minutes.Of(made)) made = Minutes.MomentOf(board.Through);
        var document = new ChronologyDocument(made, Front(), [.. Cautions()], Sources.Of(board, books, tell, reader.Agency), PeopleOf(), [.. entries.Select(lines.Of)], [.. records.Select(r => outside.Of(Redaction.Renamed(Redaction.Without(r, kept), names)))])
        {
            Expected = [.. seen.Findings.Where(f => f.Speaks == Truth.Yes).Select(f => new DutyLine(f, board.Standing(f), tell, board.Through, null)).Select(d => new ExpectedLine(d.Finding.What, tell.Tell(d.Finding.Sentence), tell.Tell(d.Finding.Owner.Label), d.Due, d.Finding.State.Say()))],
        };
        return new(document, positions);

        IReadOnlyList<FrontLine> Front()
        {
            var open = board.Register.OpenBy(child);
            List<FrontLine> front =
            [
                new("Partnership", about.Invented ? $"{about.Name}, where everybody is invented" : about.Name),
                new("Child", tell.Person(child)),
                new("Born", tell.Births(child) ?? "not known here"),
                new("Purpose", said is null ? purpose.Label : $"{purpose.Label}: {said}"),
                new("Basis", open.Count == 0 ? $"The thread is not open. Only what {tell.Agency(reader.Agency)} holds itself is here." : string.Join("; ", open.Select(o => $"{(access.Gateways.TryGetValue(o.Gateway, out var gateway) ? gateway.Label : o.Gateway)}, since {Telling.When(o.At)}, on {o.Basis}"))),
                new("Drawn up for", $"{(reader.Practitioner is { } who ? $"{tell.Practitioner(who)}, {reader.Role?.Replace('-', ' ')}, " : "")}{tell.Agency(reader.Agency)}{(reader.Involved ? "" : "; not on record as working with the child")}"),
                new("Made", Telling.When(Minutes.Of(made))),
                new("As known at", Telling.When(board.Through)),
                new("Covers", entries.Count == 0 ? "no entry" : $"{Prose.Count(entries.Count, "entry")}; {set.Reckoning.Axis.Say(new Span(entries.Min(e => e.Occurred.Lo), entries.Max(e => e.Occurred.Hi)))}"),
                new("Last reached us", latest is { } moment ? Telling.When(Minutes.Of(moment)) : "nothing"),
            ];
            if (seen.Screen.Visible.Pointers is { Count: > 0 } pointers) front.Add(new("Also involved", string.Join("; ", pointers.Select(p => p.Reach.Length > 0 ? $"{tell.Agency(p.Agency)} ({p.Reach})" : tell.Agency(p.Agency)))));
            return front;
        }

        IEnumerable<string> Cautions()
        {
            yield return "Where nothing is written, nothing may have been told. See below who would have told us, of what, and until when each was heard.";
            var silent = board.Silent.Where(f => board.Register.AgenciesOf(f).Any(a => board.MayKnow(a, reader.Agency))).ToList();
            if (silent.Count > 0) yield return $"Silent now: {Prose.List(silent)}. What happened there since is not here.";
            if (!seen.Findings.Any(f => f.Speaks == Truth.Yes)) yield return "Nothing that these safeguards watch for is expected now, in what this reader may see. Quiet is not safe.";
            yield return "It holds what this reader may see at this moment. Others may hold more.";
            yield return "Dates are as their sources give them. Where an agency came to know later, that is said; nobody else is taken to have known.";
            yield return "Statements that do not agree stand beside each other. Nobody has chosen between them.";
        }

        IReadOnlyList<PersonLine> PeopleOf()
        {
            var relations = entries.SelectMany(e => e.Record.About.Where(set.People.ContainsKey).Zip(e.Relations)).Where(r => r.First != r.Second).ToLookup(r => r.First, r => r.Second, StringComparer.Ordinal);
            return [.. records.SelectMany(r => r.About).Where(board.Register.Knows).Prepend(child).Distinct(StringComparer.Ordinal).Select(p =>
            {
                var by = records.Where(r => r.About.Contains(p)).Select(r => r.By).Append(reader.Agency).ToHashSet(StringComparer.Ordinal);
                // That a system holds somebody is told only where it, or the reader's own agency, tells of them here.
                List<Holding> held = [.. board.Register.Holders(p).Where(h => board.Register.AgenciesOf(h.Feed).Any(by.Contains) && board.Screens.MayName(board, h, reader.Agency)).Select(h => new Holding(h.Feed, h.Names, h.Born, h.More.GetValueOrDefault("expected") == "yes"))
                    .GroupBy(h => h.System, StringComparer.Ordinal).SelectMany(s => s.DistinctBy(h => $"{string.Join('\n', h.Names)}\n{h.Born?.Text}", StringComparer.Ordinal).Select((h, i) => i == 0 ? h : h with { System = $"{h.System}, also" }))];
                var born = p == child ? tell.Births(p) : held.Select(h => h.Born).OfType<FuzzyDate>().DistinctBy(b => b.Text).ToList() is { Count: > 0 } dates ? Prose.List(dates.Select(d => board.Reckoning.Axis.Say(d, d.On(board.Reckoning.Axis)))) : null;
                var name = p == child || held.Count > 0 ? tell.Person(p) : "somebody";
                return new PersonLine(outside.Of(p), board.Register.LabelOf(p), name, p == child ? "the child" : relations[p].FirstOrDefault() ?? "not known here", born ?? "not known here", held.Count > 0 ? held : [new("goldthread", [name], null, false)]);
            })];
        }
    }
}
