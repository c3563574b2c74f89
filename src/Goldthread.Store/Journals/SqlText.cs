using System.Reflection;

namespace Goldthread.Store.Journals;

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

    /// <param name="dialect">The folder: "Sqlite" or "Postgres".</param>
    public static SqlText Of(string dialect, string file) => new(Read($"{dialect}/{file}"));

    /// <summary>The migrations of one database, in their order.</summary>
    /// <param name="subject">The word after the number: "journal" or "audit".</param>
    public static IReadOnlyList<(int Number, string Text)> Migrations(string dialect, string subject) =>
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(n => n.StartsWith($"{dialect}/0", StringComparison.Ordinal) && n.EndsWith($"-{subject}.sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(n => (int.Parse(n.AsSpan(dialect.Length + 1, 4)), Read(n))),
    ];

    private static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
