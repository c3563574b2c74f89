using Goldthread.Records;

namespace Goldthread.Watching;

/// <summary>The circles seen from one standpoint: of one agency alone, or of all joined.</summary>
/// <param name="agency">Null = joined.</param>
internal sealed class Standpoint(string? agency, Identities identities)
{
    private readonly Dictionary<string, Circle> circles = new(StringComparer.Ordinal);

    public IEnumerable<Circle> Circles => circles.Values.Distinct();

    public Circle? Of(string person) => circles.GetValueOrDefault(Tying.Person(person));

    /// <summary>Puts a record into the circle of its people and of whatever it names; circles that it ties together become one.</summary>
    /// <param name="gone">Takes the circles that are no more.</param>
    public Circle Add(Record received, Action<Circle> gone)
    {
        var record = identities.Named(received);
        List<string> nodes = [.. Tying.All(record), .. Tying.People(record, identities.Knows)];
        var tied = nodes.Select(n => circles.GetValueOrDefault(n)).OfType<Circle>().Distinct().OrderByDescending(c => c.Received.Count).ToList();
        var circle = tied.Count == 0 ? new Circle(agency) : tied[0];
        foreach (var other in tied.Skip(1))
        {
            foreach (var (node, _) in circles.Where(c => c.Value == other).ToList()) circles[node] = circle;
            foreach (var old in other.Received) Put(circle, old, identities.Named(old));
            circle.Freshen();
            gone(other);
        }
        foreach (var node in nodes) circles[node] = circle;
        Put(circle, received, record);
        return circle;
    }

    /// <summary>Takes circles apart and puts their records in anew, under the names that now hold.</summary>
    /// <returns>The circles that they make.</returns>
    public IReadOnlyList<Circle> Anew(IReadOnlyCollection<Circle> apart, Action<Circle> gone)
    {
        foreach (var (node, _) in circles.Where(c => apart.Contains(c.Value)).ToList()) circles.Remove(node);
        foreach (var circle in apart) gone(circle);
        return [.. apart.SelectMany(c => c.Received).Select(r => Add(r, gone)).Distinct()];
    }

    private void Put(Circle circle, Record received, Record record)
    {
        foreach (var person in record.About.Where(identities.Knows)) circle.Know(person, identities.LabelOf(person));
        circle.Add(received, record);
    }
}
