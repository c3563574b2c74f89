namespace Goldthread.Web.Layout;

/// <summary>What every answer tells the browser: nothing from elsewhere, no script, no frame, no trace.</summary>
static class PageHeaders
{
    const string Policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static Task Add(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
