using Goldthread.Web.Running;

[assembly: AssemblyFixture(typeof(Goldthread.Web.Tests.Running.Invented))]

namespace Goldthread.Web.Tests.Running;

/// <summary>One small partnership for all tests that only read it.</summary>
public sealed class Invented : IAsyncLifetime
{
    Served served = null!;

    public Served Served => served;

    public IReadOnlyList<string> Logged => served.Logged;

    public Live Live => served.Live;

    public string Folder => served.Folder;

    public async ValueTask InitializeAsync() => served = await Served.Of(5, 120);

    public Task<(int Status, string Text)> Ask(string address) => served.Ask(address);

    public ValueTask DisposeAsync() => served.DisposeAsync();
}
