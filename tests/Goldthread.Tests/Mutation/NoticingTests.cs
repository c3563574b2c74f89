namespace Goldthread.Tests.Mutation;

public class NoticingTests
{
    const string Rule = """
        when:
          bruise: { record: injury.bruise, about: the child, site: [ear, neck] }
        needs: [gp]
        then:
          - { duty: seen, what: Look, who: gp, by: bruise.same-day, done_by: { record: examination.injury, about: the child, concerning: bruise } }
        """;

    const string People = "agencies: { gp: connected, midwifery: connected }\n  people: { baby: child, sister: child, mother: adult }";

    const string Ear = $$"""
        - name: at the ear
          {{People}}
          records:
            - { id: r1, kind: injury.bruise, occurred: 2024-03-12, by: midwifery, about: baby, fields: { site: ear } }
          expect:
            - { speaks: example, from: 2024-03-12, to: gp }
        """;

    const string Neck = $$"""
        - name: at the neck
          {{People}}
          records:
            - { id: r1, kind: injury.bruise, occurred: 2024-03-12, by: midwifery, about: baby, fields: { site: neck } }
          expect:
            - { speaks: example, from: 2024-03-12 }
        """;

    static IReadOnlyList<string> Unnoticed(string tests) => [.. Invented.Noticing(Rule, tests).Noticing.Unnoticed.Select(m => m.What)];

    [Fact]
    public void Of_ATestThatLacks_SaysWhatNobodyNotices()
    {
        Assert.Contains("when, bruise: site without neck", Unnoticed(Ear));
        Assert.DoesNotContain("when, bruise: site without ear", Unnoticed(Ear));
        Assert.DoesNotContain("when, bruise: site without neck", Unnoticed(Ear + "\n" + Neck));
    }

    [Theory]
    [InlineData("then seen: who somebody else instead of gp", "")]
    [InlineData("when, bruise: about a sibling instead of the child", "")]
    [InlineData("when, bruise: without site", "- { id: r1, kind: injury.bruise, occurred: 2024-03-12, by: midwifery, about: baby, fields: { site: shin } }|{ silent: example }")]
    [InlineData("then seen: by longer than bruise.same-day", "- { id: r1, kind: injury.bruise, occurred: 2024-03-12, by: midwifery, about: baby, fields: { site: ear } }|{ overdue: example, from: 2024-03-13 }")]
    [InlineData("unknown counts as no", "- { id: r1, kind: injury.bruise, occurred: 2024-03-12, by: midwifery, about: baby }|{ possibly: example, from: 2024-03-12 }")]
    public void Of_AnExpectationThatBreaks_NoticesIt(string what, string more)
    {
        var one = more.Split('|');
        var tests = more.Length == 0 ? Ear : $"- name: another\n  {People}\n  records:\n    {one[0]}\n  expect:\n    - {one[1]}\n";
        Assert.DoesNotContain(what, Unnoticed(tests));
        Assert.Contains(what, Unnoticed(Neck.Replace("baby", "sister", StringComparison.Ordinal).Replace("speaks: example, from: 2024-03-12", "silent: example, for: baby", StringComparison.Ordinal)));
    }

    [Fact]
    public void Of_AnExpectationThatIsBrokenAnyway_NoticesNothing()
    {
        var broken = Ear.Replace("to: gp", "to: midwifery", StringComparison.Ordinal);
        Assert.Equal(0, Invented.Noticing(Rule, broken).Noticing.Noticed);
    }

    [Fact]
    public void Of_AMutantThatIsExempt_SaysSo()
    {
        var (found, problems) = Invented.Noticing(Rule, Ear + "\n- exempt: \"when, bruise: site without neck\"\n  why: invented\n");
        Assert.Empty(problems);
        Assert.Equal("when, bruise: site without neck", Assert.Single(found.Exempt).What);
        Assert.DoesNotContain(found.Unnoticed, m => m.What == "when, bruise: site without neck");
        Assert.Equal(found.Mutants, found.Noticed + found.Exempt.Count + found.Unnoticed.Count);
    }

    [Fact]
    public void Of_AMutantThatIsExemptAndNoticed_IsNoticed() =>
        Assert.Empty(Invented.Noticing(Rule, Ear + "\n" + Neck + "\n- exempt: \"when, bruise: site without neck\"\n  why: invented\n").Noticing.Exempt);

    [Theory]
    [InlineData("- exempt: \"when, bruise: site without nose\"\n  why: invented", "GT0512")]
    [InlineData("- exempt: \"when, bruise: site without neck\"", "GT0102")]
    [InlineData("- exempt: \"when, bruise: site without neck\"\n  why: \"\"", "GT0102")]
    [InlineData("- exempt: \"when, bruise: site without neck\"\n  because: invented", "GT0101")]
    [InlineData("- exempt: \"when, bruise: site without neck\"\n  why: one\n- exempt: \"when, bruise: site without neck\"\n  why: two", "GT0512")]
    public void Of_AnExemptionThatIsWrong_SaysSo(string exemption, string code) =>
        Assert.Contains(Invented.Noticing(Rule, Ear + "\n" + exemption + "\n").Problems, p => p.Kind.Code == code);
}
