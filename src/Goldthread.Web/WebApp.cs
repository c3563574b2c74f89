using Goldthread.Web.Cases;
using Goldthread.Web.Feeds;
using Goldthread.Web.Layout;
using Goldthread.Web.Links;
using Goldthread.Web.Reviews;
using Goldthread.Web.Running;
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
        builder.Services.AddAntiforgery(options => (options.Cookie.Name, options.Cookie.SameSite) = ("goldthread-form", SameSiteMode.Strict));
        builder.Services.Configure<KeyManagementOptions>(options => options.XmlRepository = new ForgottenKeys());
        builder.Services.AddSingleton(services => Casebook.Open(DataFolder.Find(services.GetRequiredService<IConfiguration>()["data"])));
        if (builder.Configuration["partnership"] is { } path && new PartnershipFolder(path, builder.Configuration["postgres"]) is var folder && folder.Read() is { Invented: true } about)
        {
            // One line of JSON for each thing worth knowing; none of them names anybody.
            builder.Logging.ClearProviders().AddJsonConsole();
            builder.Services.AddSingleton(services => new Live(folder, about, services.GetRequiredService<Casebook>(), services.GetRequiredService<LinkDesk>(), services.GetRequiredService<ILogger<Live>>()));
            builder.Services.AddHostedService(services => services.GetRequiredService<Live>());
        }
        builder.Services.AddSingleton(services => new FeedDesk(DataFolder.Find(services.GetRequiredService<IConfiguration>()["data"]), services.GetRequiredService<Casebook>().Catalogue));
        builder.Services.AddSingleton(services => new LinkDesk(DataFolder.Find(services.GetRequiredService<IConfiguration>()["data"])));
        Telemetry.Add(builder);
        builder.Services.AddSingleton<TestRuns>();
        builder.Services.AddSingleton<Hearings>();
        builder.Services.AddSingleton<Carriers>();
        builder.Services.AddHostedService<ReadingAhead>();
        builder.Services.Configure<HostOptions>(options => options.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore);

        var app = builder.Build();
        app.Use(PageHeaders.Add);
        app.Use(Loopback.Only);
        app.UseExceptionHandler("/error");
        app.UseStatusCodePagesWithReExecute("/not-found");
        Readiness.Map(app);
        PrintedFoot.Map(app);
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        return app;
    }
}
