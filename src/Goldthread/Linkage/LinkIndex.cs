namespace Goldthread.Linkage;

/// <summary>A person who may be the one of a record.</summary>
/// <param name="Person">The key of the person's first record.</param>
/// <param name="Record">The key of the record that matches best.</param>
public sealed record PersonMatch(string Person, string Record, PairScore Score, Verdict Verdict, IReadOnlyList<WaterfallStep> Waterfall);

/// <summary>What is found for one record.</summary>
/// <param name="People">The best match first; nobody who may not be shown.</param>
public sealed record Matching(Outcome Outcome, IReadOnlyList<PersonMatch> People);

/// <summary>All records that are known, ready to be asked about one more. What is added is found at once. The same model, keys and rules as for whole files.</summary>
public sealed class LinkIndex
{
    private readonly RecordTable table;
    private readonly LinkModel model;
    private readonly KeyIndex index;
    private readonly Candidates candidates;
    private readonly Persons persons;
    private readonly Scorer scorer;
    private readonly Waterfalls waterfalls;
    private Joining joining;

    /// <param name="table">Records that are known; from now on only the index adds to it.</param>
    /// <param name="people">Who of them is one person, as linking them gave it; null = each is for itself.</param>
    public LinkIndex(RecordTable table, LinkModel model, People? people = null)
    {
        (this.table, this.model, index, scorer) = (table, model, new(table), new(model, table));
        index.AddAll(table.Count);
        candidates = new(table, index);
        // What people decided, the persons know themselves.
        var rules = new Joining(table, scorer, new(table, model, Decisions.None));
        persons = new(table, rules.Barred);
        waterfalls = new(table, scorer);
        joining = rules;
        for (var r = 0; people is not null && r < table.Count; r++)
            if (people.Of[r] != r) persons.Begin(people.Of[r], r);
    }

    public int Count => table.Count;

    public Decisions Decisions => persons.Decisions;

    /// <summary>The key of the first record of the person whose record it is.</summary>
    public string Person(int record) => table[persons.Of(record)].Key;

    /// <summary>The keys of all records of the person.</summary>
    public IReadOnlyList<string> Records(int record) => [.. persons.Records(record).Select(r => table[r].Key)];

    /// <summary>Looks for the person of a record that is not kept.</summary>
    /// <param name="earlier">Values that held before, or as well, by field; see <see cref="RecordTable.Add"/>.</param>
    public Matching Match(Source source, ReadOnlySpan<string?> values, bool monthFirst = false, IReadOnlyDictionary<int, string>? earlier = null)
    {
        var record = table.Add(source, values, monthFirst, earlier);
        var matching = Look(record).Matching;
        table.TakeBack();
        return matching;
    }

    /// <summary>Adds a record, and links it where nobody needs to be asked.</summary>
    /// <returns>Its number, and what was found.</returns>
    public (int Record, Matching Matching) Insert(Source source, ReadOnlySpan<string?> values, bool monthFirst = false, IReadOnlyDictionary<int, string>? earlier = null)
    {
        var record = table.Add(source, values, monthFirst, earlier);
        var (matching, links) = Look(record);
        index.AddAll(table.Count);
        scorer.Recount();
        foreach (var (other, bits) in links) persons.Link(record, other, bits);
        return (record, matching);
    }

    /// <summary>As <see cref="Insert"/>, of a record that says now something else than before: what it said is compared with nothing any more but what is given as earlier, and links of it that likeness made are gone unless they are made again.</summary>
    public (int Record, Matching Matching) Replace(Source source, ReadOnlySpan<string?> values, bool monthFirst = false, IReadOnlyDictionary<int, string>? earlier = null)
    {
        if (persons.Number(source.Key) is not { } old) return Insert(source, values, monthFirst, earlier);
        table.Retire(old);
        var record = table.Add(source, values, monthFirst, earlier);
        persons.Replace(old, record);
        var (matching, links) = Look(record);
        index.AddAll(table.Count);
        scorer.Recount();
        foreach (var (other, bits) in links) persons.Link(record, other, bits);
        return (record, matching);
    }

