using Goldthread.Reading;

namespace Goldthread.Learning;

/// <summary>The beginning of a safeguard that somebody means to write: a rule that can be read, the three tests that every one needs, and the lesson. What only a person can say is marked.</summary>
public static class Scaffold
{
    /// <summary>Stands wherever a person must say something; lint refuses a safeguard in which it is left.</summary>
    public const string Mark = "FILL IN";

    private const string Clock = "referral.acknowledge";

    /// <param name="id">Of the safeguard and its files: words in small letters, joined by hyphens.</param>
    /// <param name="title">What befalls the child and what nobody did after it; null = to be filled in.</param>
    /// <param name="lesson">As review/lesson.</param>
    /// <param name="said">What the lesson says.</param>
    public static string Rule(string id, string? title, string lesson, string said) => $$"""
        # {{lesson}}: {{said}}
        id: {{id}}
        title: {{(title is null ? Quoted(Mark + ": what was seen or decided, and what nobody is on record as doing") : Quoted(title))}}
        version: 1
        status: proposed
        level: soon
        speaks: when missed
        taught_by: [{{lesson}}]
        guidance: [{{Clock}}]  # {{Mark}}: the clocks used below; docs/reference/timescales.md lists them
        when:
          concern: { record: concern.recorded, about: the child }  # {{Mark}}: the record that begins it; docs/reference/vocabulary.md
        needs: [childrens-social-care]  # {{Mark}}: who would have told us that it was done
        then:
          - duty: told
            what: {{Quoted(Mark + ": what the owner is expected to do")}}
            who: recorder of concern  # {{Mark}}: who can do it
            by: {{Clock}}  # {{Mark}}: by when
            done_by: { exchange: referral, to: [childrens-social-care], step: acknowledged, concerning: concern }  # {{Mark}}: what shows that it was done
            or_reason: [decision.against]
        once_per: event
        say: {{Quoted("{concern.agency} recorded {concern} on {concern.date}. {missing}. " + Mark)}}
        misses: {{Quoted(Mark + ": what it cannot see")}}
        false_alarms: {{Quoted(Mark + ": when it speaks of nothing")}}

        """;

    public static string Tests(string id, string lesson) => $$"""
        # {{Mark}}: an invented child for each test, never one of a review. `goldthread safeguards test {{id}} --mutate` says what no test notices.
        - name: nobody is told
          shows: [{{lesson}}]
          agencies: { health-visiting: { area: county }, childrens-social-care: { area: county } }
          people: { toddler: child, mother: adult }
          records:
            - { id: r, kind: concern.recorded, occurred: 2024-03-04, by: health-visiting, about: [toddler] }
          expect:
            - { silent: {{id}}, until: 2024-03-04 }
            - { speaks: {{id}}, for: toddler, to: health-visiting, from: 2024-03, because: [r] }

        - name: told and acknowledged that day
          agencies: { health-visiting: { area: county }, childrens-social-care: { area: county } }
          people: { toddler: child, mother: adult }
          records:
            - { id: r, kind: concern.recorded, occurred: 2024-03-04, by: health-visiting, about: [toddler] }
            - { id: s, kind: referral.sent, occurred: 2024-03-04, by: health-visiting, about: [toddler], from: [health-visiting], to: [childrens-social-care], concerning: [r] }
            - { id: a, kind: referral.acknowledged, occurred: 2024-03-04, by: childrens-social-care, about: [toddler], of: s, from: [health-visiting], to: [childrens-social-care], concerning: [r] }
          expect:
            - { silent: {{id}} }
            - { met: {{id}}, for: toddler, by: 2024-03-04 }

        - name: social care sends nothing here
          agencies: { health-visiting: { area: county }, childrens-social-care: not connected }
          people: { toddler: child, mother: adult }
          records:
            - { id: r, kind: concern.recorded, occurred: 2024-03-04, by: health-visiting, about: [toddler] }
          expect:
            - { cannot_tell: {{id}}, for: toddler, at: 2024-04-01 }

        """;

    /// <summary>The lines of a file that wait for a person.</summary>
    public static IReadOnlyList<(int Line, string Text)> Open(string text) =>
        [.. text.Split('\n').Select((line, i) => (Line: i + 1, Text: line.Trim())).Where(l => l.Text.Contains(Mark, StringComparison.Ordinal))];

    public static void Check(string file, string text, ProblemList problems)
    {
        foreach (var (line, said) in Open(text)) problems.Add(ProblemKind.NotFilledIn, new(file, line, 1), "This line waits for somebody to say what only a person can.", said);
    }

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
