using Goldthread.Feeds.Imports;

namespace Goldthread.Feeds.Tests.Samples;

public sealed class DatasetTests
{
    const string Feed = "westmarsh-dataset";

    internal const string Referral = """
        cine_referral_id,cine_person_id,cine_referral_date,cine_cin_primary_need_code,cine_referral_source_code,cine_referral_source_desc,cine_referral_outcome_json,cine_referral_nfa,cine_close_reason,cine_close_date,cine_referral_team,cine_referral_worker_id
        R1,91,2025-02-03,N1,3B,Health visitor,,N,,,T2,W4
        R2,92,2025-02-04,N9,6,Police,,Y,RC8,2025-02-05,T2,W4

        """;

    internal const string Address = """
        addr_table_id,addr_address_json,addr_person_id,addr_address_type,addr_address_start_date,addr_address_end_date,addr_address_postcode
        A1,,91,HOME,2020-01-01,2024-05-01,WM1 1AA
        A2,,91,HOME,2024-05-01,,WM2 2BB

        """;

    [Fact]
    public void Take_Referrals_AreReceivedOpenedAndClosed()
    {
        var (intake, sorted) = Shipped.Take(Feed, Referral);
        Assert.Empty(intake.NotKnown);
        Assert.All(sorted, s => Assert.Empty(s.Problems));
        Assert.Equal(["referral.received", "case.opened", "referral.received", "referral.decided", "case.closure"], sorted.Select(s => s.Statement).OfType<Statement.OfRecord>().Select(r => r.Record.Kind.Name));
    }

    [Fact]
    public void Take_TwoAddressesOfOneChild_AreTwoStatements()
    {
        var (_, sorted) = Shipped.Take(Feed, Address);
        Assert.All(sorted, s => Assert.Equal(Fate.Accepted, s.Fate));
        Assert.Equal(["WM1 1AA", "WM2 2BB"], sorted.Select(s => s.Statement).OfType<Statement.OfPerson>().SelectMany(p => p.Addresses));
    }

    [Fact]
    public void Format_OfEveryObjectOfTheSpecification_SaysWhatBecomesOfEachField()
    {
        if (Shipped.Samples is not { } samples) return;
        using var text = new StreamReader(Path.Combine(samples, "ssd", "data_objects_specification.csv"));
        using var rows = new CsvHelper.CsvReader(text, System.Globalization.CultureInfo.InvariantCulture);
        var objects = rows.GetRecords<dynamic>().Select(r => (IDictionary<string, object>)r).GroupBy(r => (string)r["object_name"], r => ((string)r["field_name"]).Trim());
        foreach (var one in objects)
        {
            var table = Shipped.Feeds.Formats["ssd"].TableOf([.. one]);
            Assert.Equal(one.Key, table?.Name);
            if (table!.Left is null) Assert.All(one, f => Assert.True(table.Used.Contains(f) || table.Unused.ContainsKey(f), $"{one.Key} says nothing of {f}."));
        }
    }
}
