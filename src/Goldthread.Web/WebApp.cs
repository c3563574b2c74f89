using Goldthread.Web.Cases;
using Goldthread.Web.Layout;
using Goldthread.Web.Reviews;
using Goldthread.Web.Safeguards;
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
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        builder.Services.AddRazorPages(options => options.RootDirectory = "/");
        builder.Services.Configure<KeyManagementOptions>(options => options.XmlRepository = new ForgottenKeys());
        builder.Services.AddSingleton(services => Casebook.Open(DataFolder.Find(services.GetRequiredService<IConfiguration>()["data"])));
        builder.Services.AddSingleton<TestRuns>();
        builder.Services.AddSingleton<Carriers>();
        builder.Services.AddHostedService<ReadingAhead>();
        builder.Services.Configure<HostOptions>(options => options.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore);

        var app = builder.Build();
        app.Use(PageHeaders.Add);
        app.UseExceptionHandler("/error");
        app.UseStatusCodePagesWithReExecute("/not-found");
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        return app;
    }
}
