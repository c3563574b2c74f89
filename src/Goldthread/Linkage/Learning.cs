using System.Collections.Frozen;

namespace Goldthread.Linkage;

/// <summary>What learning did.</summary>
/// <param name="Rounds">How often everything was weighed anew.</param>
/// <param name="Candidates">Pairs that share a key, of the records that were looked at.</param>
/// <param name="Looked">The share of records that were.</param>
public sealed record Learnt(LinkModel Model, int Rounds, int Candidates, double Looked);

/// <summary>
/// Learns from records without knowing who is who, by expectation and maximisation (Dempster, Laird and Rubin 1977). Pairs that share a key are weighed as of one person, of one family or of neither; pairs that share none
/// count as neither. How often levels agree by chance is learnt from pairs drawn evenly over all, less those that are weighed as of one person or family. What the model said before counts as some pairs more, so that
/// little data moves it little. The same records, in any order, give the same model.
/// </summary>
sealed class Learning
{
    private const int MostCandidates = 250_000, ChancePairs = 200_000, MostRounds = 25, Slices = 16;

    // What the model said before stands for so many pairs of one person, so many by chance, and so many records.
    private const double Before = 25, BeforeChance = 200, BeforeRecords = 10;

    private const double Settled = 1e-3;

    // Where fewer records than one in fifty have brothers or sisters, nobody has.
    private const double FewRelatives = 0.02;

    // What many people bear alike.
    private static readonly FrozenSet<FieldKind> Borne = [FieldKind.FirstName, FieldKind.MiddleName, FieldKind.Surname, FieldKind.NameOrder, FieldKind.DateOfBirth, FieldKind.Sex];

    private readonly RecordTable table;
    private readonly int cores;
    private readonly (int A, int B)[] pairs;
    private readonly ComparedPairs candidates, drawn;
    private readonly double looked;

    public Learning(RecordTable table, KeyIndex index, int cores)
    {
        (this.table, this.cores) = (table, cores);
        var order = table.Order();
        (pairs, looked) = Sample(table, index, order);
        (candidates, drawn) = (new(table, pairs, merged: false), new(table, Draw(order), merged: true));
    }

    public Learnt From(LinkModel before)
    {
        if (table.Count < 2) return new(before, 0, 0, 1);
        var (model, rounds) = Run(before, before);
        // Several records of one person are no sign that a value is common: count them as one, and weigh again.
        if (looked == 1)
        {
            CountPeople(model);
            Again(before, model);
        }
        if (!LinkModel.HasChildren(table.Schema) && model.Relatives < FewRelatives) Again(before with { Relatives = 0 }, model with { Relatives = 0 });
        return new(model with { Version = before.Version + 1 }, rounds, pairs.Length, looked);

        void Again(LinkModel before, LinkModel from)
        {
            (model, var more) = Run(before, from);
            rounds += more;
        }
    }

    private (LinkModel, int) Run(LinkModel before, LinkModel model)
    {
        for (var round = 1; ; round++)
        {
            var next = Weigh(model, before);
            var moved = Math.Abs(Math.Log2(next.Others / model.Others)) + (model.Relatives > 0 ? Math.Abs(Math.Log2(next.Relatives / model.Relatives)) : 0);
            model = next;
            if (moved < Settled || round == MostRounds) return (model, round);
        }
    }

    // Whole records are taken or left.
    private static ((int A, int B)[], double) Sample(RecordTable table, KeyIndex index, int[] order)
    {
        var finder = new Candidates(table, index);
        var (found, taken) = (new List<(int A, int B)>(), 0);
        var ranks = table.Ranks();
        for (; taken < order.Length && found.Count < MostCandidates; taken++)
            foreach (var other in finder.Of(order[taken]))
                if (Owns(taken, ranks[other])) found.Add((order[taken], other));
        found.Sort((x, y) => (ranks[x.A], ranks[x.B]).CompareTo((ranks[y.A], ranks[y.B])));
        return ([.. found], (double)taken / order.Length);
    }

    // Of two records one looks for the other, each as often as not.
    private static bool Owns(int one, int other) => ((one + other) & 1) == 0 ? one < other : one > other;

    private static (int A, int B)[] Draw(int[] order)
    {
        if (order.Length < 2) return [];
        var two = new (int, int)[ChancePairs];
        ulong state = 0x853C49E6748FEA9B;
        for (var i = 0; i < two.Length; i++)
        {
            int a, b;
            do (a, b) = (Next(), Next());
            while (a == b);
            two[i] = (order[a], order[b]);
        }
        return two;

        int Next()
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            return (int)(((UInt128)(state ^ (state >> 29)) * (ulong)order.Length) >> 64);
        }
    }

    private LinkModel Weigh(LinkModel model, LinkModel before)
    {
        var scorer = new Scorer(model, table);
        // Brothers and sisters are counted by those with birth dates far apart: of twins and of slips there is no telling which is which.
        var date = table.Schema[FieldKind.DateOfBirth];
        // Where many bear the names of others, two of them would be taken for one, and more with every round: how often one person stands with wholly another date is learnt where something besides a name agrees.
        int[] own = [.. Enumerable.Range(0, table.Schema.Fields.Count).Where(f => !Borne.Contains(table.Schema.Fields[f].Kind))];
        var same = Sum(candidates, (tally, levels, score, _) =>
        {
            tally.Add(levels, score.Probability, date >= 0 && levels[date] == Level.Different && !own.Any(f => levels[f] is Level.Same or Level.Former) ? date : -1);
            if (date < 0 || levels[date] == Level.Different) tally.Kin += score.Family;
        });
        var chance = Sum(drawn, (tally, levels, score, weight) => tally.Add(levels, weight * Math.Max(1 - score.Probability - score.Family, 0)));
        // Each pair is one of two records' others.
        var records = table.Count * looked;
        return model with
        {
            Others = ((2 * same.Weight) + (BeforeRecords * before.Others)) / (records + BeforeRecords),
            Relatives = before.Relatives == 0 ? 0 : ((2 * same.Kin) + (BeforeRecords * before.Relatives)) / (records + BeforeRecords),
            Fields = Tally.Fields(table.Schema, before, same, Before, chance, BeforeChance),
        };

        Tally Sum(ComparedPairs pairs, Action<Tally, Comparison, PairScore, float> add) => Enumerable.Range(0, Slices).AsParallel().AsOrdered().WithDegreeOfParallelism(cores).Select(s =>
        {
            var tally = new Tally(table.Schema);
            for (var i = (int)((long)pairs.Count * s / Slices); i < (int)((long)pairs.Count * (s + 1) / Slices); i++) add(tally, pairs.Levels(i), scorer.Score(pairs.Levels(i), pairs.Values(i)), pairs.Weight(i));
            return tally;
        }).ToList().Aggregate((sum, tally) => sum.Plus(tally));
    }

    private void CountPeople(LinkModel model)
    {
        var scorer = new Scorer(model, table);
        var weights = new float[table.Count];
        Array.Fill(weights, 1);
        for (var i = 0; i < candidates.Count; i++)
        {
            var probability = (float)scorer.Score(candidates.Levels(i), candidates.Values(i)).Probability;
            weights[pairs[i].A] += probability;
            weights[pairs[i].B] += probability;
        }
        for (var r = 0; r < weights.Length; r++) weights[r] = 1 / weights[r];
        table.Recount(weights);
    }
}
