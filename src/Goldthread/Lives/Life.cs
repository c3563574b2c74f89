using Goldthread.Stories;

namespace Goldthread.Lives;

/// <summary>One invented chronology.</summary>
/// <param name="Number">Its place in the draw.</param>
/// <param name="Births">Minute of birth by child; of those unborn too.</param>
/// <param name="Groups">What the report keeps apart: twins, young parents, travellers; "none of these" where there is none.</param>
/// <param name="About">The seldom scenes that it was drawn for; none = drawn at the published rates.</param>
public sealed record Life(Story Story, int Number, IReadOnlyDictionary<string, long> Births, IReadOnlyList<string> Groups, string Area, IReadOnlyList<string> About);
