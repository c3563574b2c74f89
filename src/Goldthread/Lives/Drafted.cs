using Goldthread.Records;

namespace Goldthread.Lives;

/// <summary>A record of a drawn life with its moments in minutes and the scene that left it.</summary>
internal sealed record Drafted(Record Record, long Occurred, long Known, string Scene);
