namespace Goldthread.Tests.Conventions;

/// <summary>Fails with every fault at once, one a line.</summary>
public static class Report
{
    public static void None(string what, IEnumerable<string> faults)
    {
        var all = faults.Distinct().Order(StringComparer.Ordinal).ToList();
        if (all.Count > 0) Assert.Fail($"{all.Count} {what}:\n  {string.Join("\n  ", all)}");
    }
}
