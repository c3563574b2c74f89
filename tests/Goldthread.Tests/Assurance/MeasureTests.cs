namespace Goldthread.Tests.Assurance;

public class MeasureTests
{
    [Fact]
    public void Measures_ThatLessonsName_AreThere_AndNameTheLesson() =>
        Assert.All(Given.Catalogue.Reviews.SelectMany(r => r.Lessons.Where(l => l.Measure is not null).Select(l => (Measure: l.Measure!, Lesson: $"{r.Id}/{l.Id}"))), l =>
        {
            Assert.True(Given.Catalogue.Measures.ContainsKey(l.Measure), l.ToString());
            Assert.Contains(l.Lesson, Given.Catalogue.Measures[l.Measure].Lessons);
        });

    [Fact]
    public void Measures_OfTheProject_SayWhatIsCountedAndOfWhat() =>
        Assert.All(Given.Catalogue.Measures.Values, m => Assert.True(m.By.Count > 0 && m.Lessons.Count > 0 && m.Counts != m.Of, m.Name));
}
