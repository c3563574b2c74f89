using Goldthread.Safeguards;
using Goldthread.Store.Importer;

namespace Goldthread.Store.Tests.Kills;

/// <summary>The safeguards of the process that imports.</summary>
internal static class Few
{
    private static readonly (IReadOnlyList<Safeguard> Safeguards, Setting Setting) All = FewSafeguards.Read();

    public static IReadOnlyList<Safeguard> Safeguards => All.Safeguards;

    public static Setting Setting => All.Setting;
}
