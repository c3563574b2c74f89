using System.Globalization;
using System.Text;
using Goldthread.Lives;
using Goldthread.Partnerships;
using Goldthread.Reading;

namespace Goldthread.Tests.Partnerships;

/// <summary>Westmarsh, drawn small.</summary>
static class Westmarsh
{
    static readonly Lazy<(Practice Practice, PartnershipPlan Plan)> Read = new(() => (Given.Catalogue.ReadPractice(new ProblemList()), Given.Catalogue.ReadPartnership(new ProblemList())!));

    static readonly Lazy<IReadOnlyList<Told>> Some = new(() => [.. Draw(3, 600, 2).Tell()]);

    /// <summary>600 children over two years.</summary>
    public static IReadOnlyList<Told> Told => Some.Value;

    public static PartnershipPlan Plan => Read.Value.Plan;

    public static Practice Practice => Read.Value.Practice;

    public static Partnership Draw(long seed, int children, int years) =>
        new(Plan, Practice, Given.Catalogue.Safeguards, Given.Catalogue.Setting, seed, children, new(2024, 1, 1), years);

    /// <summary>All that is told, as text.</summary>
    public static string Text(IEnumerable<Told> told)
    {
        var text = new StringBuilder();
        foreach (var one in told)
            text.AppendLine(one switch
            {
                Told.OfRecord r => string.Create(CultureInfo.InvariantCulture, $"{r.Received} {r.Record.Id} {r.Record.Kind.Name} {r.Record.Occurred.Text} {r.Record.Known?.Text} {r.Record.By} {r.Record.Practitioner} {string.Join(',', r.Record.About)} {string.Join(',', r.Record.To)} {string.Join(',', r.Record.Concerning)} {r.Record.Of} {string.Join(',', r.Record.Fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}={f.Value}"))} {r.Record.Source}"),
                Told.Hidden h => string.Create(CultureInfo.InvariantCulture, $"{h.Received} {h.Pattern} {string.Join(',', h.Keys)} {string.Join(',', h.Records)}"),
                Told.Connected f => string.Create(CultureInfo.InvariantCulture, $"{f.Received} {f.Feed.Name} {string.Join(',', f.Feed.Agencies)} {string.Join(',', f.Feed.Kinds)}"),
                Told.OfAgency a => string.Create(CultureInfo.InvariantCulture, $"{a.Received} {a.Agency.Name} {a.Agency.Kind} {a.Agency.Connected}"),
                Told.OfPerson p => string.Create(CultureInfo.InvariantCulture, $"{p.Received} {p.Person.Key} {p.Person.Version} {p.Person.FirstName} {p.Person.Surname} {p.Person.DateOfBirth:yyyy-MM-dd} {p.Person.NhsNumber} {p.Person.Upn} {p.Person.Address?.Line} {p.Person.Address?.Postcode}"),
                _ => string.Create(CultureInfo.InvariantCulture, $"{one}"),
            });
        return text.ToString();
    }
}
