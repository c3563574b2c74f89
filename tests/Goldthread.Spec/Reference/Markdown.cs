using System.Text;

namespace Goldthread.Spec.Reference;

/// <summary>The few pieces of Markdown that the reference is made of.</summary>
public static class Markdown
{
    /// <summary>A page: its first line, a note that it is generated, and its body.</summary>
    public static StringBuilder Page(string title, string says, string from) => new StringBuilder()
        .Append("# ").Append(title).Append("\n\n<!-- Generated from ").Append(from).Append(". A test holds it current; GOLDTHREAD_WRITE_DOCS=1 dotnet run --project tests/Goldthread.Spec writes it anew. -->\n\n")
        .Append(says.Trim()).Append('\n');

    public static StringBuilder Heading(this StringBuilder page, int level, string text) => page.Append('\n').Append('#', level).Append(' ').Append(text).Append('\n');

    public static StringBuilder Say(this StringBuilder page, string text) => page.Append('\n').Append(text.Trim()).Append('\n');

    public static StringBuilder Block(this StringBuilder page, string language, string text) =>
        page.Append("\n```").Append(language).Append('\n').Append(text.TrimEnd('\n')).Append("\n```\n");

    public static StringBuilder Table(this StringBuilder page, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        page.Append('\n');
        Row(headings);
        Row([.. headings.Select(_ => "---")]);
        foreach (var row in rows) Row(row);
        return page;

        void Row(IReadOnlyList<string> cells) => page.Append("| ").AppendJoin(" | ", cells.Select(Cell)).Append(" |\n");
    }

    public static string Code(string text) => text.Length == 0 ? "" : $"`{text}`";

    public static string Codes(IEnumerable<string> words) => string.Join(", ", words.Select(Code));

    static string Cell(string text) => text.Replace("\n", " ", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Trim();
}
