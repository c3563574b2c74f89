using Goldthread.Time;

namespace Goldthread.Properties.Laws;

/// <summary>Moments that hang together with none are kept out of the network, and so is what their own dates demand already: what is known of them is what the whole network says.</summary>
public class MomentsLawTests
{
    private const int Draws = 20_000;

    [Fact]
    public void Ask_OfMomentsTiedAtRandom_SaysWhatAWholeNetworkSays()
    {
        var impossible = 0;
        for (var seed = 0; seed < Draws; seed++)
        {
            var (random, moments, whole) = (new Random(seed), new Moments(), new Whole());
            var all = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Own(random)).Select(own => (Moment: moments.Add(own), Whole: whole.Add(own))).ToList();
            for (var ties = random.Next(0, 4); ties > 0; ties--)
            {
                var (a, b) = (all[random.Next(all.Count)], all[random.Next(all.Count)]);
                if (random.Next(2) == 0)
                {
                    var minutes = Own(random);
                    moments.Bound(a.Moment, b.Moment, minutes);
                    whole.Network.Bound(a.Whole, b.Whole, minutes);
                }
                else
                {
                    var days = random.Next(-2, 3) is var day && random.Next(3) == 0 ? new Span(day, Span.Never) : new(day, day + random.Next(2));
                    moments.BoundDays(a.Moment, b.Moment, days);
                    whole.Network.Bound(a.Whole + 1, b.Whole + 1, new(days.Lo * Span.Day, days.Hi >= Span.Never ? Span.Never : days.Hi * Span.Day));
                }
            }
            var possible = whole.Network.Contradiction().Count == 0;
            Assert.True(possible == (moments.Contradiction().Count == 0), $"seed {seed}");
            Assert.True(possible == all.TrueForAll(m => moments.Possible(m.Moment)), $"seed {seed}");
            if (!possible)
            {
                impossible++;
                continue;
            }
            foreach (var (a, wa) in all)
            {
                Assert.True(moments.At(a) == whole.At(wa), $"seed {seed}");
                foreach (var (b, wb) in all.Where(m => m.Moment != a))
                {
                    Assert.True(moments.Difference(a, b) == whole.Difference(wa, wb), $"seed {seed}");
                    Assert.True(moments.DayDifference(a, b) == whole.DayDifference(wa, wb), $"seed {seed}");
                }
            }
        }
        Assert.InRange(impossible, Draws / 20, Draws / 2);
    }

    [Fact]
    public void Contradiction_OfMomentsTiedInACircle_NamesThoseOfTheCircle()
    {
        var moments = new Moments();
        var (alone, first, next) = (moments.Add(Span.OfDay(3)), moments.Add(Span.Anytime), moments.Add(Span.OfDay(5)));
        moments.Bound(first, next, new(60, Span.Never));
        Assert.Empty(moments.Contradiction());
        moments.Bound(next, first, new(60, Span.Never));
        Assert.Equal([first, next], moments.Contradiction());
        Assert.True(moments.Possible(alone));
        Assert.False(moments.Possible(first));
    }

    [Fact]
    public void Contradiction_OfAMomentWhoseOwnDatesCannotBothBeTrue_NamesIt()
    {
        var moments = new Moments();
        moments.Add(Span.OfDay(3));
        var wrong = moments.Add(new(10, 9));
        Assert.Equal([wrong], moments.Contradiction());
        Assert.False(moments.Possible(wrong));
    }

    // A minute, a day, some days, or open on one side or on both.
    private static Span Own(Random random)
    {
        var lo = random.Next(-3000, 3000);
        return random.Next(6) switch
        {
            0 => Span.At(lo),
            1 => Span.OfDay(Span.DayOf(lo)),
            2 => new(lo, lo + random.Next(0, 5000)),
            3 => new(lo, Span.Never),
            4 => new(-Span.Never, lo),
            _ => Span.Anytime,
        };
    }

    // Every moment in one network, with its day.
    private sealed class Whole
    {
        public Network Network { get; } = new();

        public int Add(Span own)
        {
            var (minute, day) = (Network.Variable(), Network.Variable());
            Network.Bound(day, minute, new(0, Span.Day - 1));
            Network.Bound(0, minute, own);
            Network.Bound(0, day, new(Open(own.Lo) ? -Span.Never : Span.DayOf(own.Lo) * Span.Day, Open(own.Hi) ? Span.Never : Span.DayOf(own.Hi) * Span.Day));
            return minute;
        }

        public Span At(int moment)
        {
            var (minute, day) = (Network.At(moment), Network.At(moment + 1));
            return minute.Meet(new(Open(day.Lo) ? -Span.Never : Up(day.Lo) * Span.Day, Open(day.Hi) ? Span.Never : Span.EndOfDay(day.Hi)));
        }

        public Span Difference(int a, int b) => Network.Difference(a, b).Meet(Apart(At(a), At(b)));

        public Span DayDifference(int a, int b)
        {
            Span Days(Span minutes) => new(Open(minutes.Lo) ? minutes.Lo : Span.DayOf(minutes.Lo) * Span.Day, Open(minutes.Hi) ? minutes.Hi : Span.DayOf(minutes.Hi) * Span.Day);
            var both = Network.Difference(a + 1, b + 1).Meet(Apart(Days(At(a)), Days(At(b))));
            return new(Open(both.Lo) ? -Span.Never : Up(both.Lo), Open(both.Hi) ? Span.Never : Span.DayOf(both.Hi));
        }

        private static bool Open(long minute) => Math.Abs(minute) >= Span.Never / 2;

        private static long Up(long minutes) => -Span.DayOf(-minutes);

        private static Span Apart(Span a, Span b) => new(Math.Clamp(b.Lo - a.Hi, -Span.Never, Span.Never), Math.Clamp(b.Hi - a.Lo, -Span.Never, Span.Never));
    }
}
