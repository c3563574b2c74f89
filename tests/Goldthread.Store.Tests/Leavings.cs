using Goldthread.Store.Tests.Postgres;

[assembly: AssemblyFixture(typeof(Goldthread.Store.Tests.Leavings))]

namespace Goldthread.Store.Tests;

/// <summary>What the tests share goes when the last of them has ended. At the end of the process it would be too late: the runner gives that ten seconds, and a server with hundreds of databases takes longer to clear away.</summary>
public sealed class Leavings : IDisposable
{
    public void Dispose() => Cluster.EndAll();
}
