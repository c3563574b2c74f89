using System.Text;
using Goldthread.Feeds.Tests.Exports;
using Goldthread.Feeds.Tests.Formats;
using Goldthread.Feeds.Tests.Items;
using Goldthread.Feeds.Tests.Samples;

namespace Goldthread.Feeds.Tests.Fuzz;

/// <summary>Small invented files of each format.</summary>
static class SmallFiles
{
    public static IReadOnlyDictionary<string, IReadOnlyList<byte[]>> All { get; } = new Dictionary<string, IReadOnlyList<byte[]>>(StringComparer.Ordinal)
    {
        ["cin-census"] = Texts(CinCensusTests.Small),
        ["ssda903"] = Texts(LookedAfterTests.Header, LookedAfterTests.Episodes, LookedAfterTests.Reviews, LookedAfterTests.Missing),
        ["annex-a"] = [SmallWorkbook.Of(InspectionTests.Contacts, InspectionTests.Protection).ToArray()],
        ["fhir-child-health"] = Texts(ChildHealthMessageTests.Visits, ChildHealthMessageTests.Contact),
        ["fhir-uk-core"] = Texts(UkCoreTests.Small),
        ["sui-custodian"] = Texts(CustodianTests.Education, CustodianTests.Health, CustodianTests.Council, CustodianTests.Police),
        ["ssda903-xml"] = Texts(LookedAfterXmlTests.Small),
        ["dfe-csc-api"] = Texts(SubmissionTests.Small),
        ["goldthread-csv"] = [Exported.As("csv", Exported.Small)],
        ["goldthread-xlsx"] = [Exported.As("xlsx", Exported.Small)],
        ["goldthread-fhir"] = [Exported.As("fhir", Exported.Small), Exported.As("fhir xml", Exported.Small)],
        ["ssd"] = Texts(DatasetTests.Referral, DatasetTests.Address),
    };

    static List<byte[]> Texts(params string[] all) => [.. all.Select(Encoding.UTF8.GetBytes)];
}
