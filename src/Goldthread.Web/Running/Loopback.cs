using System.Net;

namespace Goldthread.Web.Running;

/// <summary>Until there is a sign-in, a partnership is shown on this machine alone.</summary>
public static class Loopback
{
    public static Task Only(HttpContext context, RequestDelegate next)
    {
        // In process there is no address.
        if (context.RequestServices.GetService<Live>() is null || context.Connection.RemoteIpAddress is not { } from || IPAddress.IsLoopback(from)) return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("Goldthread shows a partnership on the machine that it runs on alone, until there is a sign-in.");
    }
}
