namespace Goldthread.Tests.Conventions;

public class NamesTests
{
    [Fact]
    public void Types_InSource_HaveTellingNames() =>
        Exemptions.Check("names",
            from type in OurTypes.InSource
            let fault = Names.Fault(type.Name)
            where fault is not null
            select (type.FullName, fault));

    [Fact]
    public void FilesAndFolders_OfCode_HaveTellingNames() =>
        Report.None("files or folders with empty names",
            from file in Repository.FilesEndingIn(".cs", ".cshtml")
            from part in file.Split('/')
            let fault = Names.Fault(part.Split('.')[0])
            where fault is not null
            select $"{file}: '{part}' {fault}");

    [Theory]
    [InlineData("DutyManager")]
    [InlineData("RecordBase")]
    [InlineData("StringHelpers")]
    [InlineData("Utils")]
    [InlineData("Common")]
    [InlineData("EvaluatorImpl")]
    [InlineData("Models")]
    [InlineData("Reader2")]
    [InlineData("Reader2`1")]
    public void Fault_EmptyName_IsSeen(string name) => Assert.NotNull(Names.Fault(name));

    [Theory]
    [InlineData("Duty")]
    [InlineData("Database")]
    [InlineData("Reader`1")]
    [InlineData("Section47Enquiry")]
    [InlineData("SharedRecord")]
    public void Fault_TellingName_IsNone(string name) => Assert.Null(Names.Fault(name));
}
