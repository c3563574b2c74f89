using System.Globalization;
using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Spec.Tables;
using Goldthread.Stories;

namespace Goldthread.Spec.Dates;

/// <summary>Every way of writing a date, with the minutes it means.</summary>
public sealed record DatesTable(string Title, string Says, IReadOnlyList<DatesSection> Sections, IReadOnlyList<(string Write, string Why)> Refused)
{
    public static DatesTable Written { get; } = Read();

    static DatesTable Read()
    {
        var problems = new ProblemList();
        var s = SpecTable.Open("Dates/dates.yaml", problems, "the dates", "title", "says", "sections", "refused");
        var sections = s.List("sections").Select(n => DatesSection.Read(n, problems)).ToList();
        var refused = s.List("refused").Select(n => Section.Open(n, problems, "a refused date", "write", "why")!).Select(r => (r.Required("write"), r.Required("why"))).ToList();
        SpecTable.Refuse(problems);
        return new(s.Required("title"), s.Required("says"), sections, refused);
    }
}

public sealed record DatesSection(string Title, string Says, Node? Anchors, Node? Days, IReadOnlyList<DateLine> Lines)
{
    internal static DatesSection Read(Node node, ProblemList problems)
    {
        var s = Section.Open(node, problems, "a section of dates", "section", "says", "anchors", "days", "dates")!;
        return new(s.Required("section"), s.Text("says") ?? "", s.Node("anchors"), s.Node("days"), [.. s.List("dates")
            .Select(n => Section.Open(n, problems, "a date", "write", "from", "to", "means")!)
            .Select(d => new DateLine(d.Required("write"), d.Required("from"), d.Required("to"), d.Required("means"), d.Place))]);
    }

    /// <summary>The span of a date in a story that has the anchors of this section; null with the problems when it is refused.</summary>
    public (string From, string To)? SpanOf(string write, ProblemList problems)
    {
        var place = new Place("Dates/dates.yaml", 1, 1);
        var record = (Mapping)YamlFile.Read("{ id: this, kind: visit.home, by: gp, about: baby }", place.File, new())!;
        List<Node> records = [.. (Anchors as Sequence)?.Items ?? [], new Mapping(place, [.. record.Entries, new(new(place, "occurred"), new Scalar(place, write))])];
        var story = (Mapping)YamlFile.Read("{ story: dates, source: invented, agencies: { gp: connected }, people: { baby: child } }", place.File, new())!;
        var root = new Mapping(place, [.. story.Entries, .. Days is null ? [] : new Entry[] { new(new(place, "days"), Days) }, new(new(place, "records"), new Sequence(place, records))]);
        var catalogue = Project.Catalogue;
        var read = new StoryReader(catalogue.Vocabulary, catalogue.Routes, catalogue.Timescales.Calendar, problems).Read(root);
        if (read is null) return null;
        var span = read.Records.Occurred(read.Records["this"]);
        return (Minute(span.Lo, read.Records), Minute(span.Hi, read.Records));
    }

    static string Minute(long minute, RecordSet set)
    {
        if (Math.Abs(minute) >= Time.Span.Never / 2) return "open";
        var axis = set.Reckoning.Axis;
        var time = TimeOnly.MinValue.AddMinutes(minute - (Time.Span.DayOf(minute) * Time.Span.Day)).ToString("HH:mm", CultureInfo.InvariantCulture);
        return axis.Numbered ? $"day {Time.Span.DayOf(minute)} {time}" : $"{axis.Earliest(minute):yyyy-MM-dd} {time}";
    }
}

public sealed record DateLine(string Write, string From, string To, string Means, Place Place);
