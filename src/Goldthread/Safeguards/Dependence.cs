using Goldthread.Agencies;
using Goldthread.Time;
using Goldthread.Timescales;

namespace Goldthread.Safeguards;

/// <summary>On what, besides records and the passing of time, the answers of a safeguard depend: the calendar of working days, and who has been heard.</summary>
public static class Dependence
{
    /// <summary>Does it count working days anywhere, in some version of a clock?</summary>
    public static bool OnCalendar(Safeguard g, TimescaleList timescales) =>
        g.Speaks.WorkingDaysBefore is not null || Periods(g).Any(Working) || Clocks(g).Any(clock => timescales.Clocks[clock].Versions.Any(v => v.WaitsForWorkingDay || Working(v.Period) || (v.Tolerance is { } t && Working(t))));

    /// <summary>May it ask whether an agency was heard? One that names who would have told asks nobody else.</summary>
    public static bool OnHearing(Safeguard g, string agency, AgencyList agencies) =>
        g.Needs.Count == 0 || Tellers(g).Any(t => t == Member.Word || agencies.Is(agency, t));

    private static bool Working(Period period) => period.Unit == PeriodUnit.WorkingDays;

    private static IEnumerable<Period> Periods(Safeguard g) =>
        Forms(g).SelectMany(PeriodsOf).Concat(Selectors(g).SelectMany(s => s.Ties).OfType<Tie.Within>().Select(w => w.Period))
            .Concat(g.Then.Select(d => d.Again).Append(g.QuietFor).OfType<Period>());

    private static IEnumerable<Period> PeriodsOf(Form form) => new[]
    {
        (form as Form.Count)?.Within, (form as Form.Sequence)?.Within, (form as Form.Trend)?.Within, (form as Form.Fewer)?.Within, (form as Form.Differ)?.Within, (form as Form.Uncorroborated)?.Within,
        (form as Form.Reaches)?.After, (form as Form.Latest)?.Under, (form as Form.Latest)?.AtLeast, WaitOf(form)?.Period,
    }.OfType<Period>();

    private static IEnumerable<string> Clocks(Safeguard g) => Forms(g).Select(f => WaitOf(f)?.Clock).OfType<string>().Concat(g.Then.SelectMany(d => d.Clocks));

    private static Wait? WaitOf(Form form) => form switch { Form.Silence f => f.For, Form.Without f => f.For, Form.Waits f => f.For, _ => null };

    private static IEnumerable<string> Tellers(Safeguard g) => g.Needs.Concat(Selectors(g).SelectMany(s => s.From.Concat(s.FromEach)))
        .Concat(Forms(g).SelectMany(f => f switch { Form.Open o => o.From, Form.Uncorroborated u => u.By, _ => [] }));

    private static IEnumerable<Selector> Selectors(Safeguard g) => [.. Forms(g).SelectMany(SelectorsOf), .. g.Gates, .. g.Then.SelectMany(d => d.DoneBy.Concat(d.NotDoneBy))];

    private static IEnumerable<Selector> SelectorsOf(Form form) => form switch
    {
        Form.Exists f => [f.Selector],
        Form.None f => [f.Selector],
        Form.Count f => [f.Selector],
        Form.Sequence f => f.NoneBetween is { } none ? [.. f.Steps, none] : f.Steps,
        Form.Trend f => [f.Selector],
        Form.Fewer f => [f.Selector],
        Form.Silence f => [f.Selector],
        Form.Without f => [f.Lacking],
        Form.Contradicted f => [f.By],
        Form.Differ f => [f.Selector],
        _ => [],
    };

    private static IEnumerable<Form> Forms(Safeguard g) => g.When.Select(w => w.Form).Concat(g.AppliesTo).Concat(g.OnlyIf).Concat(g.Unless).SelectMany(Parts);

    private static IEnumerable<Form> Parts(Form form) => form switch { Form.AnyOf f => f.Forms.SelectMany(Parts), Form.AllOf f => f.Forms.SelectMany(Parts), _ => [form] };
}
