namespace Goldthread.Reading;

/// <summary>One entry of the closed, numbered list of refusals (see docs/reference/errors).</summary>
/// <param name="Code">GT followed by four digits; never reused.</param>
/// <param name="Remedy">What the writer of the file can do.</param>
public sealed record ProblemKind(string Code, string Title, string Remedy)
{
    // The file itself
    public static readonly ProblemKind EmptyFile = new("GT0001", "The file is empty", "Write at least the first key.");
    public static readonly ProblemKind NotUtf8 = new("GT0002", "The file is not UTF-8 text", "Save it as UTF-8.");
    public static readonly ProblemKind TooLarge = new("GT0003", "The file is too large", "Split it: one story, safeguard or review a file, at most 4 MB.");
    public static readonly ProblemKind Tab = new("GT0004", "A tab stands in the indentation", "Indent with spaces.");
    public static readonly ProblemKind NotYaml = new("GT0005", "The text is not well-formed YAML", "Mend the line named here; quotes and colons are the usual cause.");
    public static readonly ProblemKind Alias = new("GT0006", "Anchors and aliases are not read", "Write the value out.");
    public static readonly ProblemKind DuplicateKey = new("GT0007", "A key stands twice", "Keep one of the two.");
    public static readonly ProblemKind TooDeep = new("GT0008", "The nesting is too deep", "Nothing here needs more than 12 levels.");
    public static readonly ProblemKind FileMissing = new("GT0009", "The file or folder cannot be read", "Check the path.");

    // Shape
    public static readonly ProblemKind UnknownKey = new("GT0101", "A key is not known here", "");
    public static readonly ProblemKind MissingKey = new("GT0102", "A key is missing", "Add it.");
    public static readonly ProblemKind WrongShape = new("GT0103", "The value has the wrong shape", "");
    public static readonly ProblemKind WrongWord = new("GT0104", "The word is not one of those allowed", "");
    public static readonly ProblemKind KeyOrder = new("GT0105", "A key stands out of order", "Keep the order of the reference, so that every safeguard reads alike.");
    public static readonly ProblemKind WrongName = new("GT0106", "The name of the file and the id differ", "Give both the same name.");

    // Words of the vocabulary
    public static readonly ProblemKind UnknownKind = new("GT0201", "The kind of record is not in the vocabulary", "");
    public static readonly ProblemKind UnknownField = new("GT0202", "The field is not one of this kind's", "");
    public static readonly ProblemKind UnknownCode = new("GT0203", "The value is not one of the field's codes", "");
    public static readonly ProblemKind UnknownPart = new("GT0204", "The part is not a named part of this kind", "");
    public static readonly ProblemKind UnknownRole = new("GT0205", "The role is not in the vocabulary", "");
    public static readonly ProblemKind UnknownAgency = new("GT0206", "The agency is not known", "");
    public static readonly ProblemKind UnknownExchange = new("GT0207", "The exchange or its step is not in the vocabulary", "");
    public static readonly ProblemKind UnknownEpisode = new("GT0208", "The episode is not in the vocabulary", "");
    public static readonly ProblemKind UnknownPerson = new("GT0209", "The person is not among the people", "");
    public static readonly ProblemKind UnknownRecord = new("GT0210", "No record has this id", "");
    public static readonly ProblemKind UnknownPath = new("GT0211", "The words do not say who is meant", "");

    // Time
    public static readonly ProblemKind BadDate = new("GT0301", "The date cannot be read, or does not exist", "Write a day (2014-12-24), month, season, year, range, 'before r4', 'undated' and so on; see the reference on dates.");
    public static readonly ProblemKind KnownBeforeOccurred = new("GT0302", "Known before it occurred, and the kind cannot be planned", "Give a later 'known', or a kind that can be planned.");
    public static readonly ProblemKind UndatedKnown = new("GT0303", "'known' cannot be undated", "Leave it out (then it is the moment of occurrence) or bound it.");
    public static readonly ProblemKind ImpossibleOrder = new("GT0304", "The dates go round in a circle, or cannot all be true", "Loosen one of the records named.");
    public static readonly ProblemKind BadPeriod = new("GT0305", "The period cannot be read", "Write a number and minutes, hours, days, working days, weeks, months or years.");
    public static readonly ProblemKind DayWithoutDays = new("GT0306", "Day numbers need a 'days:' entry in the story", "Add `days: { day 0: { weekday: Friday, within: 2022-07 } }`, or write dates.");

