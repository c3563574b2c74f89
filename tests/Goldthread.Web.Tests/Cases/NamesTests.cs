namespace Goldthread.Web.Tests.Cases;

public sealed class NamesTests
{
    [Theory]
    [InlineData("devon-jody", "Jody")]
    [InlineData("kent-child-j", "Child J")]
    [InlineData("norfolk-aj", "AJ")]
    [InlineData("norfolk-case-s", "Child S")]
    [InlineData("northants-child-x", "Child X")]
    public void Case_OfAReview_IsThePseudonym(string story, string name) => Assert.Equal(name, Pages.Casebook[story]!.Names.Case);

    [Theory]
    [InlineData("devon-jody", "childrens-social-care", "children's social care")]
    [InlineData("norfolk-aj", "gp1", "GP 1")]
    [InlineData("norfolk-case-s", "essex-gp", "the GP practice in Essex")]
    [InlineData("norfolk-case-s", "norfolk-hospital", "hospital in Norfolk")]
    [InlineData("norfolk-case-s", "essex-mental-health", "children's mental health in Essex")]
    public void Agency_ShortName_IsSaidInFull(string story, string agency, string said) => Assert.Equal(said, Pages.Casebook[story]!.Names.Agency(agency));

    [Theory]
    [InlineData("child-s", "Child S")]
    [InlineData("stepfathers-mother", "stepfather's mother")]
    [InlineData("maternal-grandmother", "maternal grandmother")]
    [InlineData("agency:essex-gp", "the GP practice in Essex")]
    [InlineData("address:new-flat", "address: new flat")]
    public void Person_Label_IsSaidInWords(string label, string said) =>
        Assert.Equal(said, Pages.Casebook["norfolk-case-s"]!.Names.Person(label));

    [Theory]
    [InlineData("norfolk-police recorded that child-s moved", "the police in Norfolk recorded that Child S moved")]
    [InlineData("the sibling moved", "the sibling moved")]
    [InlineData("the front door of norfolk-childrens-social-care", "the front door of children's social care in Norfolk")]
    [InlineData("It moved. norfolk-gp knew.", "It moved. The GP practice in Norfolk knew.")]
    [InlineData("site of s37", "site of “bruise” (s37)")]
    public void Tell_WordsOfTheEngine_AreSaidInFull(string text, string said) =>
        Assert.Equal(said, Pages.Casebook["norfolk-case-s"]!.Names.Tell(text));

    [Theory]
    [InlineData("not connected: acute-paediatrics", "acute paediatrics sends nothing here")]
    [InlineData("not connected: essex-gp", "the GP practice in Essex does not send such records")]
    [InlineData("not heard: norfolk-gp", "the GP practice in Norfolk was not heard")]
    [InlineData("not looked at: norfolk-gp", "the records of the GP practice in Norfolk are not looked at from here")]
    [InlineData("mobility", "mobility")]
    public void TellUnknown_Reason_IsASentence(string unknown, string said) => Assert.Equal(said, Pages.Casebook["norfolk-case-s"]!.Names.TellUnknown(unknown));
}
