namespace Goldthread.Linkage;

/// <summary>Names that columns usually have, and what they then say.</summary>
public static class UsualColumns
{
    private static readonly string[] Ids = ["unique_id", "record_id", "rec_id", "row_id", "recid", "uid", "id"];
    private static readonly string[] Agencies = ["agency", "source_dataset", "source", "system", "organisation"];
    private static readonly string[] FullNames = ["full_name", "fullname", "name", "person_name"];

    private static readonly (FieldKind Kind, string[][] Names)[] Fields =
    [
        (FieldKind.FirstName, [["first_name"], ["forename"], ["forenames"], ["given_name"], ["given_names"], ["firstname"], ["givenname"], ["forename1"], ["first"], ["fname"]]),
        (FieldKind.MiddleName, [["middle_name"], ["middle_names"], ["second_name"], ["forename2"], ["middlename"], ["middle_initial"], ["middle"]]),
        (FieldKind.Surname, [["surname"], ["last_name"], ["lastname"], ["family_name"], ["familyname"], ["last"], ["lname"]]),
        (FieldKind.DateOfBirth, [["dob"], ["date_of_birth"], ["birth_date"], ["birthdate"], ["dateofbirth"], ["dateof_birth"], ["birthday"], ["born"]]),
        (FieldKind.Sex, [["sex"], ["gender"], ["sex_code"], ["gender_code"]]),
        (FieldKind.NhsNumber, [["nhs_number"], ["nhs_no"], ["nhsnumber"], ["nhsno"], ["nhs_num"], ["nhs"]]),
        (FieldKind.Upn, [["upn"], ["unique_pupil_number"]]),
        (FieldKind.Identifier, [["soc_sec_id"], ["ssn"], ["national_id"], ["nin"], ["nino"], ["ni_number"], ["national_insurance_number"]]),
        (FieldKind.Postcode, [["postcode"], ["post_code"], ["postal_code"], ["zip"], ["zip_code"], ["zipcode"], ["postcode_fake"]]),
        (FieldKind.AddressLine, [["street_number", "address_1"], ["house_number", "street"], ["street_number", "street_name"], ["house_number", "street_name"], ["address_line_1"], ["address_line1"], ["address1"], ["address_1"], ["address_line"], ["street_address"], ["address"], ["street"]]),
        (FieldKind.Locality, [["city"], ["town"], ["suburb"], ["locality"]]),
        (FieldKind.Phone, [["phone"], ["telephone"], ["mobile"], ["phone_number"], ["tel"], ["telephone_number"]]),
        (FieldKind.Email, [["email"], ["email_address"], ["e_mail"]]),
        (FieldKind.Mother, [["mother_name"], ["mothers_name"], ["mother"], ["mother_full_name"]]),
        (FieldKind.Father, [["father_name"], ["fathers_name"], ["father"], ["father_full_name"]]),
    ];

    private static readonly (FieldKind Kind, string[] Names)[] More = [(FieldKind.AddressLine, ["address_2", "address_line_2", "address2"]), (FieldKind.Other, ["state", "county", "birth_place", "place_of_birth", "occupation"])];

    /// <summary>A map by the names of the columns, as the file writes them.</summary>
    public static FileMap Recognise(IReadOnlyList<string> header)
    {
        var columns = header.GroupBy(Plain).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        string? One(string[] names) => names.Where(columns.ContainsKey).Select(n => columns[n]).FirstOrDefault();
        var fields = new List<MappedField>();
        foreach (var (kind, names) in Fields)
            if (names.FirstOrDefault(n => n.All(columns.ContainsKey)) is { } found) fields.Add(new(new(kind), [.. found.Select(n => columns[n])]));
        foreach (var (kind, names) in More)
            foreach (var name in names.Where(columns.ContainsKey))
                if (fields.Count < Schema.MostFields - 1) fields.Add(new(new(kind, kind == FieldKind.Other ? name : $"{FieldTraits.Of(kind).Word}_more"), [columns[name]]));
        return new("usual names of columns", fields)
        {
            Id = One(Ids),
            Agency = One(Agencies),
            FullName = fields.Any(f => f.Field.Kind is FieldKind.FirstName or FieldKind.Surname) ? null : One(FullNames),
            Protected = One(["address_protected", "protected_address"]),
            Standing = One(["standing", "identity_standing"]),
            Earlier = fields.Select(f => (f.Field.Name, Column: One([$"previous_{f.Field.Name}", $"former_{f.Field.Name}", $"old_{f.Field.Name}"]))).Where(e => e.Column is not null).ToDictionary(e => e.Name, e => e.Column!, StringComparer.Ordinal),
        };
    }

    private static string Plain(string column)
    {
        var plain = string.Concat(column.Trim().Trim('\uFEFF').Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '_'));
        return plain.Replace("__", "_", StringComparison.Ordinal).Trim('_');
    }
}
