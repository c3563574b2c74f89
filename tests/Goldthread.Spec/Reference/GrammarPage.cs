using Goldthread.Agencies;
using Goldthread.Assurance;
using Goldthread.Families;
using Goldthread.Learning;
using Goldthread.Mutation;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Spec.Tables;
using Goldthread.Stories;
using Goldthread.Time;
using Goldthread.Timescales;

namespace Goldthread.Spec.Reference;

/// <summary>The keys and forms that the readers accept, from their own lists.</summary>
public static class GrammarPage
{
    const string Says = """
        Every file is YAML in UTF-8, with spaces, without anchors and without a key that stands twice. Every key and word below is from the reader's own list; any other is an error that offers the nearest one.

        Where a word or a list of words may stand, a list means *any* of them, except in `to`, `from each` and `with agencies`, where it means *each*.
        """;

    public static string Text()
    {
        var page = Markdown.Page("Grammar", Says, "the lists of the readers");
        page.Heading(2, "A safeguard").Say("The keys stand in this order:").Say(Markdown.Codes(SafeguardReader.Keys)).Say($"`level`: {Markdown.Codes(SafeguardReader.Levels.Keys)}. `status`: {Markdown.Codes(SafeguardReader.Statuses.Keys)}. `once_per`: {Markdown.Codes(SafeguardReader.Groups.Keys)}. `speaks`: `at once`, `when missed`, or for example `3 working days before due`.")
            .Say($"An entry of `then` has {Markdown.Codes(DutyReader.Keys)}. Its `by` is a clock, or has {Markdown.Codes(DutyReader.DeadlineKeys)}. Its `who` is `recorder of NAME`, `sender of NAME`, `receiver of NAME`, a kind of agency, `team manager of` one, or a role.")
            .Say("`applies_to` asks `age: under 5 years`, `age: at least 6 weeks`, `born: yes` or `no`, or an attribute of the [vocabulary](vocabulary.md#attributes) with its value.");
        page.Heading(2, "Conditions").Say("`when` is a map of names to conditions, of which the first is what begins the safeguard. `only_if` and `unless` are lists of conditions. A condition begins with one of these, and may have the keys beside it; one that selects records may have the keys of a selector as well.");
        page.Table(["begins with", "keys of its own", "shown by example"], FormReader.Keys.Keys.Select(lead => (IReadOnlyList<string>)
            [Markdown.Code(lead), Markdown.Codes(FormReader.Keys.GetValueOrDefault(lead, [])), Examples(lead)]));
        page.Say($"`change` is one of {Markdown.Codes(FormReader.Changes)}. `reaches` is for example `20 weeks of pregnancy`, `8 weeks old` or `3 months after action.agreed`. A time is a period, or `{{ clock: ID }}` of the [timescales](timescales.md).");
        page.Heading(2, "Selectors").Say("Which records are meant: their kinds and conditions on them. Every other key is a field of the kinds, with the value or values it must have.")
            .Say(Markdown.Codes(SelectorReader.Keys)).Say("and, for any field, `same FIELD as` and `different FIELD from`. `within` is for example `30 days of NAME`, `30 days after NAME` or `30 days before NAME`. Kinds are written exactly (`birth`), as a whole branch (`injury.*`) or with a gap (`assessment.*.completed`).")
            .Say($"`about` is one of: {Markdown.Codes(FamilyPaths.Words.Keys)}.").Say($"`told_by`: {Markdown.Codes(Words.Tellings.Keys)}. `standing`: {Markdown.Codes(Words.Standings.Keys)}.");
        page.Heading(2, "Periods").Say($"A number and one of {Markdown.Codes(Enum.GetValues<PeriodUnit>().Select(u => new Period(2, u).ToString()[2..]))}; `0 days` means by the end of that day.");
        page.Heading(2, "A story").Say(Markdown.Codes(StoryReader.StoryKeys)).Say($"The tests beside a safeguard are a list of small stories with {Markdown.Codes(StoryReader.TestKeys)}. An item with {Markdown.Codes(Exemption.Keys)} says of one mutant (as `goldthread safeguards test ID --mutate` calls it) why no test need notice it.")
            .Say($"An agency is `connected`, `not connected`, or has {Markdown.Codes(StoryReader.AgencyKeys)}. `tier` is one of {Markdown.Codes(Words.Tiers.Keys)}.")
            .Say($"A person is one of {Markdown.Codes(Words.Labels.Keys)}, and nothing more: every fact is a record. `days` has `day 0`, with {Markdown.Codes(StoryReader.DayKeys)}.");
        page.Heading(2, "A record").Say(Markdown.Codes(RecordReader.Keys)).Say($"`source` has {Markdown.Codes(RecordReader.SourceKeys)}; `sharing` has {Markdown.Codes(RecordReader.SharingKeys)}. `basis`: {Markdown.Codes(Words.Bases.Keys)}. A part is {Markdown.Codes(Words.Answers.Keys)}. Dates are as [shown](dates.md).")
            .Say("`about` names people of the story, `placeholder`, `address:…`, `practitioner:…`, `agency:…` or `exchange:…`.");
        page.Heading(2, "Expectations").Say("Each says exactly one of these of a safeguard, `ID` or `ID/DUTY`, or of records; any may have `ref` and `note`.")
            .Table(["says", "may have"], ExpectationReader.Keys.Select(k => (IReadOnlyList<string>)[Markdown.Code(k.Key), Markdown.Codes(k.Value)]));
        page.Heading(2, "Vocabulary").Say($"A kind has {Markdown.Codes(VocabularyReader.KindKeys)}; a field is {Markdown.Codes(VocabularyReader.FieldTypes)}, a list of `codes.yaml` or a list written out. An exchange has {Markdown.Codes(VocabularyReader.ExchangeKeys)}, an episode {Markdown.Codes(VocabularyReader.EpisodeKeys)}, an attribute {Markdown.Codes(VocabularyReader.AttributeKeys)}, an aid {Markdown.Codes(AidReader.Keys)}.");
        page.Heading(2, "Timescales").Say($"A clock has {Markdown.Codes(TimescaleReader.ClockKeys)}; a version has {Markdown.Codes(TimescaleReader.VersionKeys)}.");
        page.Heading(2, "Meetings and measures").Say($"A kind of meeting has {Markdown.Codes(MeetingReader.Keys)}; each of `required` has {Markdown.Codes(MeetingReader.RequiredKeys)}, and `when` has {Markdown.Codes(MeetingReader.OpenKeys)}, or {Markdown.Codes(MeetingReader.AgedKeys)}. A measure has {Markdown.Codes(MeasureReader.Keys)}; `by` is among {Markdown.Codes(MeasureReader.Splits)}.");
        page.Heading(2, "A review").Say($"{Markdown.Codes(ReviewReader.Keys)}. A lesson has {Markdown.Codes(ReviewReader.LessonKeys)}; its `feature` has {Markdown.Codes(ReviewReader.FeatureKeys)}, and `stands` is one of {Markdown.Codes(ReviewReader.Standings.Keys)}. `reviews/families.yaml` says what the words of `family` mean.");
        return page.ToString();
    }

    static string Examples(string lead) => string.Join(", ", Chapter.All.Single(c => c.Folder == "Forms").Tables
        .Where(t => System.IO.File.ReadAllText(Project.Data(t.File)).Contains($"{{ {lead}:", StringComparison.Ordinal) || System.IO.File.ReadAllText(Project.Data(t.File)).Contains($"- {lead}:", StringComparison.Ordinal))
        .Take(3).Select(t => $"[{t.Title}](forms.md#{Anchor(t.Title)})"));

    // As the usual renderers make it of a heading.
    static string Anchor(string heading) => new([.. heading.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-').Select(c => c == ' ' ? '-' : c)]);
}
