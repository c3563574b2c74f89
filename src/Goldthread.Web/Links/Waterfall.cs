using System.Globalization;
using Goldthread.Linkage;
using Goldthread.Web.Layout;

namespace Goldthread.Web.Links;

/// <summary>Why two records are taken for one person or not, in words.</summary>
public static class Waterfall
{
    /// <summary>The fields that speak most for it.</summary>
    public static string Best(IReadOnlyList<WaterfallStep> steps) => Prose.List(steps.Where(s => s.Bits > 0 && s.Step is not ("start" or "family")).OrderByDescending(s => s.Bits).Take(3).Select(s => Field(s.Step)));

    public static string Field(string step) => step switch
    {
        "start" => "to begin with",
        "family" => "what a family has in common",
        "nhs_number" => "NHS number",
        "upn" => "unique pupil number",
        "name_order" => "order of names",
        "address_line" => "address",
        _ => step.Replace('_', ' '),
    };

    public static string Say(Level level) => level switch
    {
        Level.Missing => "one does not say",
        Level.Same => "the same",
        Level.Former => "an earlier one of the other",
        Level.Variant => "another form of it",
        Level.Initial => "an initial",
        Level.Middle => "the other's middle name",
        Level.Part => "a part of it",
        Level.DayForMonth => "day and month changed about",
        Level.OneDigit => "but for a digit",
        Level.Placeholder => "a day written for one not known",
        Level.Typo => "as close as a slip",
        Level.TwoNames => "two names that look alike",
        Level.Near => "near",
        Level.MonthAndYear => "the same month",
        Level.DayAndMonth => "the same day of another year",
        Level.Year => "the same year",
        Level.Sector => "the same sector",
        Level.District => "the same district",
        Level.Swapped => "changed about",
        _ => "different",
    };

    public static string Say(Rule rule) => rule switch
    {
        Rule.Twins => "twins and near twins are not told apart by likeness",
        Rule.DifferentNumbers => "two different NHS numbers never link by themselves",
        Rule.NumberOfAnother => "one NHS number stands on records that seem to be of two people",
        Rule.Siblings => "brothers and sisters",
        Rule.Generations => "a parent and a child may have one name",
        Rule.DecidedNotSame => "somebody decided that they are two",
        Rule.DecidedSame => "somebody decided that they are one",
        _ => "",
    };

    /// <summary>What a step does to the odds.</summary>
    public static string Odds(double bits) => Math.Abs(bits) < 0.05 ? "no change" : $"{Times(Math.Abs(bits))} times {(bits > 0 ? "likelier" : "less likely")}";

    private static string Times(double bits) => Math.Pow(2, bits) switch
    {
        var times when times < 10 => times.ToString("0.#", CultureInfo.InvariantCulture),
        var times when times < 1_000_000 => Math.Round(times).ToString("N0", CultureInfo.InvariantCulture),
        _ => "over a million",
    };
}