    /// <summary>How many of the records hold no more.</summary>
    public int Retired => table.Retired;

    public bool Knows(string key) => persons.Number(key) is not null;

    /// <summary>Whether two records are of one person, as links and decisions have it.</summary>
    public bool IsOne(string a, string b) => persons.Number(a) is { } x && persons.Number(b) is { } y && persons.Of(x) == persons.Of(y);

    /// <summary>The keys of all records of the person.</summary>
    public IReadOnlyList<string> Records(string key) => persons.Number(key) is { } record ? Records(record) : [key];

    /// <summary>What is decided on two records that are known.</summary>
    public Verdict Between(string a, string b) => persons.Number(a) is { } x && persons.Number(b) is { } y ? joining.Decide(x, y, joining.Score(x, y)) : default;

    /// <summary>Takes over a link that likeness made before.</summary>
    public void Link(string a, string b, double bits)
    {
        if (persons.Number(a) is { } x && persons.Number(b) is { } y) persons.Link(x, y, bits);
    }

    /// <summary>Takes a link back that likeness made.</summary>
    public void Unlink(string a, string b)
    {
        if (persons.Number(a) is { } x && persons.Number(b) is { } y) persons.Unlink(x, y);
    }

    public void Decide(Decision decision)
    {
        persons.Decide(decision);
        Rebind();
    }

    public void Undo(string decision)
    {
        persons.Undo(decision);
        Rebind();
    }

    private void Rebind() => joining = new(table, scorer, new(table, model, persons.Decisions));

    private (Matching Matching, IReadOnlyList<(int Record, double Bits)> Links) Look(int record)
    {
        if (table[record].Standing != Standing.Ordinary) return (new(table[record].Standing == Standing.Sealed ? Outcome.Quarantined : Outcome.No, []), []);
        var found = new Dictionary<int, (int Record, PairScore Score, Verdict Verdict)>();
        foreach (var other in candidates.Of(record))
        {
            if (table.IsRetired(other)) continue;
            var score = joining.Score(other, record);
            var verdict = joining.Decide(other, record, score);
            if (verdict.Outcome is not (Outcome.Link or Outcome.Review)) continue;
            var person = persons.Of(other);
            if (!found.TryGetValue(person, out var best) || (verdict.Outcome, score.Bits).CompareTo((best.Verdict.Outcome, best.Score.Bits)) > 0) found[person] = (other, score, verdict);
        }
        var people = found.Select(f => (Person: f.Key, f.Value.Record, f.Value.Score, Verdict: MayBe(record, f.Key, f.Value.Verdict))).OrderByDescending(p => p.Verdict.Outcome).ThenByDescending(p => p.Score.Bits).ThenBy(p => p.Person).ToList();
        var links = people.Where(p => p.Verdict.Outcome == Outcome.Link).ToList();
        var many = links.Count > 1 && links[0].Score.Bits - links[1].Score.Bits < Joining.Margin && persons.Records(links[0].Person).Any(a => persons.Records(links[1].Person).Any(b => joining.Barred(a, b)));
        var outcome = many ? Outcome.Many : links.Count > 0 ? Outcome.Link : people.Count > 0 ? Outcome.Review : Outcome.No;
        var matching = new Matching(outcome, [.. people.Select(p => new PersonMatch(table[p.Person].Key, table[p.Record].Key, p.Score, many && p.Verdict.Outcome == Outcome.Link ? new(Outcome.Many, p.Verdict.Rule) : p.Verdict, waterfalls.Of(record, p.Record)))]);
        return (matching, many ? [] : [.. links.Select(l => (l.Record, l.Score.Bits))]);
    }

    // A link to one record of a person is none while another of theirs forbids it: somebody looks.
    private Verdict MayBe(int record, int person, Verdict verdict) =>
        verdict.Outcome == Outcome.Link && verdict.Rule != Rule.DecidedSame && !joining.May(persons.Records(person), [record]) ? verdict with { Outcome = Outcome.Review } : verdict;
}
