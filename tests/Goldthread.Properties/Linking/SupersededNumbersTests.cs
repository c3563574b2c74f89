using Goldthread.Linkage;
using Goldthread.Lives;

namespace Goldthread.Properties.Linking;

public class SupersededNumbersTests
{
    static readonly int Draws = RunSize.Of(4, 20, 200);

    [Fact]
    public void People_WhoseNumbersWereGivenUp_AreThoseOfCurrentNumbersWrittenOut()
    {
        for (var seed = 0; seed < Draws; seed++)
        {
            var (rows, dice) = (Register.Rows(120, 700 + seed), new Dice(seed));
            var numbers = rows.Select(r => Digits(r.NhsNumber)).Where(NhsNumber.Checks).Distinct().ToList();
            var superseded = new SupersededNumbers();
            for (var i = 0; i < 40; i++) superseded.Add(dice.Pick(numbers), dice.Pick(numbers));
            var written = rows.Select(r => Digits(r.NhsNumber) is var n && NhsNumber.Checks(n) ? r with { NhsNumber = superseded.Of(n) } : r).ToList();
            Assert.Equal(People(Register.Table(written)), People(Register.Table(rows, superseded)));
        }
    }

    [Fact]
    public void Of_WhateverWasAdded_EndsWithANumberThatWasNotGivenUp()
    {
        var (dice, superseded) = (new Dice(3), new SupersededNumbers());
        var numbers = Enumerable.Range(0, 40).Select(NhsNumber.ForTests).OfType<string>().ToList();
        for (var i = 0; i < 500; i++)
        {
            superseded.Add(dice.Pick(numbers), dice.Pick(numbers));
            Assert.All(numbers, n => Assert.Equal(superseded.Of(n), superseded.Of(superseded.Of(n))));
        }
    }

    static IReadOnlyList<int> People(RecordTable table)
    {
        var linker = new Linker(table, Decisions.None);
        return linker.People(Register.Model, linker.Score(Register.Model)).Of;
    }

    static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));
}
