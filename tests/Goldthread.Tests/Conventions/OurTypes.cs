using System.Reflection;
using System.Runtime.CompilerServices;

namespace Goldthread.Tests.Conventions;

/// <summary>The types that people wrote, by assembly.</summary>
public static class OurTypes
{
    public static IReadOnlyList<Type> InLibrary { get; } = [.. WrittenIn("Goldthread")];

    public static IReadOnlyList<Type> InSource { get; } =
        [.. InLibrary, .. WrittenIn("Goldthread.Store"), .. WrittenIn("Goldthread.Web"), .. WrittenIn("Goldthread.Cli")];

    public static bool IsGenerated(MemberInfo member) =>
        member.Name.Contains('<', StringComparison.Ordinal) || member.IsDefined(typeof(CompilerGeneratedAttribute), false);

    static IEnumerable<Type> WrittenIn(string assembly) =>
        Assembly.Load(assembly).GetTypes().Where(type =>
            !IsGenerated(type)
            && (type.DeclaringType is null || !IsGenerated(type.DeclaringType))
            && type.Namespace is { } space && (space == "Goldthread" || space.StartsWith("Goldthread.", StringComparison.Ordinal)));
}
