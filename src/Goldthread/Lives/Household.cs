using Goldthread.Time;

namespace Goldthread.Lives;

/// <summary>A family that is drawn: who they are, when the children were born, and what the report keeps apart.</summary>
/// <param name="Number">Its place in the draw.</param>
/// <param name="Children">Labels and minutes of birth, oldest first; some may not be born yet.</param>
/// <param name="Groups">Twins, young parents, travellers and so on; none is a trigger of anything.</param>
/// <param name="GpConnected">Whether its practice sends anything.</param>
internal sealed record Household(int Number, IReadOnlyList<(string Label, long Birth)> Children, IReadOnlySet<string> Groups, string Area, bool GpConnected)
{
    private static readonly string[] Areas = ["coast", "hills", "town"];
    private static readonly int[] Sizes = [44, 41, 12, 3];
    private const long Grown = 18 * 365 * Span.Day, Term = 39 * 7 * Span.Day;

    public bool Born(string child, long at) => Age(child, at) is >= 0 and < Grown;

    /// <summary>In minutes; negative before birth.</summary>
    public long Age(string child, long at) => at - Children.First(c => c.Label == child).Birth;

    /// <summary>Families of one to four children (two in five have one), the oldest of any age; those who are not yet expected by the end are left out.</summary>
    public static Household Draw(int number, Dice dice, Practice practice, long middle, long end)
    {
        var people = dice.For("people");
        var births = new List<long>();
        var size = people.Weighted(Sizes) + 1;
        // The oldest may be grown by now, if a younger one is not.
        for (var years = 21; births.Count == 0 || births[^1] < middle - Grown; years = 17)
        {
            births.Clear();
            for (var at = middle - people.Between(-Span.Day * 365, years * 365 * Span.Day); births.Count < size; at += people.Between(540, 1800) * Span.Day) births.Add(at);
        }
        births.RemoveAll(b => b > end + Term && b != births[0]);
        var groups = new SortedSet<string>(practice.Groups.Where(g => dice.For("group " + g.Group).Chance(g.InAMillion)).Select(g => g.Group), StringComparer.Ordinal);
        if (groups.Contains("twins")) births.Add(births[^1] + people.Between(5, 40));
        return new(number, [.. births.Select((b, i) => ($"child-{i + 1}", b))], groups, people.Pick(Areas), !dice.For("gp").Chance(practice.Rates["gp-not-connected"].InAMillion));
    }
}
