using System.Reflection;
using Goldthread.Store.Journals;

namespace Goldthread.Store.Tests.Keeping;

/// <summary>Rows of which so many are written, and then no more.</summary>
public class StopsAfter : DispatchProxy
{
    private IRows rows = null!;
    private int left;

    public static IRows Of(IRows rows, int most)
    {
        var stops = Create<IRows, StopsAfter>();
        ((StopsAfter)stops).rows = rows;
        ((StopsAfter)stops).left = most;
        return stops;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (args?.FirstOrDefault() is Slice slice && (left -= slice.Rows.Count) < 0) throw new IOException("No more is written.");
        return targetMethod!.Invoke(rows, args);
    }
}
