using System.Text.Json;

namespace Goldthread.Store.Entries;

/// <summary>The same few names of fields stand in every entry: most are found here instead of being made again for each. They are our own words; what an entry says is never kept here.</summary>
internal static class Names
{
    private const int Most = 1024, Longest = 64;

    // One place for each, by its hash; whoever comes later takes the place. Two threads may both make one.
    private static readonly string?[] Kept = new string?[Most];

    /// <summary>The name of the field at which the reader stands.</summary>
    public static string Of(ref Utf8JsonReader json)
    {
        if (json.ValueSpan.Length > Longest) return json.GetString()!;
        Span<char> chars = stackalloc char[Longest];
        ReadOnlySpan<char> name = chars[..json.CopyString(chars)];
        ref var place = ref Kept[string.GetHashCode(name, StringComparison.Ordinal) & (Most - 1)];
        return place is { } known && name.SequenceEqual(known) ? known : place = name.ToString();
    }
}
