using System.Text;
using Goldthread.Lives;
using Goldthread.Reading;

namespace Goldthread.Tests.Lives;

/// <summary>Lives drawn from the project's own rates and scenes.</summary>
static class Drawn
{
    static readonly Lazy<Practice> Read = new(() => Given.Catalogue.ReadPractice(new ProblemList()));

    public static Practice Practice => Read.Value;

    public static Population Population(int months = 12, int history = 12) =>
        new(Practice, Given.Catalogue.Vocabulary, Given.Catalogue.Routes, Given.Catalogue.Timescales.Calendar, new(2024, 1, 1), months, history);

    /// <summary>Everything that a life's records say, as text.</summary>
    public static string Text(Life life)
    {
        var text = new StringBuilder($"{life.Number} {string.Join(',', life.Groups)} {life.Area} {string.Join(',', life.Births.Select(b => $"{b.Key}={b.Value}"))}\n");
        foreach (var r in life.Story.Records.Records)
            text.Append($"{r.Id} {r.Kind.Name} {r.Occurred.Text} {r.Known?.Text} {r.By} {r.Role} {r.ToldBy} {string.Join(',', r.About)} {string.Join(',', r.To)} {string.Join(',', r.Concerning)} {r.Of} {string.Join(',', r.Attended ?? [])} {string.Join(',', r.Fields.Select(f => $"{f.Key}={f.Value}"))} {string.Join(',', r.Parts.Keys)}\n");
        return text.ToString();
    }
}
