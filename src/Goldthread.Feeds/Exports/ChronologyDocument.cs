using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Feeds.Exports;

/// <summary>One child's chronology as it leaves Goldthread, for one reader, for a purpose, as known at a moment: in words for people, and the records as they were told for systems.</summary>
/// <param name="Made">When it was made: no clock is asked, so the same document gives the same bytes.</param>
/// <param name="Front">The title block, in order.</param>
/// <param name="Cautions">What a reader must know before reading, a sentence each.</param>
/// <param name="Sources">Who would have told us of what, and since when each has been heard.</param>
/// <param name="Entries">The earliest first.</param>
/// <param name="Records">What the entries rest on, with earlier versions; none names a record that is not here.</param>
public sealed record ChronologyDocument(DateTimeOffset Made, IReadOnlyList<FrontLine> Front, IReadOnlyList<string> Cautions, IReadOnlyList<SourceLine> Sources, IReadOnlyList<PersonLine> People, IReadOnlyList<EntryLine> Entries, IReadOnlyList<Record> Records)
{
    /// <summary>Of the document, of windows and of properties: it names nobody.</summary>
    public const string Title = "Integrated chronology";

    /// <summary>What somebody is expected to do now. Where nothing stands here, nothing that is watched for was found in what the reader may see.</summary>
    public IReadOnlyList<ExpectedLine> Expected { get; init; } = [];

    /// <summary>For people, in the order in which they are to be read.</summary>
    public IReadOnlyList<DocumentTable> Tables =>
    [
        new("Who would have told us", [("Agency", 20), ("Of what", 39), ("System", 13), ("Since", 12), ("Last heard", 16)], [.. Sources.Select(s => (IReadOnlyList<string>)[s.Agency, s.Tells, s.System, s.Since, s.Heard])]),
        .. Expected.Count == 0 ? Array.Empty<DocumentTable>() : [new(ExpectedLine.Title, [.. ExpectedLine.Headings.Zip((int[])[26, 34, 16, 12, 12])], [.. Expected.Select(e => e.Values)])],
        new("People", [("Name", 35), ("To the child", 20), ("Born, as held", 45)], [.. People.Select(p => (IReadOnlyList<string>)[p.Name, p.Relation, p.Born])]),
        new("Chronology", [.. EntryLine.Headings.Zip((int[])[9, 9, 11, 12, 13, 20, 9, 8, 9])], [.. Entries.Select(e => e.Values)]),
    ];
}

/// <summary>A table of a document.</summary>
/// <param name="Columns">Headings, each with its hundredths of the width.</param>
public sealed record DocumentTable(string Title, IReadOnlyList<(string Heading, int Width)> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>One line of the title block: "Purpose", "a child protection conference".</summary>
public sealed record FrontLine(string What, string Says);

/// <summary>One agency's system, and what its silence can mean. All in words.</summary>
/// <param name="Tells">Of what it tells; for an agency that is not connected, that it tells of nothing.</param>
public sealed record SourceLine(string Agency, string System, string Tells, string Since, string Heard);

/// <summary>One duty that stands, in words.</summary>
/// <param name="Why">On what it rests.</param>
/// <param name="Of">Who is asked.</param>
public sealed record ExpectedLine(string What, string Why, string Of, string Due, string Stands)
{
    public const string Title = "What is expected";

    /// <summary>In the order of the values.</summary>
    public static IReadOnlyList<string> Headings { get; } = ["What", "Why", "Of whom", "Due", "How it stands"];

    public IReadOnlyList<string> Values => [What, Why, Of, Due, Stands];
}

/// <summary>Somebody of whom the entries tell.</summary>
/// <param name="Person">What the records call the person: it says nothing of any agency's keys.</param>
/// <param name="Name">As the reader's own agency holds them, else as the first does.</param>
/// <param name="Relation">To the child: "the child", "mother".</param>
/// <param name="Born">Every date that a system holds, in words.</param>
public sealed record PersonLine(string Person, PersonLabel Label, string Name, string Relation, string Born, IReadOnlyList<Holding> Held);

/// <summary>A person as one system holds them.</summary>
/// <param name="Born">Or is expected.</param>
public sealed record Holding(string System, IReadOnlyList<string> Names, FuzzyDate? Born, bool Expected);

/// <summary>One entry in words.</summary>
/// <param name="Certainty">How its date is known, and how it stands: "stated", "inferred; disputed".</param>
/// <param name="Source">The home system, and which version of what it says.</param>
public sealed record EntryLine(string When, string Certainty, string Agency, string What, string About, string Said, string ToldBy, string Known, string Source)
{
    /// <summary>The headings, in the order of the values.</summary>
    public static IReadOnlyList<string> Headings { get; } = ["When", "How it is dated and stands", "Agency", "What", "About", "What was said", "Told by", "Known since", "Source"];

    public IReadOnlyList<string> Values => [When, Certainty, Agency, What, About, Said, ToldBy, Known, Source];
}
