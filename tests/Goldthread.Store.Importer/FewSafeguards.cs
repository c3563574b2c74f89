using Goldthread.Agencies;
using Goldthread.Records;
using Goldthread.Safeguards;

namespace Goldthread.Store.Importer;

/// <summary>Two of the project's safeguards with what they need, so that a process is ready soon after it has begun.</summary>
public static class FewSafeguards
{
    private static readonly string[] Folders = ["vocabulary", "routes", "reviews", "measures"];

    private static readonly string[] Files = ["timescales/referrals.yaml", "timescales/plans-and-contacts.yaml", "timescales/bank-holidays.yaml", "safeguards/referrals/referral-acknowledged.yaml", "safeguards/health/child-not-brought.yaml"];

    private static readonly string[] Agencies = ["gp", "childrens-social-care", "health-visiting"];

    public static (IReadOnlyList<Safeguard> Safeguards, Setting Setting) Read()
    {
        var root = Root();
        var paths = Folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(root, f), "*.yaml", SearchOption.AllDirectories)).Select(f => Path.GetRelativePath(root, f)).Concat(Files);
        var catalogue = Catalogue.Of(paths.ToDictionary(p => p, p => File.ReadAllBytes(Path.Combine(root, p)), StringComparer.Ordinal));
        if (catalogue.Safeguards.Count != 2) throw new InvalidOperationException(string.Join('\n', catalogue.Refused.Values.SelectMany(p => p)));
        return (catalogue.Safeguards, catalogue.Setting with { Agencies = new([.. Agencies.Select(a => new Agency(a, a, null, true, null, null, null, Tier.Shared))], catalogue.Routes) });
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Goldthread.slnx"))) return folder.FullName;
        throw new InvalidOperationException($"No Goldthread.slnx above {AppContext.BaseDirectory}.");
    }
}
