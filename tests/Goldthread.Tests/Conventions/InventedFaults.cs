using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Goldthread.Tests.Conventions;

/// <summary>Types that break the rules on purpose, so that each rule is seen to fail.</summary>
[SuppressMessage("Design", "CA1051", Justification = "Wrong on purpose")]
[SuppressMessage("Usage", "CA2227", Justification = "Wrong on purpose")]
[SuppressMessage("Performance", "CA1819", Justification = "Wrong on purpose")]
[SuppressMessage("Design", "CA1002", Justification = "Wrong on purpose")]
public static class InventedFaults
{
    public sealed class Settable
    {
        public string Name { get; set; } = "";
    }

    public sealed class OpenField
    {
        public string Name = "";
    }

    public sealed record HandsOutList(List<string> Names);

    public sealed record HandsOutArray(string[] Names);

    public sealed record HandsOutInterface(IDictionary<string, int> Names);

    public sealed record Sound(
        string Name, IReadOnlyList<string> Names, ImmutableArray<int> Numbers, IReadOnlyDictionary<string, int> Counts, DateOnly Day);

    public interface IAlone;

    public sealed class Alone : IAlone;

    public interface IPair;

    public sealed class Left : IPair;

    public sealed class Right : IPair;
}
