using System.Text.RegularExpressions;
using Goldthread.Records;

namespace Goldthread.Feeds.Proposals;

/// <summary>What each column of a table seems to be. What stands in a column says more than its header.</summary>
internal sealed partial class Senses
{
    private readonly HashSet<Column> said = [];

    public Senses(IReadOnlyList<Column> columns, IReadOnlyList<Kind> kinds)
    {
        // A sign that a path or a list of paths is made of cannot stand in one.
        var open = columns.Where(c => !c.Name.Contains('"', StringComparison.Ordinal) && !c.Name.Contains('|', StringComparison.Ordinal)).ToList();
        NhsNumber = Take(open, c => c.Mostly(v => v.Replace(" ", "", StringComparison.Ordinal) is { Length: 10 } n && Linkage.NhsNumber.Checks(n))) ?? Take(open, c => c.Has("nhs"));
        Upn = Take(open, c => c.Mostly(v => Linkage.Upn.Checks(v.ToUpperInvariant()))) ?? Take(open, c => c.Has("upn"));
        var days = open.Where(c => c.DateForm is not null).ToList();
        Born = Take(days, c => c.Has("dob", "birth", "born", "birthday", "birthdate"));
        Sex = Take(open, c => c.Has("sex", "gender") || c.Mostly(SexWords.Contains));
        Names = Given(Take(Written(open), c => c.Has("forename", "forenames", "given") || (c.Has("first", "christian") && c.Has("name"))), Take(Written(open), c => c.Has("surname") || (c.Has("last", "family") && c.Has("name"))));
        if (Names.Count == 0) Names = Given(Take(Written(open), c => c.Has("name") && c.Mostly(v => v.Contains(' ', StringComparison.Ordinal)) && !c.Has("school", "contact", "worker", "organisation", "team", "street", "house", "carer", "parent", "gp", "practice")));
        Address = [.. open.Where(c => !said.Contains(c) && !c.Has("email", "mail", "ip", "school", "previous") && (c.Has("address", "addr", "street", "postcode", "town", "house", "flat") || (c.Has("post") && c.Has("code")) || c.Mostly(Postcode().IsMatch)))];
        said.UnionWith(Address);
        Practitioner = Take(Written(open), c => c.Has("worker", "practitioner", "officer", "clinician") && !c.Has("team", "phone", "email", "role"));
        Events = [.. days.Where(c => !said.Contains(c) && !c.Always).Select(c => (c, KindGuess.Of(c, kinds))).Where(e => e.Item2 is not null).Select(e => (e.c, e.Item2!))];
        said.UnionWith(Events.Select(e => e.Column));
        if (Events.Count == 0 && Practitioner is { } nobody) said.Remove(nobody);
        if (Events.Count == 0) Practitioner = null;
        Key = KeyOf([.. open.Where(c => !said.Contains(c))]);
        said.UnionWith(Key);
        DateForms = [.. said.Select(c => c.DateForm).OfType<string>().Where(f => f is not "yyyy-MM-dd" && !f.StartsWith("yyyy-MM-dd", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];
    }

    public IReadOnlyList<Column> Key { get; }

    public IReadOnlyList<Column> Names { get; }

    public Column? Born { get; }

    public Column? NhsNumber { get; }

    public Column? Upn { get; }

    public Column? Sex { get; }

    public IReadOnlyList<Column> Address { get; }

    public Column? Practitioner { get; }

    public IReadOnlyList<(Column Column, Kind Kind)> Events { get; }

    public IReadOnlyList<string> DateForms { get; }

    public IReadOnlySet<Column> Said => said;

    // A home system's own number stands in every row; without one a public number, and at last name and birth.
    private IReadOnlyList<Column> KeyOf(IReadOnlyList<Column> open)
    {
        var own = open.Where(c => c.Full && c.DateForm is null && c.Has("id", "ref", "reference", "number", "no", "key", "identifier", "urn", "uid")).OrderByDescending(c => c.Different).ThenByDescending(c => c.Has("pupil", "child", "person", "client", "patient", "case", "cms", "tenant")).FirstOrDefault();
        if (own is not null) return [own];
        if (NhsNumber is { Full: true }) return [NhsNumber];
        if (Upn is { Full: true }) return [Upn];
        return Names.Count > 0 ? [.. Names, .. Born is { } born ? [born] : (IEnumerable<Column>)[]] : [.. open.OrderByDescending(c => c.Full).Take(1)];
    }

    private IEnumerable<Column> Written(IEnumerable<Column> columns) => columns.Where(c => c.DateForm is null && !said.Contains(c));

    private Column? Take(IEnumerable<Column> columns, Func<Column, bool> fits)
    {
        var one = columns.FirstOrDefault(c => !said.Contains(c) && fits(c));
        if (one is not null) said.Add(one);
        return one;
    }

    private static IReadOnlyList<Column> Given(params IEnumerable<Column?> columns) => [.. columns.OfType<Column>()];

    private static readonly HashSet<string> SexWords = new(StringComparer.OrdinalIgnoreCase) { "M", "F", "Male", "Female", "Boy", "Girl", "U", "Unknown", "Not known" };

    [GeneratedRegex(@"(?:^|\s|,)[A-Z]{1,2}[0-9][A-Z0-9]?\s*[0-9][A-Z]{2}\s*$", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Postcode();
}
