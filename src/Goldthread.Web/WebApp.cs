using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Goldthread.Web;

/// <summary>The web application, started by its own <c>Program</c> and by <c>goldthread serve</c>.</summary>
public static class WebApp
{
    public static WebApplication Create(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            // The assets stand beside the programs and are listed under this project's name, whichever program starts it.
            ApplicationName = "Goldthread.Web",
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddRazorPages();
        builder.Services.Configure<KeyManagementOptions>(options => options.XmlRepository = new ForgottenKeys());

        var app = builder.Build();
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        return app;
    }
}
