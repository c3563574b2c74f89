using System.Net;
using System.Text;

namespace Goldthread.Web.Tests.Running;

public class TelemetryTests
{
    [Fact]
    public async Task Traces_AndMetrics_OfReadings_NameNobody()
    {
        using var collector = new Collector();
        await using var served = await Served.Of(5, 60, settings: [("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_BSP_SCHEDULE_DELAY", "200"), ("OTEL_METRIC_EXPORT_INTERVAL", "500")]);
        var board = served.Board;
        var children = board.Register.Children.Take(5).ToList();
        await served.Ask("/children?as=westmarsh-health-visiting");
        foreach (var child in children) await served.Ask($"/children/{board.Register.AddressOf(child)}");
        for (var tries = 0; tries < 600 && !(collector.Heard("/v1/traces").Contains("children/{address}", StringComparison.Ordinal) && collector.Heard("/v1/metrics").Contains("goldthread.audit.duration", StringComparison.Ordinal)); tries++) await Task.Delay(100, TestContext.Current.CancellationToken);

        Assert.Contains("children/{address}", collector.Heard("/v1/traces"), StringComparison.Ordinal);
        foreach (var metric in new[] { "goldthread.journal.taken", "goldthread.duties.standing", "goldthread.clock.lag", "goldthread.audit.duration" }) Assert.Contains(metric, collector.Heard("/v1/metrics"), StringComparison.Ordinal);
        var sent = collector.Heard("/v1/traces") + collector.Heard("/v1/metrics");
        foreach (var held in board.Register.Children.SelectMany(board.Register.Holders))
            foreach (var word in held.Names.Where(n => n.Length > 4).Append(held.Person).Append(held.NhsNumber).Append(held.Upn).Append(board.Register.AddressOf(held.Person)).OfType<string>())
                Assert.DoesNotContain(word, sent, StringComparison.Ordinal);
        Assert.DoesNotContain("westmarsh-health-visiting", sent, StringComparison.Ordinal);
    }

    /// <summary>Takes what is sent to it, and keeps the bytes.</summary>
    sealed class Collector : IDisposable
    {
        readonly HttpListener listener = new();
        readonly Dictionary<string, StringBuilder> heard = [];

        public Collector()
        {
            using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
            probe.Stop();
            listener.Prefixes.Add(Address + "/");
            listener.Start();
            _ = Task.Run(Listen);
        }

        public string Address { get; }

        public string Heard(string path) { lock (heard) return heard.TryGetValue(path, out var text) ? text.ToString() : ""; }

        public void Dispose() => listener.Close();

        async Task Listen()
        {
            while (listener.IsListening)
            {
                try
                {
                    var context = await listener.GetContextAsync();
                    using var bytes = new MemoryStream();
                    await context.Request.InputStream.CopyToAsync(bytes);
                    lock (heard)
                    {
                        if (!heard.TryGetValue(context.Request.Url!.AbsolutePath, out var text)) heard[context.Request.Url.AbsolutePath] = text = new();
                        text.Append(Encoding.Latin1.GetString(bytes.ToArray()));
                    }
                    context.Response.Close();
                }
                catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
            }
        }
    }
}
