using Goldthread.Duties;
using Goldthread.Records;

namespace Goldthread.Web.Running;

/// <summary>Something that a holder's own screen says and asks of somebody from whom the holder withholds what it rests on.</summary>
/// <param name="Owner">The agency that it asks.</param>
/// <param name="Records">What of the holder's it rests on and the owner may not see.</param>
/// <param name="Declined">All of that the holder has declined to share with the owner, for now.</param>
public sealed record HeldHere(Finding Finding, string Owner, IReadOnlyList<Record> Records, bool Declined);
