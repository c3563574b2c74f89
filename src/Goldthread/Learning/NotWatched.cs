namespace Goldthread.Learning;

/// <summary>What is not watched for, and why; docs/explanation/not-watched.md and the page of that name are made of it.</summary>
public sealed record NotWatched(string What, string Why)
{
    public const string Opening = "A safeguard is a rule about what people did or left undone when records showed something. This page says what no safeguard begins with, what none of them can see, and what is left out on purpose. When all of them are quiet, it means that nothing was found that they watch for in what the connected agencies sent. It does not mean that a child is safe.";

    public const string NeverAloneOpening = "What a family is, or what was done to somebody, is never what a safeguard begins with. `goldthread safeguards lint` refuses such a rule. Where one of these words stands in a safeguard, it narrows when a step of a service is due, and never makes one due by itself.";

    public const string UnseenOpening = "A safeguard reads records. It is blind wherever there is none.";

    public const string LeftOutOpening = "Some things could be built and are not.";

    /// <summary>Never a trigger on its own.</summary>
    public static IReadOnlyList<NotWatched> NeverAlone { get; } =
    [
        new("Ethnicity, faith, or being a Traveller family", "It says nothing of what anybody did. One of the reviews found that assumptions and bias got in the way of work with diverse communities; a rule would make the assumption permanent."),
        new("Poverty", "To have little is not to care badly. Need calls for help, by other doors than this one."),
        new("The form of a family", "Who lives with a child matters for who has to be asked and invited. Living alone, in a second family, or with a grandmother is no warning."),
        new("A parent's own time in care", "It was a childhood, and whoever had it is owed support as an adult. A rule that began with it would meet every care leaver at the birth of a child."),
        new("A parent's age", "A young parent may be doing well. What is watched is whether a service that had a plan for her kept it, and whether the assessment that a first pregnancy had was made in the second."),
        new("Disability, of a child or a parent", "How a child moves is asked only because it changes what a bruise can mean, and the answer is what was recorded of this child, not an age or a condition."),
        new("A diagnosis", "An illness says nothing by itself of the care that a child has, and a rule against the diagnosis would keep people from asking for help. What is watched is a hand-off that did not arrive and a plan that is missing."),
        new("Having been a victim", "Nobody should meet suspicion because she told. What is expected then is expected of professionals: help for her, and a thought for each child."),
        new("Refusing a voluntary service", "Consent that cannot be refused is none. Where harm is likely, a professional decides what the refusal means and writes down why; that decision can be watched, the refusal is not."),
        new("The number of moves", "Families are moved by landlords, by councils and by violence. A move matters because records, visits and people have to follow it, and that is the services' task."),
        new("A relative's prison sentence", "It belongs to the one who served it. A date of release is something that services know and can plan for; a relative's past is not."),
        new("Being met often by services", "Whoever is seen most is written about most. Counting contacts would measure the services and call it the family."),
    ];

    /// <summary>What no safeguard can see.</summary>
    public static IReadOnlyList<NotWatched> Unseen { get; } =
    [
        new("What nobody recorded", "A mark that nobody wrote down, a worry said in a corridor, a question that was not asked. Free text is shown in the chronology and is not read by any rule."),
        new("What an agency does not send", "Where an agency is not connected, or sends other things, the answer is \"cannot tell\", and it says of whom. It is never taken for no."),
        new("Children whom no agency knows", "A child without records has no chronology. Nothing here looks for families that nobody has met."),
        new("How good the work was", "A visit that is recorded meets a duty to visit. Whether the child was listened to is for people, in supervision and in audit."),
        new("What one agency asks of its own worker", "Safeguards speak between agencies. A task inside one service is for that service's own system."),
        new("People under two names", "Records of one person that nobody has joined are records of two. A story that is read here has been joined by hand."),
        new("What the guidance does not settle", "Several periods are local, and some could not be confirmed. Each says so, with its certainty; none of those is called law."),
    ];

    /// <summary>What is left out on purpose.</summary>
    public static IReadOnlyList<NotWatched> LeftOut { get; } =
    [
        new("A score, a rank or a prediction", "There is no number for a child or a family, no list in order of concern, and nothing from which one could be made."),
        new("Tools under licence", "The Graded Care Profile 2 is licensed to areas and used by those trained in it; the Edinburgh Postnatal Depression Scale is under copyright; on the framework for assessment before birth that one review names, we could not confirm the terms. That a tool was used, by whom, when, and what came of it can be recorded. Its questions are not reproduced."),
        new("A clinical rule as a verdict", "The rule for bruises called TEN-4-FACESp had a sensitivity of 95.6 % and a specificity of 87.1 % among children who came with bruises to five emergency departments in American cities (Pierce and others, 2021). A British group found 69 % and 74 % for the older rule, and that a single such bruise in a child who moves about does not support abuse (Kemp and others, 2021). So a site can make an expert opinion due. It never says what happened."),
        new("An enquiry by rote", "The national Panel in 2022 did not support rules that force an enquiry or a strategy discussion on every bruise before mobility. What is expected is an examination, a discussion and a recorded decision; what is decided is for those who meet."),
        new("A league table of people", "A safeguard names the step, the role and the record. It does not count who was late."),
    ];
}
