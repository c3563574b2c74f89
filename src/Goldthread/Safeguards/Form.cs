using Goldthread.Families;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Safeguards;

/// <summary>One condition of the closed set. Some can begin a safeguard, all but those that run out (<see cref="Silence"/>, <see cref="Without"/>, <see cref="Waits"/>, <see cref="Reaches"/>) can guard one.</summary>
public abstract record Form
{
    /// <summary>There is such a record.</summary>
    public sealed record Exists(Selector Selector) : Form;

    /// <summary>So many events (not records) inside one window.</summary>
    public sealed record Count(Selector Selector, int AtLeast, Period? Within, int Tellers, bool DifferentDays, IReadOnlyList<KindPattern> Since) : Form;

    /// <summary>One after the other in this order, the last of them completing it, with none of some other records between.</summary>
    /// <param name="Steps">Selectors of one record each, in order.</param>
    /// <param name="NoneBetween">What must not stand between the first and the last; null = whatever may.</param>
    public sealed record Sequence(IReadOnlyList<Selector> Steps, Period? Within, Selector? NoneBetween) : Form;

    /// <summary>A number of the readings of a kind moves by so much, or does not get better.</summary>
    /// <param name="Selector">The readings.</param>
    /// <param name="Field">Holds the number.</param>
    public sealed record Trend(Selector Selector, string Field, Movement Movement, Period? Within) : Form;

    /// <summary>An attribute with ordered values stands lower, or higher, than when it was last said of the same person.</summary>
    public sealed record Moved(PersonAttribute Attribute, FamilyPath About, bool Up) : Form;

    /// <summary>So many services have ended their work within a time.</summary>
    public sealed record Fewer(Selector Selector, int By, Period? Within) : Form;

    /// <summary>There is no such record, and we would have been told.</summary>
    public sealed record None(Selector Selector) : Form;

    /// <summary>No such record for a time while an episode is open.</summary>
    public sealed record Silence(Selector Selector, Wait For, Episode While) : Form;

    public sealed record Open(Episode Episode, FamilyPath About, IReadOnlyList<string> From, bool Negated) : Form;

    /// <summary>An episode has been open for a time without such a record.</summary>
    public sealed record Without(Episode Episode, FamilyPath About, Selector Lacking, Wait For) : Form;

    /// <summary>An exchange has stood at a step for a time.</summary>
    public sealed record Waits(Exchange Exchange, FamilyPath About, string At, IReadOnlyList<string> Until, Wait For, IReadOnlyList<string> To) : Form;

    /// <summary>A moment in a life: so long after a birth or another record, or a week of pregnancy.</summary>
    public sealed record Reaches(Period After, IReadOnlyList<KindPattern> Of, bool Gestation) : Form;

    /// <summary>The latest value of an attribute of somebody, or their age.</summary>
    public sealed record Latest(string Attribute, FamilyPath Of, IReadOnlyList<string> Is, Period? Under, Period? AtLeast) : Form;

    public sealed record Born(bool Yes) : Form;

    /// <summary>Nobody of these agencies has borne out a claim within a time.</summary>
    public sealed record Uncorroborated(string Name, IReadOnlyList<string> By, Period? Within, IReadOnlyList<KindPattern> Kinds) : Form
    {
        /// <summary>What would bear out a claim whose kind names nothing of its own: being seen.</summary>
        public static IReadOnlyList<KindPattern> Usual { get; } = [new("contact.*"), new("examination.*"), new("appointment.kept")];
    }

    public sealed record Contradicted(string Name, Selector By) : Form;

    /// <summary>A field differs between records of so many agencies, or about so many parents, within a time.</summary>
    public sealed record Differ(Selector Selector, string Field, int Between, bool Parents, Period? Within) : Form;

    public sealed record AnyOf(IReadOnlyList<Form> Forms) : Form;

    public sealed record AllOf(IReadOnlyList<Form> Forms) : Form;
}

/// <summary>How a number moves.</summary>
public abstract record Movement
{
    /// <param name="Amount">In the field's own unit, or in centile spaces (two thirds of a standard deviation, as on the UK growth charts).</param>
    /// <param name="Up">True for a rise, false for a fall.</param>
    /// <param name="FromBirth">Compared with the first reading rather than with any earlier one.</param>
    public sealed record By(decimal Amount, bool Up, bool Centiles, bool FromBirth) : Movement;

    /// <summary>None of so many readings in a row is better than the first of them.</summary>
    public sealed record NoBetter(int Readings, bool LowerIsBetter) : Movement;
}

/// <summary>How long: a period, or a named clock of the guidance in force.</summary>
public sealed record Wait(Period? Period, string? Clock);
