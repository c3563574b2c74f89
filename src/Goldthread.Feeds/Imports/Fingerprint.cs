using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Feeds.Imports;

/// <summary>Whether a thing is told again as it was: a digest of all that is said, without the version and what follows from it.</summary>
public static class Fingerprint
{
    public static UInt128 Of(Statement statement) => statement switch
    {
        Statement.OfPerson p => OfPerson(p.Person, p.Label, p.Names, p.Born, p.NhsNumber, p.Upn, p.Addresses, p.More),
        Statement.OfRecord r => OfRecord(r.Record),
        _ => throw new ArgumentOutOfRangeException(nameof(statement)),
    };

    public static UInt128 OfPerson(string person, PersonLabel label, IReadOnlyList<string> names, FuzzyDate? born, string? nhsNumber, string? upn, IReadOnlyList<string> addresses, IReadOnlyDictionary<string, string> more) =>
        Digest([person, Words.Of(Words.Labels, label), .. List(names), born?.Text, nhsNumber, upn, .. List(addresses), .. Map(more)]);

    public static UInt128 OfRecord(Record r) => Digest(
    [
        r.Kind.Name, r.Occurred.Text, r.Known?.Text, Words.Of(Words.Bases, r.Basis), r.By, r.Team, r.Practitioner, r.Role, r.Teller, r.Planned ? "planned" : null, r.Place, r.Of, r.Narrative,
        r.Withdraws is null ? null : "withdrawn", r.Sharing.Tier is { } tier ? Words.Of(Words.Tiers, tier) : null, r.Sharing.Handling, r.Sharing.Agreement,
        r.ToldBy == ToldBy.NotSaid ? null : Words.Of(Words.Tellings, r.ToldBy), r.SameEventAs, r.Standing == Standing.Stated ? null : Words.Of(Words.Standings, r.Standing), r.Sharing.Restrictions, r.Sharing.FamilyTold, r.At, r.Event,
        .. List(r.From), .. List(r.To), .. List(r.Concerning), .. List(r.Disputes), r.Invited is null ? null : "invited", .. List(r.Invited ?? []), r.Attended is null ? null : "attended", .. List(r.Attended ?? []),
        .. List(r.About), .. Map(r.Fields), .. Map(r.Parts.ToDictionary(p => p.Key, p => Words.Of(Words.Answers, p.Value), StringComparer.Ordinal)),
    ]);

    private static IEnumerable<string?> List(IReadOnlyList<string> texts) => [texts.Count.ToString(CultureInfo.InvariantCulture), .. texts];

    private static IEnumerable<string?> Map(IReadOnlyDictionary<string, string> map) => List([.. map.OrderBy(m => m.Key, StringComparer.Ordinal).SelectMany(m => new[] { m.Key, m.Value })]);

    /// <summary>Of one text.</summary>
    public static UInt128 OfText(string text) => Digest([text]);

    // Every text with its length before it, so that no two lists run into one.
    private static UInt128 Digest(IEnumerable<string?> texts)
    {
        var all = new StringBuilder();
        foreach (var text in texts) all.Append(text?.Length ?? -1).Append(':').Append(text);
        var bytes = Encoding.UTF8.GetBytes(all.ToString());
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return BinaryPrimitives.ReadUInt128BigEndian(digest);
    }
}
