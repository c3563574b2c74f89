using Goldthread.Records;

namespace Goldthread.Watching;

/// <summary>The circles of one bundle that one agency sees alone.</summary>
internal sealed class Standpoint(string agency)
{
    private readonly Dictionary<Name, Circle> circles = [];

    public HashSet<Circle> Circles { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Puts a record into the circle of its people and of whatever it names; circles that it ties together become one.</summary>
    /// <param name="record">With people under the names by which they are looked at.</param>
    /// <param name="gone">Takes the circles that are no more.</param>
    public void Add(Record record, Identities identities, Action<Circle> gone)
    {
        var nodes = Tying.Nodes(record, identities.Knows);
        var tied = Tying.Tied(nodes, n => circles.GetValueOrDefault(n), c => c.Records.Count);
        var circle = tied.Count == 0 ? new Circle(agency) : tied[0];
        foreach (var other in tied.Skip(1))
        {
            foreach (var (node, _) in circles.Where(c => c.Value == other).ToList()) circles[node] = circle;
            foreach (var old in other.Records) Put(circle, old, identities);
            Circles.Remove(other);
            gone(other);
        }
        foreach (var node in nodes) circles[node] = circle;
        Circles.Add(circle);
        Put(circle, record, identities);
    }

    public static void Put(Circle circle, Record record, Identities identities)
    {
        foreach (var person in record.About.Where(identities.Knows)) circle.Know(person, identities.LabelOf(person));
        circle.Add(record);
    }
}
