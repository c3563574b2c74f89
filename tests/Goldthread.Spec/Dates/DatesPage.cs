using Goldthread.Spec.Reference;

namespace Goldthread.Spec.Dates;

public static class DatesPage
{
    public static string Text()
    {
        var table = DatesTable.Written;
        var page = Markdown.Page(table.Title, table.Says, "tests/Goldthread.Spec/Dates");
        foreach (var section in table.Sections)
        {
            page.Heading(2, section.Title);
            if (section.Says.Length > 0) page.Say(section.Says);
            page.Table(["write", "from", "to", "that is"], section.Lines.Select(l => (IReadOnlyList<string>)[Markdown.Code(l.Write), l.From, l.To, l.Means]));
        }
        page.Heading(2, "What is refused").Table(["not", "because"], table.Refused.Select(r => (IReadOnlyList<string>)[Markdown.Code(r.Write), r.Why]));
        return page.ToString();
    }
}
