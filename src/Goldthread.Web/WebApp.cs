namespace Goldthread.Web;

/// <summary>The web application, started by its own <c>Program</c> and by <c>goldthread serve</c>.</summary>
public static class WebApp
{
    public static WebApplication Create(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = "Goldthread.Web",
        });
        builder.Services.AddRazorPages();

        var app = builder.Build();
        app.MapRazorPages();
        return app;
    }
}
