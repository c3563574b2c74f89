using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Goldthread.Web.Running;

/// <summary>
/// What whoever runs the program may measure of it: entries taken, duties that stand, how late the clock is, how long the audit log takes. Nothing is sent unless OTEL_EXPORTER_OTLP_ENDPOINT says where to;
/// no address, name or label is in it.
/// </summary>
sealed class Telemetry : IDisposable
{
    public const string Name = "Goldthread";

    /// <summary>Whatever may say who was looked at, or by whom.</summary>
    private static readonly string[] Withheld = ["url.path", "url.query", "url.full", "http.url", "http.target", "client.address", "client.port", "network.peer.address", "network.peer.port", "server.address", "user_agent.original"];

    private readonly Meter meter = new(Name);
    private readonly Histogram<double> audit;

    public Telemetry(IServiceProvider services)
    {
        // Asked for when something is measured, since what is measured holds this.
        Live? Live() => services.GetService<Live>();
        meter.CreateObservableCounter("goldthread.journal.taken", () => Live()?.Board?.Taken ?? 0, "{entry}", "Entries of the journal that the watch has taken.");
        meter.CreateObservableGauge("goldthread.duties.standing", () => Live()?.Board?.DutyCount ?? 0, "{duty}", "Duties that stand, in whatever state.");
        meter.CreateObservableGauge("goldthread.duties.prompting", () => Live()?.Board?.Prompting.Count ?? 0, "{duty}", "Duties that prompt somebody.");
        meter.CreateObservableGauge("goldthread.clock.lag", () => Live()?.Ticked is { } ticked ? (TimeProvider.System.GetUtcNow() - ticked).TotalSeconds : 0, "s", "Time since the clocks were last looked at.");
        audit = meter.CreateHistogram<double>("goldthread.audit.duration", "s", "Time until an entry of the audit log was on the disk.");
    }

    /// <summary>Measures how long something is written down.</summary>
    public async Task<T> Audited<T>(Func<Task<T>> write)
    {
        var begun = Stopwatch.GetTimestamp();
        var written = await write();
        audit.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds);
        return written;
    }

    public void Dispose() => meter.Dispose();

    public static void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Telemetry>();
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) return;
        builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter(Name, "Microsoft.AspNetCore.Hosting").AddOtlpExporter())
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddProcessor(new Scrubbing()).AddOtlpExporter());
    }

    /// <summary>Takes out of each trace whatever may say who was looked at; the pattern of the route stays.</summary>
    private sealed class Scrubbing : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            foreach (var tag in Withheld) data.SetTag(tag, null);
            if (data.GetTagItem("http.route") is null) data.DisplayName = data.GetTagItem("http.request.method") as string ?? "request";
        }
    }
}
