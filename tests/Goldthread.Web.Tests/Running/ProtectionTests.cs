using Goldthread.Partnerships;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Web.Running;

namespace Goldthread.Web.Tests.Running;

/// <summary>One person must not find another: what says where the one is reaches nobody on the other's side, by any page or by anything that is taken out.</summary>
public class ProtectionTests
{
    const string Care = LivePage.UsualReader;

    // Where a record was made says of whom it is.
    static Told Placed(Told told) => told is Told.OfRecord r ? r with { Record = r.Record with { Place = $"place of {string.Join(' ', r.Record.About)}.", Narrative = $"seen at the place of {string.Join(' ', r.Record.About)}." } } : told;

    [Theory]
    [InlineData(5)]
    [InlineData(21)]
    public async Task Reads_AndExports_OnTheSeekersSide_SayNothingOfWhereTheProtectedAre(long seed)
    {
        await using var served = await Served.Of(seed, 80, Placed);
        var pairs = Protect(served, most: 4);
        var (compared, shown) = (0, 0);
        foreach (var (child, seeker, readers) in pairs)
        {
            var where = Where(served.Board, child, seeker);
            foreach (var reader in readers) await Employ(served, reader, child);
            await TakeOut(served, child, where, readers);
            await Propose(served, child, readers);
            var before = new Dictionary<string, int>();
            foreach (var reader in readers) before[reader] = Found(await Shown.Of(served, child, reader), where).Count;
            // With the child everybody around the child who is not on the seeker's side.
            await served.Live.Append([.. served.Board.Screens.Of(served.Board, child, Care).Screen.Visible.Records!.People.Keys.Where(p => p != seeker).Append(child).Distinct().Select(p => Pair(p, seeker))], new Cause("user:somebody", "protection"));
            foreach (var reader in readers)
            {
                var text = await Shown.Of(served, child, reader);
                var found = Found(text, Of(where, served.Board, reader));
                Assert.True(found.Count == 0, string.Join("\n---\n", found));
                compared++;
                if (before[reader] > 0) shown++;
            }
        }
        Assert.True(compared >= 4 && shown >= 2, $"{compared} readers on the seekers' side, of whom {shown} were shown a place before.");
    }

