using Goldthread.Linkage;
using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Spec.Tables;

namespace Goldthread.Spec.Linkage;

public class RulesTests
{
    static readonly string[] CaseKeys = ["says", "one", "other", "sealed", "decided", "outcome"];

    static readonly Schema Schema = new(new[] { FieldKind.FirstName, FieldKind.MiddleName, FieldKind.Surname, FieldKind.DateOfBirth, FieldKind.Sex, FieldKind.NhsNumber, FieldKind.Postcode, FieldKind.AddressLine }.Select(k => new Field(k)));

    static readonly IReadOnlyList<(string Rule, Section Case)> All = Read();

    public static TheoryData<string, string> Cases { get; } = new(All.Select(c => (c.Rule, c.Case.Required("says"))));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Decide_OnEveryCase_IsByItsRule(string rule, string says)
    {
        var c = All.Single(c => c.Rule == rule && c.Case.Required("says") == says).Case;
        var verdict = Decide(c);
        Assert.Equal((c.Required("outcome"), rule), (verdict.Outcome.ToString(), verdict.Rule.ToString()));
    }

    [Fact]
    public void Cases_OfTheTable_ShowEveryRule() => Assert.Empty(Enum.GetNames<Rule>().Except(All.Select(c => c.Rule)));

    static Verdict Decide(Section c)
    {
        var table = new RecordTable(Schema, Shipped.Names, Shipped.Missing, c.Text("sealed") is { } number ? new HashSet<string> { number } : null);
        Add(table, c, "one");
        Add(table, c, "other");
        var decisions = c.Text("decided") is { } decided ? Decisions.None.With(new("d1", "one", "other", decided == "the same", "a practitioner", "")) : Decisions.None;
        Span<int> values = stackalloc int[Schema.MostFields];
        return new Rules(table, Shipped.Model, decisions).Decide(0, 1, new Scorer(Shipped.Model, table).Score(new Comparer(table).Compare(0, 1, values), values));
    }

    static void Add(RecordTable table, Section c, string key)
    {
        var s = Section.Open(c.Node(key), c.Problems, key, [.. Schema.Fields.Select(f => f.Name), "standing", "label", .. Schema.Fields.Select(f => $"earlier_{f.Name}")])!;
        var earlier = Enumerable.Range(0, Schema.Fields.Count).Select(f => (Field: f, Had: s.Text($"earlier_{Schema.Fields[f].Name}"))).Where(e => e.Had is not null).ToDictionary(e => e.Field, e => e.Had!);
        table.Add(new(key, key, s.Text("standing") is { } standing ? Enum.Parse<Goldthread.Linkage.Standing>(standing) : Goldthread.Linkage.Standing.Ordinary, Label: s.Text("label") is { } label ? Enum.Parse<PersonLabel>(label) : PersonLabel.Child), [.. Schema.Fields.Select(f => s.Text(f.Name))], false, earlier);
        SpecTable.Refuse(c.Problems);
    }

    static List<(string, Section)> Read()
    {
        var problems = new ProblemList();
        var rules = SpecTable.Open("Linkage/rules.yaml", problems, "rules", "rules").List("rules").Select(r => Section.Open(r, problems, "a rule", "rule", "cases")!);
        var cases = rules.SelectMany(r => r.List("cases").Select(c => (r.Required("rule"), Section.Open(c, problems, "a case", CaseKeys)!))).ToList();
        SpecTable.Refuse(problems);
        return cases;
    }
}
