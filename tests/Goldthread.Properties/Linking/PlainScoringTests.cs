using Goldthread.Linkage;
using Goldthread.Lives;

namespace Goldthread.Properties.Linking;

/// <summary>Linking takes short ways, remembers and fetches ahead; what it finds is what is found without any of it.</summary>
public class PlainScoringTests
{
    static readonly int Draws = RunSize.Of(3, 20, 200);

    [Fact]
    public void Score_OfInventedFamilies_IsWhatComparingEveryPairGives()
    {
        for (var seed = 0; seed < Draws; seed++)
        {
            var table = Register.Table(Register.Rows(120, 500 + seed));
            var linker = new Linker(table, Decisions.None, cores: 1 + (seed % 2));
            var model = linker.Learn(Register.Model).Model;
            var found = linker.Score(model);
            var plain = Plain(table, model);
            Assert.Equal(plain.Compared, found.Compared);
            Assert.Equal(plain.Pairs.Select(p => (p.A, p.B, p.Score.Levels, p.Verdict)), found.Pairs.OrderBy(p => p.A).ThenBy(p => p.B).Select(p => (p.A, p.B, p.Score.Levels, p.Verdict)));
            Assert.All(plain.Pairs.Zip(found.Pairs.OrderBy(p => p.A).ThenBy(p => p.B)), p =>
            {
                // How many have a value is kept in half the length.
                Assert.Equal(p.First.Score.Bits, p.Second.Score.Bits, 1e-5);
                Assert.Equal(p.First.Score.Family, p.Second.Score.Family, 1e-6);
            });
        }
    }

    [Fact]
    public void Levels_OfNamesAndPostcodesAtRandom_AreThoseOfWordsReadInFull()
    {
        var dice = new Dice(7);
        string[] known = [.. Register.Names.FirstNames.Keys.Concat(Register.Names.Surnames.Keys).Order(StringComparer.Ordinal)];
        var table = Register.Table([]);
        var (names, plain, texts) = (new NameComparer(table.Names), new PlainComparison(table), new TextComparer(table.Column(table.Schema[FieldKind.Postcode]).Book));
        var codes = table.Column(table.Schema[FieldKind.Postcode]).Book;
        for (var i = 0; i < RunSize.Of(40_000, 400_000, 4_000_000); i++)
        {
            var one = dice.Pick(known);
            var other = dice.Below(4) switch { 0 => Slipped(one, dice), 1 => $"{one} {dice.Pick(known)}", 2 => Slipped(Slipped(one, dice), dice), _ => dice.Pick(known) };
            if (one != other && other.Length > 0)
            {
                var (a, b) = (table.Names.Number(one), table.Names.Number(other));
                Assert.True((plain.First(a, b), plain.Surname(a, b)) == (names.First(a, b), names.Surname(a, b)), $"{one} and {other}");
            }
            var code = $"{(char)('A' + dice.Below(3))}{dice.Below(20)}{dice.Below(10)}{(char)('A' + dice.Below(4))}{(char)('A' + dice.Below(4))}{(dice.Chance(20_000) ? "12345" : "")}";
            var near = dice.Chance(300_000) ? Slipped(code, dice).ToUpperInvariant() : $"{code[..(int)dice.Below(code.Length)]}{dice.Below(10)}{(char)('A' + dice.Below(4))}{(char)('A' + dice.Below(4))}";
            if (code != near && near.Length > 0) Assert.True(PlainComparison.Postcode(code, near) == texts.Postcode(codes.Number(code), codes.Number(near)), $"{code} and {near}");
        }
    }

    static string Slipped(string word, Dice dice)
    {
        if (word.Length == 0) return word;
        var at = (int)dice.Below(word.Length);
        return dice.Below(3) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, ((char)('a' + dice.Below(26))).ToString()),
            _ => at + 1 < word.Length ? $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}" : word[..at],
        };
    }

    static Scoring Plain(RecordTable table, LinkModel model)
    {
        var (comparison, score, rules) = (new PlainComparison(table), new PlainScore(table, model), new Rules(table, model, Decisions.None));
        var keys = Enumerable.Range(0, table.Count).Select(r => KeysOf(table, r)).ToList();
        var having = keys.SelectMany(k => k).CountBy(k => k).ToDictionary();
        var (pairs, compared) = (new List<ScoredPair>(), 0L);
        for (var a = 0; a < table.Count; a++)
            for (var b = a + 1; b < table.Count; b++)
            {
                if (!keys[a].Any(k => keys[b].Contains(k) && having[k] <= Keys.MostRecords(k, table.Count))) continue;
                compared++;
                var (levels, values) = comparison.Of(a, b);
                var scored = score.Of(levels, values);
                var verdict = rules.Decide(a, b, scored);
                if (verdict.Outcome is Outcome.Link or Outcome.Review) pairs.Add(new(a, b, scored, verdict));
            }
        return new(pairs, compared);
    }

    static HashSet<ulong> KeysOf(RecordTable table, int record)
    {
        var room = new ulong[Keys.Most];
        var count = new Keys(table).Of(record, room);
        return [.. room[..count].Where(k => k != 0)];
    }
}
