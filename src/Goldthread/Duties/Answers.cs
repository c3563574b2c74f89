using Goldthread.Time;

namespace Goldthread.Duties;

/// <summary>The answers to one question at the minutes at which it was asked, each with how far it carries.</summary>
internal sealed class Answers<T>
{
    private readonly List<(long From, long Until, T Answer)> known = [];

    /// <summary>The answer at a minute, and until when it stands: an earlier one that carries as far, or a new one.</summary>
    /// <param name="horizon">That of the minute: it learns how far the answer carries.</param>
    public (T Answer, long Until) At(long minute, Horizon horizon, Func<T> ask)
    {
        for (var i = known.Count - 1; i >= 0; i--)
            if (known[i].From <= minute && minute < known[i].Until)
            {
                horizon.Meets(known[i].Until);
                return (known[i].Answer, known[i].Until);
            }
        var (answer, until) = horizon.Of(ask);
        known.Add((minute, until, answer));
        return (answer, until);
    }
}
