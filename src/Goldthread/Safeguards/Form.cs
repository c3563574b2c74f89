using Goldthread.Families;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Safeguards;

/// <summary>One condition of the closed set. Some can begin a safeguard, all but <see cref="Silence"/>, <see cref="Without"/>, <see cref="Waits"/> and <see cref="Reaches"/> can guard one.</summary>
public abstract record Form
{
    /// <summary>There is such a record.</summary>
    public sealed record Exists(Selector Selector) : Form;

    /// <summary>So many events (not records) inside one window.</summary>
    public sealed record Count(Selector Selector, int AtLeast, Period? Within, int Tellers, bool DifferentDays, IReadOnlyList<KindPattern> Since) : Form;

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

    /// <summary>A field differs between records of so many agencies within a time.</summary>
    public sealed record Differ(Selector Selector, string Field, int Agencies, Period? Within) : Form;

    public sealed record AnyOf(IReadOnlyList<Form> Forms) : Form;

    public sealed record AllOf(IReadOnlyList<Form> Forms) : Form;
}

/// <summary>How long: a period, or a named clock of the guidance in force.</summary>
public sealed record Wait(Period? Period, string? Clock);
