using Goldthread.Store.Entries;
using Goldthread.Time;
using Goldthread.Web.Running;

namespace Goldthread.Web.Tests.Running;

public sealed class AccountTests
{
    static readonly Entry.PersonHeld Header = new("west/71", "looked-after", "header/child/71", 1) { Names = ["Ada", "Marsh"], Born = FuzzyDateParser.Parse("2010-03-15"), Addresses = ["WM1 1AA"] };

    [Fact]
    public void Statements_WithLessThanAnother_TakeNothingFromIt()
    {
        var one = Assert.Single(Told(Header, new("west/71", "looked-after", "episodes/child/71", 1) { Addresses = ["WM9 9ZZ"] }));
        Assert.Equal(("Ada Marsh", "2010-03-15", "WM1 1AA, WM9 9ZZ"), (string.Join(' ', one.Names), one.Born!.Text, string.Join(", ", one.Addresses)));
    }

    [Fact]
    public void Statements_ThatContradict_StandSideBySide() =>
        Assert.Equal(["2010-03-15", "2010-05-13"], Told(Header, new("west/71", "looked-after", "reviews/child/71", 1) { Born = FuzzyDateParser.Parse("2010-05-13") }).Select(s => s.Born!.Text));

    [Fact]
    public void Statements_OfALaterVersion_SayOnlyWhatItSays() =>
        Assert.Empty(Assert.Single(Told(Header, Header with { Version = 2, Addresses = [] })).Addresses);

    static IReadOnlyList<Entry.PersonHeld> Told(params Entry.PersonHeld[] all)
    {
        var account = new Account();
        foreach (var one in all) account.Hear(one);
        return account.Statements();
    }
}
