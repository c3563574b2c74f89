using Goldthread.Assurance;
using Goldthread.Lives;
using Goldthread.Reading;

namespace Goldthread.Spec.Reference;

/// <summary>The burden of all safeguards over a small draw of ordinary lives, so that a change of it shows.</summary>
public static class BurdenPage
{
    const string Says = """
        How many prompts all safeguards together would give in ordinary lives. The lives are invented: drawn from a seed at the published rates of `lives/rates.yaml`, with the practice of `lives/practice`, replayed with what all agencies knew together. This is a small draw; `goldthread safeguards burden` takes a larger one, of 1,500 families and two years.

        A prompt is a duty that surely speaks, counted once, at its first moment; one duty for each of several is one prompt. A child counts as with open work while children's social care has an assessment, a child in need, an enquiry, a plan, an order or care open for a child of the family. What is planned to be done in time and was done in time is never a prompt. Practitioners are reckoned from the caseloads in the rates: families are dealt out to them in turn, and weeks without a prompt count.

        *Met*: events of the kinds that can begin a safeguard. *Begun*: its trigger and guards held. *Missed*: a duty was overdue. *Spoke*: it surely spoke. *Near misses*: met, and it stayed quiet because a guard, an excuse or evidence settled it. Groups are kept apart to see whether prompts fall unevenly; none of them is a trigger of anything.
        """;

    public static string Text()
    {
        var catalogue = Project.Catalogue;
        var practice = catalogue.ReadPractice(new ProblemList());
        var population = new Population(practice, catalogue.Vocabulary, catalogue.Routes, catalogue.Timescales.Calendar, new(2024, 1, 1), 12, 12);
        var burden = Burden.Measure(catalogue.Safeguards, catalogue.Setting, population, practice, 1, 160, 3);
        return Markdown.Page("The burden", Says, "lives/").Append('\n').Append(BurdenText.Of(burden, 1, 1)).ToString();
    }
}
