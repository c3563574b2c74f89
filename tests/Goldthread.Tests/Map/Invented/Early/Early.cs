using Goldthread.Tests.Map.Invented.Late;

namespace Goldthread.Tests.Map.Invented.Early;

// One type for every way in which an earlier folder could reach into a later one.

public static class ByMethodBody
{
    public static int Look() => Thing.Count;
}

public static class BySignature
{
    public static Thing? Look() => null;
}

public sealed class ByField
{
    public IReadOnlyList<Thing>? Things { get; init; }
}

public static class ByNestedType
{
    public static object Look() => new Thing.Inner();
}

public static class ByLambda
{
    public static Func<int> Look() => () => Thing.Count;
}

public static class ByIterator
{
    public static IEnumerable<int> Look()
    {
        yield return Thing.Count;
    }
}

public static class ByGenericMethod
{
    public static object Look() => Activator.CreateInstance<Thing>();
}

public static class ByMemberOfGenericType
{
    public static int Look() => new List<Thing>().Count;
}

public static class ByConstraint<T>
    where T : IWant
{
    public static T? Look() => default;
}

public static class ByCatch
{
    public static void Look()
    {
        try { GC.KeepAlive(null); }
        catch (Fault) { GC.KeepAlive(null); }
    }
}

[Mark]
public static class ByAttribute;

[System.ComponentModel.TypeConverter(typeof(List<Thing>))]
public sealed class ByTypeofInAttribute;

public static class ByTypeof
{
    public static Type Look() => typeof(Thing);
}

public sealed class ByInterface : IWant
{
    void IWant.Want() { }
}
