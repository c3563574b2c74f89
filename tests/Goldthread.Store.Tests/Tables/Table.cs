using Goldthread.Reading;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Time;
using Entry = Goldthread.Store.Entries.Entry;

namespace Goldthread.Store.Tests.Tables;

/// <summary>One example of a table: appends in their order, each with the answer that every store must give.</summary>
public sealed record Example(string Name, IReadOnlyList<(Entry Entry, Cause Cause, string Answer)> Appends);

/// <summary>Reads tests/Goldthread.Store.Tests/Tables/*.yaml.</summary>
public static class Table
{
    static readonly string[] Keys =
    [
        "entry", "answer", "who", "why", "feed", "key", "version", "about", "text", "kind", "person", "other", "nhs", "names", "is", "reason", "child", "gateway", "duty", "choice",
        "relation", "through", "subject", "fact", "value", "what", "content", "from",
    ];

    public static IReadOnlyList<Example> All { get; } = [.. Directory.EnumerateFiles(Path.Combine(Given.Root, "tests/Goldthread.Store.Tests/Tables"), "*.yaml").Order(StringComparer.Ordinal).SelectMany(Read)];

    static IEnumerable<Example> Read(string file)
    {
        var problems = new ProblemList();
        var root = YamlFile.Read(File.ReadAllText(file), Path.GetFileName(file), problems);
        foreach (var item in ((Sequence)root!).Items)
        {
            var s = Section.Open(item, problems, "an example", "name", "appends")!;
            yield return new(s.Required("name"), [.. s.List("appends").Select(a => Append(Section.Open(a, problems, "an append", Keys)!))]);
        }
        Assert.Empty(problems.All);
    }

    static (Entry, Cause, string) Append(Section s)
    {
        string Text(string key, string usual = "") => s.Text(key) ?? usual;
        Entry entry = s.Required("entry") switch
        {
            "told" => Told(s),
            "told without a source" => Given.Told() with { Record = Given.Told().Record with { Source = null } },
            "held" => new Entry.PersonHeld(Text("person"), Text("feed", "gp"), Text("key", "1"), s.Number("version") ?? 1) { Names = s.Has("names") ? [Text("names")] : [], NhsNumber = s.Text("nhs") },
            "link" => new Entry.Link(Text("person"), Text("other"), Enum.Parse<LinkState>(Text("is")), Text("reason")),
            "family" => new Entry.FamilyAsserted(Text("feed", "gp"), Text("key", "1"), s.Number("version") ?? 1, Text("person"), Text("relation", "mother"), Text("other")),
            "covers" => new Entry.Covers(Text("feed", "gp"), "gp", Text("kind", "*"), FuzzyDateParser.Parse(Text("from", "2026"))!),
            "heartbeat" => new Entry.Heartbeat(Text("feed", "gp"), DateTimeOffset.Parse(Text("through"), System.Globalization.CultureInfo.InvariantCulture)),
            "gateway" => new Entry.Gateway(Text("child", "gp/1"), Text("gateway", "section 47"), Text("is") == "open", "Children Act 1989 section 47", "user:1", null, Text("reason")),
            "decision" => new Entry.Decision(Text("duty"), Text("child", "gp/1"), Text("choice"), Text("reason")),
            "directory" => new Entry.DirectoryFact(Text("subject"), Text("fact"), Text("key", "1"), new Dictionary<string, string> { ["value"] = Text("value") }),
            "version" => new Entry.VersionSet(Text("what"), Text("version", "1"), Text("content")),
            "erased" => new Entry.Erased(Text("person"), "retention"),
            var odd => throw new InvalidOperationException(odd),
        };
        return (entry, new Cause(Text("who", "feed:gp"), Text("why", "import")), s.Required("answer"));
    }

    static Entry.Told Told(Section s)
    {
        var text = s.Text("text") == "more than a megabyte" ? new string('x', 1024 * 1024) : s.Text("text") ?? "";
        return Given.Told(s.Text("key") ?? "17", s.Number("version") ?? 1, text, s.Text("about") ?? "gp/1", s.Text("kind") ?? "injury.bruise", s.Text("feed") ?? "gp");
    }
}