    [Fact]
    public async Task Protecting_OnItsPage_IsWrittenByWhoMay_SeenByKeepers_AndUndone()
    {
        await using var served = await Served.Of(5, 80);
        var (child, seeker, readers) = Protect(served, most: 1)[0];
        var page = $"/children/{served.Board.Register.AddressOf(child)}/protection";
        await Employ(served, Care);
        await Employ(served, readers[0]);
        string Address(string person) => served.Board.Register.AddressOf(person);
        (string, string)[] all = [("by", $"worker.{Care}"), ("seeker", Address(seeker)), ("whom", Address(child)), ("lead", "the duty line, 01632 960199"), ("on", "0"), ("until", ""), ("reason", "He has looked for them")];

        Assert.Contains("Choose who is to be kept safe", (await Send(all.Where(a => a.Item1 != "whom"))).Text, StringComparison.Ordinal);
        Assert.Contains("Choose who must not find them", (await Send(all.Where(a => a.Item1 != "seeker"))).Text, StringComparison.Ordinal);
        Assert.Contains("Choose a basis that is listed", (await Send(all.Where(a => a.Item1 != "on"))).Text, StringComparison.Ordinal);
        Assert.Contains("Say whom others ring", (await Send(all.Where(a => a.Item1 != "lead"))).Text, StringComparison.Ordinal);
        Assert.Equal(200, (await served.Ask($"{page}?as={readers[0]}")).Status);
        Assert.Equal(302, (await Send(all)).Status);

        Assert.Contains("He has looked for them", (await served.Ask(page)).Text, StringComparison.Ordinal);
        Assert.Equal(404, (await served.Ask($"{page}?as={readers[0]}")).Status);
        Assert.Contains("01632 960199", (await served.Ask($"/children/{Address(child)}?as={readers[0]}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("He has looked for them", (await served.Ask($"/children/{Address(child)}?as={readers[0]}")).Text, StringComparison.Ordinal);
        Assert.Contains(served.Live.Store!.Audit.Trail.WhoLooked(served.Live.Store.Ring, child), n => n.What == "people kept from being found by another" && n.Who == $"user:worker.{Care}");

        Assert.Equal(302, (await served.Send(page, "Undo", ("by", $"worker.{Care}"), ("reason", "He has died"))).Status);
        Assert.Equal(200, (await served.Ask($"{page}?as={readers[0]}")).Status);

        Task<(int Status, string Text)> Send(IEnumerable<(string, string)> values) => served.Send(page, "Protect", [.. values]);
    }

    static Entry.PairProtected Pair(string child, string seeker) => new(child, seeker, true, [Care], "the duty line, 01632 960199", "care.1", "Children Act 1989, section 47", null, "They fled");

    // Children with an open thread of several agencies, somebody around them, and who holds both and is no keeper.
    static List<(string Child, string Seeker, List<string> Readers)> Protect(Served served, int most)
    {
        var (board, register) = (served.Board, served.Board.Register);
        return [.. (from child in register.Open
                    let screen = board.Screens.Of(board, child, Care).Screen.Visible.Records
                    where screen is not null && screen.Records.Where(r => r.About.Contains(child)).Select(r => r.By).Distinct().Count() > 3
                    from seeker in screen.People.Keys.Where(p => p != child && !register.IsChild(p)).Order(StringComparer.Ordinal)
                    let readers = register.Agencies.All.Values.Where(a => a.Name != Care && a.Connected && register.IsHeldBy(seeker, a.Name) && !board.Screens.Of(board, child, a.Name).IsNothing).Select(a => a.Name).Order(StringComparer.Ordinal).Take(2).ToList()
                    where readers.Count > 0
                    select (child, seeker, readers)).DistinctBy(p => p.child).Take(most)];
    }

    // Who works with the child is told of what others take out.
    static async Task Employ(Served served, string agency, string? child = null)
    {
        if (served.Board.Register.Staff.TeamsOf.GetValueOrDefault(agency) is not [var team, ..]) return;
        var (worker, since) = ($"worker.{agency}", Time.FuzzyDateParser.Parse("2025-01-01"));
        List<Entry> facts = [new Entry.DirectoryFact(worker, "post", $"post-{worker}", new Dictionary<string, string> { ["name"] = "Robin Worker", ["team"] = team.Name, ["role"] = "social-worker" }, since)];
        if (child is not null) facts.Add(new Entry.DirectoryFact(child, "allocated to", $"works-{worker}-{child}", new Dictionary<string, string> { ["practitioner"] = worker, ["agency"] = agency }, since));
        await served.Live.Append(facts, new Cause("goldthread:demo", "import"));
    }

    // Somebody elsewhere, who is not on record as working with the child, takes the chronology out.
    static async Task TakeOut(Served served, string child, List<string> where, List<string> readers)
    {
        foreach (var agency in where.Where(w => !readers.Contains(w) && served.Board.Register.Staff.TeamsOf.ContainsKey(w)).Take(1))
        {
            await Employ(served, agency);
            await served.Send($"/children/{served.Board.Register.AddressOf(child)}/export?as={agency}", "Take", ("by", $"worker.{agency}"), ("purpose", "court"), ("format", "csv"), ("said", ""));
        }
    }

    // Each reader is asked whether whom it holds as the child is whom another agency holds.
    static async Task Propose(Served served, string child, List<string> readers)
    {
        var register = served.Board.Register;
        var held = register.Holders(child);
        await served.Live.Append([.. from reader in readers
                                     from own in held.Where(h => register.AgenciesOf(h.Feed).Contains(reader)).Take(1)
                                     from other in held.Where(h => !register.AgenciesOf(h.Feed).Contains(reader) && !register.AgenciesOf(h.Feed).Contains(Care))
                                     select new Entry.Link(own.Person, other.Person, LinkState.Proposed, "nothing held alike", 9_000)], new Cause("goldthread:linking", "import"));
    }

    // Addresses as held of the child and not of the seeker; agencies and workers who wrote of the child and not of the seeker; where that was.
    static List<string> Where(Board board, string child, string seeker)
    {
        var register = board.Register;
        var theirs = register.Holders(seeker).SelectMany(h => h.Addresses).ToHashSet(StringComparer.Ordinal);
        var all = board.Screens.Of(board, child, Care).Screen.Visible.Records!.Records;
        var known = all.Where(r => r.About.Contains(seeker)).SelectMany(r => new[] { r.By, r.Practitioner }).ToHashSet(StringComparer.Ordinal);
        var records = all.Where(r => r.About.Contains(child) && !known.Contains(r.By)).ToList();
        return [.. register.Holders(child).SelectMany(h => h.Addresses).Where(a => !theirs.Contains(a)).Select(a => a[..a.IndexOf(',', StringComparison.Ordinal)]),
            .. register.Same(child).Select(l => $"place of {l}"), .. records.Select(r => r.By).Distinct(), .. records.Select(r => r.Practitioner).OfType<string>().Distinct()];
    }

    // The reader's own agency and its workers are no secret to it.
    static List<string> Of(List<string> where, Board board, string reader)
    {
        var own = board.Register.Staff.TeamsOf.GetValueOrDefault(reader, []).Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        return [.. where.Where(w => w != reader && w != Care && !(board.Register.Practitioner(w) is not null && own.Any(t => w.StartsWith(t + ".", StringComparison.Ordinal))))
            .SelectMany(w => board.Register.Agencies[w] is not null ? [w, new Telling(board, reader).Agency(w)] : board.Register.Practitioner(w) is { } name ? [w, name] : new[] { w })];
    }

    static List<string> Found(string text, List<string> words) => [.. from word in words let at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase) where at >= 0 select text[Math.Max(at - 80, 0)..Math.Min(at + word.Length + 40, text.Length)]];
}
