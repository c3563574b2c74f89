using System.Globalization;
using Goldthread.Web.Running;

namespace Goldthread.Web.Layout;

/// <summary>
/// The foot of every sheet of a printed page, as a style sheet of its own: as known at which moment, printed when and for whom. It says nothing of anybody.
/// A browser that prints no foot has the same at the head of the page, without the minute.
/// </summary>
static class PrintedFoot
{
    public static void Map(WebApplication app) => app.MapGet("/printed.css", (HttpContext context, IServiceProvider services) =>
    {
        context.Response.Headers.CacheControl = "no-store";
        var board = services.GetService<Live>()?.Board;
        var reader = context.Request.Query["as"].ToString() is var asked && board?.Register.Agencies[asked] is not null ? asked : LivePage.UsualReader;
        var now = DateTimeOffset.UtcNow;
        var time = Goldthread.Time.Axis.Dated.Candidates[0].ToDateTime(TimeOnly.MinValue).AddMinutes(Minutes.Of(now)).ToString("d MMMM yyyy 'at' HH:mm", CultureInfo.InvariantCulture);
        var foot = board is null ? $"Goldthread. Printed {time}." : $"{services.GetRequiredService<Live>().About.Name}, as known at {Telling.When(board.Through)}. Printed {time} for {new Telling(board, reader).Agency(reader)}.";
        return Results.Text($"@page {{ @bottom-left {{ content: \"{foot.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"; }} }}\n", "text/css");
    });
}
