using Goldthread.Feeds.Formats;
using Goldthread.Feeds.Items;
using Goldthread.Reading;

namespace Goldthread.Feeds.Agreements;

/// <summary>
/// The organisation directory of the single unique identifier pilot: which custodians there are, and with whom each shares which types of record, for what and how long.
/// How a custodian is reached by program, and by what secret, is passed over.
/// </summary>
/// <param name="format">Whose tables are the types of record.</param>
/// <param name="agencyOf">What an organisation is called here, by its id.</param>
public sealed class OrganisationDirectory(Format format, Func<string, string> agencyOf, ProblemList problems)
{
    /// <summary>The format by which the custodians' records are read.</summary>
    public const string Format = "sui-custodian";

    private static readonly string[] PolicyParts = ["version", "defaults", "exceptions"];

    private static readonly string[] RuleParts = ["effect", "modes", "recordTypes", "destOrgTypes", "destOrgIds", "purposes", "validFrom", "validUntil", "reason"];

    private static readonly ItemPath Records = new("records/recordType"), Rules = new("dsaPolicy/defaults"), Exceptions = new("dsaPolicy/exceptions");

    /// <returns>A file of access/agreements/ for each organisation that can be read whole; every problem of the others has been added.</returns>
    public IReadOnlyList<AgreementFile> Read(Stream stream, string file)
    {
        var files = new List<AgreementFile>();
        foreach (var found in JsonItems.Read(stream, file, ["organisations"], [], Limits.Usual))
            switch (found)
            {
                case Found.Broken b: problems.AddRange([b.Problem]); break;
                case Found.Unread u: problems.AddRange([u.Problem]); break;
                case Found.One one when Organisation(one.Item, file) is { } agreement: files.Add(agreement); break;
            }
        return files;
    }

    private AgreementFile? Organisation(Item item, string file)
    {
        var before = problems.Count;
        if (Text(item, "orgId") is not { } id)
        {
            problems.Add(ProblemKind.NoKey, new Place(file, item.Line, item.Column), "orgId is empty, so nobody can say whose agreement this is.");
            return null;
        }
        Named([agencyOf(id)], item, file);
        Parted(item, file);
        // A denial that could not be read would let somebody see what they must not: then there is no agreement.
        foreach (var part in item.Parts.Where(p => p.Name == "dsaPolicy").SelectMany(p => p.Parts).Where(p => !PolicyParts.Contains(p.Name))) problems.Unknown(ProblemKind.UnknownKey, new(file, part.Line, part.Column), part.Name, "a part of a policy", PolicyParts);
        List<AgreementTerm> terms = [.. Rules.All(item).Concat(Exceptions.All(item)).Where(r => r.Parts.Count + r.Text.Length > 0).Select(r => Term(r, file)).OfType<AgreementTerm>()];
        return problems.Count > before ? null : new(agencyOf(id), $"the organisation directory: the policy of {id}, version {Text(item, "dsaPolicy/version") ?? "not said"}", terms);
    }

    // By its kind a record is known to be of a type. So no kind may be of two.
    private void Parted(Item item, string file)
    {
        var types = Records.All(item).Select(t => t.Text).Distinct(StringComparer.Ordinal).Select(t => format.Tables.FirstOrDefault(x => x.Name == t)).OfType<Table>().ToList();
        foreach (var twice in types.SelectMany(t => format.KindsOf(t).Select(k => (Kind: k, t.Name))).GroupBy(k => k.Kind, k => k.Name, StringComparer.Ordinal).Where(k => k.Count() > 1))
            problems.Add(ProblemKind.WrongWord, new(file, item.Line, item.Column), $"{string.Join(" and ", twice)} both hold {twice.Key}: by its kind nobody could say under which of them such a record is shared.", twice.Key);
    }

    private AgreementTerm? Term(Item rule, string file)
    {
        var before = problems.Count;
        foreach (var part in rule.Parts.Where(p => !RuleParts.Contains(p.Name))) problems.Unknown(ProblemKind.UnknownKey, At(part), part.Name, "a part of a rule", RuleParts);
        var effect = rule.Parts.FirstOrDefault(p => p.Name == "effect");
        if (effect?.Text is not ("allow" or "deny")) problems.Unknown(ProblemKind.WrongWord, At(effect ?? rule), effect?.Text ?? "", "an effect", ["allow", "deny"]);
        var kinds = new List<string>();
        foreach (var type in rule.Parts.Where(p => p.Name == "recordTypes"))
            if (format.Tables.FirstOrDefault(t => t.Name == type.Text) is { } table) kinds.AddRange(format.KindsOf(table));
            else problems.Unknown(ProblemKind.UnknownSort, At(type), type.Text, "a type of record", format.Tables.Select(t => t.Name));
        if (Many(rule, "destOrgTypes").Any() && Many(rule, "destOrgIds").Any()) problems.Add(ProblemKind.UnknownKey, At(rule), "A rule with types and with ids of organisations can be read in two ways. Ask for one rule of each.");
        var (from, until) = (Moment(rule, "validFrom"), Moment(rule, "validUntil"));
        List<string> modes = [.. Many(rule, "modes").Select(Word)], to = [.. Many(rule, "destOrgTypes").Select(Word)], agencies = [.. Many(rule, "destOrgIds").Select(agencyOf)], purposes = [.. Many(rule, "purposes").Select(Word)];
        Named([.. modes, .. to, .. agencies, .. purposes], rule, file);
        return problems.Count > before ? null : new(effect!.Text, modes, [.. kinds.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], to, agencies, purposes, from, until, Text(rule, "reason"));

        Place At(Item part) => new(file, part.Line, part.Column);

        DateTimeOffset? Moment(Item of, string name)
        {
            if (Text(of, name) is not { } text) return null;
            if (DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var moment)) return moment;
            problems.Add(ProblemKind.BadDate, At(of), $"'{text}' is no moment.", text);
            return null;
        }
    }

    // They become words and the name of a file.
    private void Named(IEnumerable<string> words, Item item, string file)
    {
        foreach (var word in words.Where(w => w.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')))
            problems.Add(ProblemKind.WrongWord, new Place(file, item.Line, item.Column), "An agency, a purpose or a type is called by small letters, digits and hyphens.", word);
    }

    private static IEnumerable<string> Many(Item item, string name) => item.Parts.Where(p => p.Name == name && p.Text.Length > 0).Select(p => p.Text);

    private static string? Text(Item item, string path) => new ItemPath(path).First(item)?.Text is { Length: > 0 } text ? text : null;

    // "LOCAL_AUTHORITY" is the group "local-authority".
    private static string Word(string code) => code.ToLowerInvariant().Replace('_', '-');
}
