using System.Globalization;
using System.Text;
using Goldthread.Reading;
using Goldthread.Spec.Tables;

namespace Goldthread.Spec.Errors;

/// <summary>A file that is refused, and everything that is said of it.</summary>
/// <param name="Code">The error that it is an example of; empty for a file with several.</param>
/// <param name="In">What kind of file: one of <see cref="Refusal.Ways"/>.</param>
/// <param name="Changed">The lines that were changed from a file that is fine; empty when the whole file is the example.</param>
public sealed record ErrorExample(string Code, string Example, string In, string File, byte[] Bytes, string Shown, bool Changed, IReadOnlyList<Told> Told)
{
    static readonly string[] Keys = ["error", "example", "in", "file", "change", "text", "made of", "told"];

    public static IReadOnlyList<ErrorExample> All { get; } = [.. Read()];

    static IEnumerable<ErrorExample> Read()
    {
        var problems = new ProblemList();
        var whole = SpecTable.Open("Errors/whole.yaml", problems, "files that are fine");
        var examples = Directory.EnumerateFiles(Project.Data("Errors"), "*.yaml").Where(f => Path.GetFileName(f) != "whole.yaml").Order(StringComparer.Ordinal)
            .SelectMany(f => SpecTable.Open($"Errors/{Path.GetFileName(f)}", problems, "errors", "errors").List("errors"))
            .Select(node => Read(Section.Open(node, problems, "an error", Keys)!, whole)).ToList();
        SpecTable.Refuse(problems);
        return examples;
    }

    static ErrorExample Read(Section s, Section whole)
    {
        var way = s.Required("in");
        var text = s.Text("text") ?? whole.Text(way) ?? "";
        var shown = new List<string>();
        foreach (var change in (s.Node("change") as Mapping)?.Entries ?? [])
        {
            var to = ((Scalar)change.Value).Text;
            if (!text.Contains(change.Key.Text, StringComparison.Ordinal)) throw new InvalidOperationException($"{change.Key.Place}: nothing to change.");
            var at = text.IndexOf(change.Key.Text, StringComparison.Ordinal);
            text = string.Concat(text.AsSpan(0, at), to, text.AsSpan(at + change.Key.Text.Length));
            shown.Add(LinesAround(text, at, to.Length));
        }
        var bytes = s.Text("made of") is { } stuff ? Made(stuff) : Encoding.UTF8.GetBytes(text.Replace('⇥', '\t'));
        var told = s.List("told").Select(n => Errors.Told.Read(n, way, text, whole, s.Problems)).ToList();
        return new(s.Text("error") ?? "", s.Required("example"), way, s.Text("file") ?? Refusal.FileOf(way), bytes,
            s.Text("made of") ?? (shown.Count > 0 ? string.Join("\n", shown.Distinct()) : text), shown.Count > 0, told);
    }

    static string LinesAround(string text, int at, int length)
    {
        var from = text.LastIndexOf('\n', Math.Max(0, at - 1)) + 1;
        var to = text.IndexOf('\n', Math.Min(text.Length - 1, at + length));
        return text[from..(to < 0 ? text.Length : to)];
    }

    static byte[] Made(string stuff) => stuff switch
    {
        "nothing" => [],
        "50 MB of spaces" => [.. Enumerable.Repeat((byte)' ', 50 * 1024 * 1024)],
        "a letter é as one byte (Latin-1)" => [.. "story: caf"u8, 0xE9, (byte)'\n'],
        "a value of 100,000 letters" => [.. "Pupil,Day\n"u8, .. Enumerable.Repeat((byte)'x', 100_000), (byte)'\n'],
        _ => throw new InvalidOperationException($"Nothing is made of {stuff}."),
    };
}

/// <summary>One problem that is told.</summary>
/// <param name="In">The kind of file that it points into.</param>
public sealed record Told(string Code, string In, int Line, int Column, string Says)
{
    internal static Told Read(Node node, string way, string text, Section whole, ProblemList problems)
    {
        var s = Section.Open(node, problems, "a told problem", "code", "in", "at", "after", "place", "says")!;
        if (s.Text("in") is { } other) (way, text) = (other, whole.Required(other));
        // In a table, the line and the number of the column.
        if (s.Text("place")?.Split(':') is [var line, var column]) return new(s.Required("code"), way, int.Parse(line, CultureInfo.InvariantCulture), int.Parse(column, CultureInfo.InvariantCulture), s.Required("says"));
        var start = s.Text("after") is { } after ? text.IndexOf(after, StringComparison.Ordinal) + after.Length : 0;
        var at = s.Text("at") is { } word ? text.IndexOf(word, start, StringComparison.Ordinal) : 0;
        if (at < 0) problems.Add(ProblemKind.WrongWord, s.PlaceOf("at"), $"'{s.Text("at")}' does not stand in the example.");
        var before = text[..Math.Max(at, 0)];
        return new(s.Required("code"), way, before.Count(c => c == '\n') + 1, before.Length - (before.LastIndexOf('\n') + 1) + 1, s.Required("says"));
    }
}
