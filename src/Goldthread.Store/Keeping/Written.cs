namespace Goldthread.Store.Keeping;

/// <summary>Lists of what a keeper leaves: how many, and each.</summary>
internal static class Written
{
    public static void List<T>(BinaryWriter to, IEnumerable<T> all, Action<T> write)
    {
        var list = all.ToList();
        to.Write(list.Count);
        foreach (var one in list) write(one);
    }

    public static IReadOnlyList<T> Read<T>(BinaryReader from, Func<T> read)
    {
        var list = new List<T>();
        for (var left = from.ReadInt32(); left > 0; left--) list.Add(read());
        return list;
    }
}
