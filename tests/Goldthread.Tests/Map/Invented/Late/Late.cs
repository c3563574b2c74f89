namespace Goldthread.Tests.Map.Invented.Late;

public sealed class Thing
{
    public static int Count => 1;

    public sealed class Inner;
}

public sealed class Fault : Exception;

public static class Making
{
    public static T Make<T>() where T : new() => new();
}

[AttributeUsage(AttributeTargets.All)]
public sealed class MarkAttribute : Attribute
{
    public Type? Of { get; init; }
}

public interface IWant
{
    void Want();
}
