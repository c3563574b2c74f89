namespace Goldthread.Web.Tests.Reviews;

public sealed class ReviewTests(Pages pages)
{
    public static TheoryData<string> Ids => [.. Pages.Casebook.Catalogue.Reviews.Select(r => r.Id)];

    [Theory, MemberData(nameof(Ids))]
    public async Task Get_Review_GivesEveryLessonWithItsPlaceAndCarriers(string id)
    {
        var page = await pages.Open($"/reviews/{id}");
        var review = Pages.Casebook.Catalogue.Reviews.Single(r => r.Id == id);

        Assert.Equal(review.Title, page.Says("h1"));
        foreach (var lesson in review.Lessons)
        {
            var item = page.GetElementById($"lesson-{lesson.Id}");
            Assert.NotNull(item);
            Assert.Equal(lesson.At, item.Says(".app-place"));
            Assert.Contains(lesson.Text.Words(), item.TextContent.Words(), StringComparison.Ordinal);
            var carriers = Pages.Casebook.Catalogue.Safeguards.Where(g => g.TaughtBy.Contains($"{id}/{lesson.Id}")).Select(g => $"/safeguards/{g.Id}");
            Assert.Equal(carriers, item.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        }
        Assert.Contains($"/cases/{id}", page.QuerySelectorAll("dl a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Get_List_CountsTheLessonsOfEveryReview()
    {
        var page = await pages.Open("/reviews");

        foreach (var review in Pages.Casebook.Catalogue.Reviews)
            Assert.Contains($"{review.Lessons.Count} lessons", page.QuerySelector($"a[href='/reviews/{review.Id}']")!.Closest("li")!.TextContent, StringComparison.Ordinal);
    }
}
