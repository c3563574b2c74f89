namespace Goldthread.Tests.Conventions;

/// <summary>
/// The listed exceptions to the conventions: lines "rule | subject | reason" of exemptions.txt. One that no longer
/// excuses anything is a fault itself.
/// </summary>
public static class Exemptions
{
    public sealed record Exemption(string Rule, string Subject, string Reason);

    public static IReadOnlyList<Exemption> All { get; } =
        [.. File.ReadLines(Repository.File("tests/Goldthread.Tests/Conventions/exemptions.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(Parse)];

    /// <summary>Checks one rule over subjects: faults that are not excused, and excuses that are not needed.</summary>
    public static void Check(string rule, IEnumerable<(string Subject, string Fault)> faults)
    {
        var excused = All.Where(one => one.Rule == rule).Select(one => one.Subject).ToHashSet();
        var found = faults.Distinct().ToList();
        Report.None($"faults against '{rule}'", found
            .Where(fault => !excused.Contains(fault.Subject))
            .Select(fault => $"{fault.Subject}: {fault.Fault}"));
        Report.None($"exemptions from '{rule}' that excuse nothing", excused.Except(found.Select(fault => fault.Subject)));
    }

    static Exemption Parse(string line)
    {
        var parts = line.Split('|', 3, StringSplitOptions.TrimEntries);
        return parts is [{ Length: > 0 } rule, { Length: > 0 } subject, { Length: > 10 } reason]
            ? new Exemption(rule, subject, reason)
            : throw new FormatException($"exemptions.txt: '{line}' is not 'rule | subject | reason'.");
    }
}
