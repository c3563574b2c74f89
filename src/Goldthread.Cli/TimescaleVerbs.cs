using System.CommandLine;
using System.Globalization;
using Goldthread.Timescales;

namespace Goldthread.Cli;

/// <summary><c>goldthread timescales list|check</c>.</summary>
static class TimescaleVerbs
{
    public static Command Command()
    {
        var data = new Option<string?>("--data") { Description = "The folder that holds vocabulary/ and the rest.", Recursive = true };
        var at = new Option<string?>("--at") { Description = "The day to hold the clocks against (2026-11-25); none = today.", Recursive = true };
        var list = new Command("list", "Every clock with what it says on the day, its force and how sure we are of it.");
        var check = new Command("check", "Which clocks have ended, contradict each other, have no owner, are not confirmed or have not commenced.");
        list.SetAction(p => With(p.GetValue(data), p.GetValue(at), List));
        check.SetAction(p => With(p.GetValue(data), p.GetValue(at), Check));
        return new Command("timescales", "The clocks of guidance: their source, force, validity and owner.") { list, check, data, at };
    }

    static int With(string? data, string? at, Func<Workspace, DateOnly, int> run)
    {
        var day = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date);
        if (at is not null && !DateOnly.TryParseExact(at, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            Console.Error.WriteLine($"--at: '{at}' is not a day. Write it as 2026-11-25.");
            return Workspace.Refused;
        }
        if (Workspace.Open(data, null) is not { } workspace) return Workspace.Refused;
        var code = run(workspace, day);
        return workspace.Catalogue.Problems.Count > 0 ? Workspace.Refused : code;
    }

    static int List(Workspace w, DateOnly day)
    {
        foreach (var clock in w.Catalogue.Timescales.Clocks.Values.OrderBy(c => c.Name, StringComparer.Ordinal))
        {
            var versions = clock.Versions.Where(v => v.InForce(day)).ToList();
            if (versions.Count == 0) Console.WriteLine($"{clock.Name,-40} {(clock.Versions.All(v => v.NotCommenced) ? "not commenced" : "not in force")}");
            foreach (var v in versions) Console.WriteLine($"{clock.Name,-40} {v.Period,-16} {TimescaleCheck.Word(v.Force),-18} {v.Certainty}  {clock.About}{(v.Area is { } area ? $" (in {area})" : "")}");
        }
        Console.WriteLine($"{w.Catalogue.Timescales.Clocks.Count} clocks on {Day(day)}.");
        return Workspace.Fine;
    }

    static int Check(Workspace w, DateOnly day)
    {
        var notes = TimescaleCheck.Of(w.Catalogue.Timescales, day);
        foreach (var group in notes.GroupBy(n => n.Fault))
        {
            Console.WriteLine($"{Title(group.Key)}:");
            foreach (var note in group) Console.WriteLine($"  {note.Clock.Name}: {note.Because}");
            Console.WriteLine();
        }
        int Of(ClockFault fault) => notes.Count(n => n.Fault == fault);
        Console.WriteLine($"{w.Catalogue.Timescales.Clocks.Count} clocks on {Day(day)}: {Of(ClockFault.Contradicting)} contradicting, {Of(ClockFault.NotInForce)} not in force, {Of(ClockFault.Unowned)} without an owner; {Of(ClockFault.Unverified)} not confirmed, {Of(ClockFault.NotCommenced)} not commenced.");
        return notes.Any(n => n.Fails) ? Workspace.NotAsExpected : Workspace.Fine;
    }

    static string Title(ClockFault fault) => fault switch
    {
        ClockFault.Contradicting => "Two versions at once",
        ClockFault.NotInForce => "No version in force",
        ClockFault.Unowned => "Without an owner",
        ClockFault.Unverified => "Not confirmed in the primary text",
        _ => "Not commenced",
    };

    static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
