using System.Globalization;
using Goldthread.Lives;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Bench.Live;

/// <summary>A life whose people and records are called by a number of the family as well.</summary>
sealed class Told
{
    private readonly Life life;
    private readonly string number;

    /// <param name="copy">The same life is told as that of several families.</param>
    public Told(Life life, int copy = 0)
    {
        this.life = life;
        number = string.Create(CultureInfo.InvariantCulture, $"{copy * 1_000_000 + life.Number}");
        string Own(string name) => $"{number}-{name}";
        string Person(string name) => life.Story.Records.People.ContainsKey(name) ? Own(name) : name;
        FuzzyDate Date(FuzzyDate d) => d with { Limits = [.. d.Limits.Select(l => l switch { DateLimit.Relative r => r with { Record = Own(r.Record) }, DateLimit.DaysApart a => a with { Record = Own(a.Record) }, _ => l })] };
        People = life.Story.Records.People.ToDictionary(p => Own(p.Key), p => p.Value);
        Records = [.. life.Story.Records.Records.OrderBy(r => life.Story.Records.Known(r).Lo).Select(r => r with
        {
            Id = Own(r.Id),
            Occurred = Date(r.Occurred),
            Known = r.Known is { } k ? Date(k) : null,
            About = [.. r.About.Select(Person)],
            Teller = Person(r.Teller),
            Parts = r.Parts.ToDictionary(p => Person(p.Key), p => p.Value),
            Concerning = [.. r.Concerning.Select(Own)],
            Of = r.Of is { } of ? Own(of) : null,
            SameEventAs = r.SameEventAs is { } same ? Own(same) : null,
            Supersedes = r.Supersedes is { } s ? Own(s) : null,
            Withdraws = r.Withdraws is { } w ? Own(w) : null,
        })];
    }

    public IReadOnlyDictionary<string, PersonLabel> People { get; }

    public IReadOnlyList<Record> Records { get; }

    public long Known(Record r) => life.Story.Records.Known(life.Story.Records[r.Id[(number.Length + 1)..]]).Lo;
}
