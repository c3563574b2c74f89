using System.Net;
using Goldthread.Web.Running;

namespace Goldthread.Web.Tests.Running;

public class LoopbackTests(Invented invented)
{
    [Theory]
    [InlineData("127.0.0.1", 200)]
    [InlineData("::1", 200)]
    [InlineData("192.0.2.7", 403)]
    [InlineData("2001:db8::7", 403)]
    public async Task Only_ThisMachine_IsAnswered(string from, int status)
    {
        await using var services = new ServiceCollection().AddSingleton(invented.Live).BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        await Loopback.Only(context, _ => Task.CompletedTask);
        Assert.Equal(status, context.Response.StatusCode);
    }
}
