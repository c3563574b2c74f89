using System.Reflection;

namespace Goldthread.Store.Sqlite;

/// <summary>The statements of an SQL file, by the names that stand over them.</summary>
internal sealed class SqlText
{
    private readonly Dictionary<string, string> statements = new(StringComparer.Ordinal);

    private SqlText(string text)
    {
        foreach (var part in text.Split("-- name: ", StringSplitOptions.RemoveEmptyEntries))
            if (part.IndexOf('\n', StringComparison.Ordinal) is var end and > 0) statements[part[..end].Trim()] = part[end..].Trim();
    }

    public string this[string name] => statements[name];

    public static SqlText Of(string file) => new(Read($"Sqlite/{file}"));

    /// <summary>The migrations of one database, in their order.</summary>
    /// <param name="subject">The word after the number: "journal" or "audit".</param>
    public static IReadOnlyList<(int Number, string Text)> Migrations(string subject) =>
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(n => n.StartsWith("Sqlite/0", StringComparison.Ordinal) && n.EndsWith($"-{subject}.sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(n => (int.Parse(n.AsSpan("Sqlite/".Length, 4)), Read(n))),
    ];

    private static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
