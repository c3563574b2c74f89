using System.Text;
using Goldthread.Mutation;
using Goldthread.Reading;
using Goldthread.Tests.Conventions;
using Goldthread.Web;

namespace Goldthread.Tests.Mutation;

/// <summary>One invented safeguard with the tests beside it, among the project's own words.</summary>
public static class Invented
{
    const string Path = "safeguards/example/example.yaml";

    static readonly Lazy<Dictionary<string, byte[]>> Words = new(() => DataFiles.Read(Repository.Root).Where(f => !f.Key.StartsWith("safeguards/", StringComparison.Ordinal)).ToDictionary(f => f.Key, f => f.Value));

    /// <param name="rule">From applies_to to once_per.</param>
    /// <param name="tests">The tests beside it.</param>
    /// <param name="speaks">When it speaks.</param>
    public static Catalogue Catalogue(string rule, string tests = "", string speaks = "at once")
    {
        var yaml = $"id: example\ntitle: An example\nspeaks: {speaks}\ntaught_by: norfolk-aj/rq3\n{rule}\nsay: \"{{missing}}\"\nmisses: nothing\nfalse_alarms: none\n";
        var catalogue = Goldthread.Catalogue.Of(new Dictionary<string, byte[]>(Words.Value) { [Path] = Encoding.UTF8.GetBytes(yaml), [Path.Replace(".yaml", ".tests.yaml", StringComparison.Ordinal)] = Encoding.UTF8.GetBytes(tests) });
        return catalogue.Refused.Count == 0 ? catalogue : throw new InvalidOperationException(string.Join('\n', catalogue.Refused.Values.SelectMany(p => p)));
    }

    public static IReadOnlyList<string> Mutants(string rule, string speaks = "at once") => [.. Catalogue(rule, speaks: speaks) is var c ? c.Mutants(c.Safeguards[0]).Select(m => m.What) : []];

    public static (Noticing Noticing, IReadOnlyList<Problem> Problems) Noticing(string rule, string tests)
    {
        var (catalogue, problems) = (Catalogue(rule, tests), new ProblemList());
        return (catalogue.Noticing(catalogue.Safeguards[0], problems), problems.All);
    }
}
