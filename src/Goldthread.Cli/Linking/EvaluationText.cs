using System.Globalization;
using System.Text;
using Goldthread.Linkage;

namespace Goldthread.Cli.Linking;

/// <summary>How right linking was, as people read it.</summary>
static class EvaluationText
{
    public static string Of(Evaluation e)
    {
        var text = new StringBuilder();
        text.AppendLine("                 precision   recall       F1    right   wrong   missed");
        text.AppendLine(Line("people", e.People));
        text.AppendLine(Line("links", e.Links));
        text.AppendLine($"{e.Exact} of {e.Persons} people have all of their records together, and no other.");
        text.AppendLine("Of pairs with a probability, where no rule decided, so many are of one person:");
        foreach (var (band, next) in e.Calibration.Zip(e.Calibration.Skip(1).Select(c => (double?)c.From).Append(null)))
            if (band.Pairs > 0) text.AppendLine(string.Create(CultureInfo.InvariantCulture, $"  {band.From:0.###} to {next ?? 1:0.###}   {band.True} of {band.Pairs}   {(double)band.True / band.Pairs:0.0000}"));
        return text.ToString();
    }

    public static string Group(string what, IReadOnlyList<(string Value, Accuracy Accuracy)> groups)
    {
        var text = new StringBuilder($"By {what}:\n");
        foreach (var (value, accuracy) in groups) text.AppendLine(Line($"  {(value.Length == 0 ? "(empty)" : value)}", accuracy));
        return text.ToString();
    }

    static string Line(string what, Accuracy a) => string.Create(CultureInfo.InvariantCulture, $"{what,-17}{a.Precision,9:0.00000}{a.Recall,9:0.00000}{a.F1,9:0.00000}{a.Right,9}{a.Wrong,8}{a.Missed,9}");
}
