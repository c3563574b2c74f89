using System.Collections.Immutable;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Duties;

/// <summary>What shows that a duty was done.</summary>
/// <param name="Done">Surely done, as far as the dates tell; what nobody said does not count.</param>
/// <param name="Perhaps">The same, counting what may be meant: more than <paramref name="Done"/> only where somebody must confirm.</param>
/// <param name="InTime">Done, and within the deadline.</param>
/// <param name="ToldInTime">Done, in time, and known in time.</param>
/// <param name="NeverLate">In every reading it is known by the deadline, even while it is only perhaps in view: no reading has it both unknown and overdue.</param>
/// <param name="Records">Ids of the records that did it, or, where none surely did, that may have.</param>
public sealed record Evidence(Judged Done, Judged Perhaps, Truth InTime, Truth ToldInTime, bool NeverLate, ImmutableSortedSet<string> Records)
{
    /// <summary>Does something that may answer the duty wait for somebody to say so?</summary>
    public bool ToConfirm => Done.Truth == Truth.No && Perhaps.Truth != Truth.No;
}
