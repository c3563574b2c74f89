namespace Goldthread.Tests.Conventions;

/// <summary>An interface is for several things that do one job; with one implementation it is a detour.</summary>
public class InterfacesTests
{
    [Fact]
    public void Interfaces_InSource_HaveSeveralImplementations() =>
        Exemptions.Check("interfaces", Lonely(OurTypes.InSource));

    [Fact]
    public void Lonely_OneImplementation_IsSeen() =>
        Assert.Equal([typeof(InventedFaults.IAlone).FullName!], Lonely(typeof(InventedFaults).GetNestedTypes()).Select(found => found.Subject));

    static IEnumerable<(string Subject, string Fault)> Lonely(IReadOnlyList<Type> types) =>
        from type in types
        where type.IsInterface
        let implementations = types.Count(other => !other.IsInterface && Implements(other, type))
        where implementations < 2
        select (type.FullName, $"{implementations} implementation(s)");

    static bool Implements(Type type, Type wanted) =>
        type.GetInterfaces().Any(one => one == wanted || one.IsGenericType && one.GetGenericTypeDefinition() == wanted);
}
