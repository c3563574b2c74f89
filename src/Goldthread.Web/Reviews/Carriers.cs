using Goldthread.Learning;
using Goldthread.Reading;
using Goldthread.Safeguards;
using Goldthread.Web.Cases;
using Goldthread.Web.Layout;

namespace Goldthread.Web.Reviews;

/// <summary>A link to where a lesson shows.</summary>
public sealed record ShownIn(string Text, string Href);

/// <summary>A safeguard that carries a lesson, and its tests in which the lesson shows.</summary>
public sealed record Carrier(Safeguard Safeguard, IReadOnlyList<ShownIn> Tests);

/// <summary>What carries each lesson: safeguards and the tests and stories that name it, a measure, a feature.</summary>
public sealed class Carriers
{
    private readonly Lazy<ILookup<string, (Safeguard Safeguard, ShownIn Test)>> tests;
    private readonly Casebook casebook;

    public Carriers(Casebook casebook)
    {
        this.casebook = casebook;
        tests = new(() => (from g in casebook.Catalogue.Safeguards
                           from test in casebook.Catalogue.ReadTests(g, new ProblemList()).Select((story, i) => (Story: story, Number: i + 1))
                           from lesson in test.Story.Shows
                           select (Lesson: lesson, g, new ShownIn(test.Story.Title, $"/safeguards/{g.Id}#test-{test.Number}"))).ToLookup(t => t.Lesson, t => (t.g, t.Item3), StringComparer.Ordinal));
    }

    public IReadOnlyList<Carrier> Of(string lesson) =>
        [.. casebook.Catalogue.Safeguards.Where(g => g.TaughtBy.Contains(lesson)).Select(g => new Carrier(g, [.. tests.Value[lesson].Where(t => t.Safeguard.Id == g.Id).Select(t => t.Test)]))];

    public IReadOnlyList<ShownIn> Cases(string lesson) =>
        [.. casebook.Cases.Where(c => c.Story.Shows.Contains(lesson)).Select(c => new ShownIn(c.Names.Case, $"/cases/{c.Story.Name}"))];

    /// <summary>What answers it where no rule does; null = nothing named.</summary>
    public string? Otherwise(Lesson lesson) =>
        lesson.Measure is { } measure ? $"Counted: {casebook.Catalogue.Measures[measure].Label}"
        : lesson.Feature is { } f ? $"{Prose.Capital(f.Name)}: {Stands(f)}" : null;

    private static string Stands(Feature f) => f.Stands switch { FeatureStanding.Yes => "there", FeatureStanding.InPart => "there in part", _ => "not yet" };
}