    // Records, people, stories
    public static readonly ProblemKind AboutNothing = new("GT0401", "The record is about nothing", "Name a person, placeholder, address, practitioner, agency or exchange.");
    public static readonly ProblemKind DuplicateId = new("GT0402", "Two things have one id", "Rename one.");
    public static readonly ProblemKind FactInPeople = new("GT0403", "'people' holds labels only", "Make the fact a record, so that it has a source and a moment.");
    public static readonly ProblemKind NoAgencies = new("GT0404", "No agencies", "Name at least one agency: every record needs one that recorded it.");
    public static readonly ProblemKind ForeignCorrection = new("GT0405", "Only the agency that recorded a thing may supersede or withdraw it", "Record a contradiction of your own (disputes) instead.");
    public static readonly ProblemKind FamilyPeople = new("GT0406", "A family record needs the people it relates", "Name the child or children and the adult, or the two adults.");
    public static readonly ProblemKind BadExpectation = new("GT0407", "The expectation cannot be read", "Say exactly one of speaks, silent, overdue, met, possibly, cannot_tell, undated, not_datable, decided_against, contradiction, barred and so on.");

    // Safeguards, timescales, reviews
    public static readonly ProblemKind UnknownClock = new("GT0501", "The clock is not among the timescales", "");
    public static readonly ProblemKind UnknownLesson = new("GT0502", "The lesson is not in any review", "");
    public static readonly ProblemKind UnknownName = new("GT0503", "The name is not bound in 'when'", "Duties and guards may tie to the first name of 'when'.");
    public static readonly ProblemKind UnknownForm = new("GT0504", "The condition is not one of the closed set of forms", "");
    public static readonly ProblemKind UnknownSafeguard = new("GT0505", "No safeguard has this id", "");
    public static readonly ProblemKind TriggerForm = new("GT0506", "This form cannot be the first entry of 'when'", "Begin with a record, count, absence, open episode, exchange that waits, gate, moment, change, claim or difference.");
    public static readonly ProblemKind NeverAlone = new("GT0507", "This is never a trigger on its own", "Tie it to what somebody did or left undone.");
    public static readonly ProblemKind MissingTests = new("GT0508", "The tests beside the safeguard are missing or one-sided", "Write one that speaks, one near miss that stays quiet, and one that cannot tell or only possibly.");
    public static readonly ProblemKind CaseNamed = new("GT0509", "A safeguard names a case or a date", "Say it in general; the lesson is cited in taught_by.");
    public static readonly ProblemKind MissingExpectation = new("GT0510", "An expectation of the replay file has no counterpart in a story", "Add an expectation with this ref.");
    public static readonly ProblemKind ContradictsReplay = new("GT0511", "The story's expectation contradicts the replay file", "Use the moment, kind and barred list of the replay file.");

    public static readonly ProblemKind UnknownMutant = new("GT0512", "An exemption is of no mutant", "Use the words that `goldthread safeguards test ID --mutate` prints, or leave the exemption out.");
    public static readonly ProblemKind TooNested = new("GT0513", "Conditions within conditions go too deep", "any_of may hold all_of, or the other way round, and neither a third: make a condition of its own in 'when' or 'only_if'.");
    public static readonly ProblemKind OthersDeed = new("GT0514", "A duty asks of somebody what only another can do", "Ask it of whoever can, or ask for what its owner can do: tell, send, ask. Chain duties with `after`.");
    public static readonly ProblemKind OneAgency = new("GT0515", "A task inside one agency's own system", "A safeguard speaks between agencies: say whom to tell (`tell`), take evidence to or from another agency, or make the level planned, so that it goes to a digest.");
    public static readonly ProblemKind Blames = new("GT0516", "A sentence lays blame", "Say what is expected, and what is not on record.");
    public static readonly ProblemKind ClockNotCited = new("GT0517", "The clocks used and the clocks of `guidance` differ", "List under `guidance` every clock that the safeguard uses, and none that it does not.");
    public static readonly ProblemKind NotFilledIn = new("GT0518", "A line waits to be filled in", "Say it, and take the mark away.");

    // The directory, ladders, gateways
    public static readonly ProblemKind UnknownTeam = new("GT0601", "The team is not in the directory", "");
    public static readonly ProblemKind UnknownPractitioner = new("GT0602", "Nobody of this name has a post in the directory", "");
    public static readonly ProblemKind EndsBeforeItBegins = new("GT0603", "It ends before it begins", "Give a later `until`, or leave it out while it lasts.");

    public static readonly ProblemKind LadderGoesDown = new("GT0604", "A ladder does not go up", "Write holder, team manager, senior manager, lead in this order; leave out what is not asked.");

