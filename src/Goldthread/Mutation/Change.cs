using Goldthread.Reading;

namespace Goldthread.Mutation;

/// <summary>One thing done otherwise in the tree of a safeguard's file.</summary>
/// <param name="What">Reads as a short sentence; no two changes of one safeguard read alike.</param>
/// <param name="Trees">The file with the change. Several where each is only one way of doing the same: to notice one of them is enough.</param>
public sealed record Change(string What, Place Place, IReadOnlyList<Node> Trees);