    // Agencies' files and what is agreed about them
    public static readonly ProblemKind BrokenFile = new("GT0801", "The file cannot be read to its end", "Nothing of it was taken in. Ask for it again, whole.");
    public static readonly ProblemKind PastLimits = new("GT0802", "The file is larger or deeper than is taken", "Nothing of it was taken in. Ask for it in parts.");
    public static readonly ProblemKind BrokenRow = new("GT0803", "A row cannot be read", "Mend the row, and import the file again: what was taken in is not taken twice.");
    public static readonly ProblemKind NoKey = new("GT0804", "Nothing says of whom or of what this tells", "The home system's key is needed: without it the same thing would be taken in anew each time.");
    public static readonly ProblemKind ValueNotKnown = new("GT0805", "The value is not one that the format lists", "The record stands without it. If the code is right, add it to the format.");
    public static readonly ProblemKind DateNotRead = new("GT0806", "The date is not written as the format writes dates", "The record stands without it. If dates are written so, add the form under `dates` of the format.");
    public static readonly ProblemKind NumberFails = new("GT0807", "A number does not agree with its check digit", "It is left out, so that it joins nobody. Ask the agency for the right one.");
    public static readonly ProblemKind KeyTwice = new("GT0808", "Two things in one file have one key", "The first was taken. Mend the file, or give the format a longer key.");
    public static readonly ProblemKind NotAgreed = new("GT0809", "The feed sends what is not agreed", "It is held back. Add the kind under `covers` when the agencies have agreed to it, and import the file again.");
    public static readonly ProblemKind AgreementEnded = new("GT0810", "The sharing agreement does not stand on this day", "Nothing was taken in. Renew the agreement, and write its dates into the feed.");
    public static readonly ProblemKind UnknownFormat = new("GT0811", "There is no such format", "");
    public static readonly ProblemKind UnknownFeed = new("GT0812", "There is no such feed", "");
    public static readonly ProblemKind UnknownTable = new("GT0813", "The columns are of no table of the format", "Compare them with the page of the format. If the file is right, add the table, or the other names of its columns, to the format.");
    public static readonly ProblemKind NoResource = new("GT0814", "This is no FHIR resource", "Look whether the file is of the format that was named.");
    public static readonly ProblemKind ResourceNotTaken = new("GT0815", "The format takes no resources of this type", "If it tells of a child, add it to the format; if not, list it there under `unused` with the reason.");
    public static readonly ProblemKind SaidEarlier = new("GT0816", "Something later is known already", "It is held back, for the later word stands. Look at it only if the agency's messages come out of order.");
    public static readonly ProblemKind NothingToWithdraw = new("GT0817", "Something is taken back that was never told", "It is held back. If what it takes back comes later, import this file again after it.");
    public static readonly ProblemKind NothingShared = new("GT0818", "Nothing of a kind of record is shared on this day", "It is taken in, and only its own agency sees it. If others are to see it, mend the terms in access/agreements/.");
    public static readonly ProblemKind UnknownSort = new("GT0819", "The format knows no part of this sort", "If it tells of a child, add its sort to the format; if not, list it there with the reason.");
    public static readonly ProblemKind UnknownAgreement = new("GT0820", "There is no such sharing agreement", "");
    public static readonly ProblemKind NoKind = new("GT0821", "Nothing says what kind of record a part is", "The rest is taken in. Mend the part, or list the kind of record under the codes of the format; a code that means none has nothing behind it.");
    public static readonly ProblemKind NoDate = new("GT0822", "Something is told of a step that has no date", "The step is not taken in. If it was taken, ask the agency for its date.");
    public static readonly ProblemKind PastRetention = new("GT0823", "Something may be kept no longer", "What becomes of it is said under `past` where the feed covers its kind. Ask the agency not to send what is past its time.");
    public static readonly ProblemKind NotAsExported = new("GT0824", "This is not as Goldthread writes it", "It was changed since it was exported, or the words of the vocabulary are others here. Export it anew, or put right what is named.");
    public static readonly ProblemKind VersionToldOtherwise = new("GT0825", "A version of a record is told in two ways", "It is held back, for a version never changes. Look which of the two files was changed by hand.");
    public static readonly ProblemKind KeptApart = new("GT0826", "A part is held back", "Nothing has to be done. Whoever may look at it has it.");
    public static readonly ProblemKind OtherSender = new("GT0827", "A part is of another agency than the feed", "Look whether the file was sent to the right feed. If the agency is called otherwise in its files now, say so under `sender` of the feed.");

    // Files to be linked
    public static readonly ProblemKind NoColumn = new("GT0901", "A column is not in the file", "Write the column as the first line of the file has it.");
    public static readonly ProblemKind NoPerson = new("GT0902", "Nothing in the file says who somebody is", "Map a first name, a surname or a number, and whatever else there is.");
    public static readonly ProblemKind RowTwice = new("GT0903", "Two rows have one id", "Give each row an id of its own, or map none: then rows go by their number.");
    public static readonly ProblemKind RowShape = new("GT0904", "A row has more or fewer cells than the first", "Mend the row; a quotation mark that is not closed is the usual cause.");
    public static readonly ProblemKind NotPairs = new("GT0905", "The file was not written by `goldthread link`", "Name the file that was given to --out, where it was written.");

    /// <summary>Every kind, in the order of its code.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
        [.. typeof(ProblemKind).GetFields().Where(f => f.FieldType == typeof(ProblemKind)).Select(f => (ProblemKind)f.GetValue(null)!).OrderBy(k => k.Code, StringComparer.Ordinal)];
}
