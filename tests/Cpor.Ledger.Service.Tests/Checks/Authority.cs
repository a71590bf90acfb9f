using System.Collections.Concurrent;
using Cpor.Ledger.Service.Checks;
using Cpor.Ledger.Service.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Checks;

/// <summary>Answers on loopback as the identity platform does, and remembers what it was asked.</summary>
internal sealed class Authority : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lazy<ServiceProvider> _services;

    private Authority(WebApplication app)
    {
        _app = app;
        _services = new Lazy<ServiceProvider>(() => new ServiceCollection()
            .AddLogging()
            .AddChecks(new CheckSettings { Authority = Address, Timeout = Timeout })
            .BuildServiceProvider());
    }

    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>How long the directory waits; to be said before it is first used.</summary>
    public Duration Timeout { get; set; } = Duration.FromSeconds(60);

    public Uri Address => new(_app.Urls.Single());

    /// <summary>The directory as the service uses it, asking this authority.</summary>
    public OpenIdTenantDirectory Directory => _services.Value.GetRequiredService<OpenIdTenantDirectory>();

    public static async Task<Authority> StartAsync(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        Authority? authority = null;
        app.Run(context =>
        {
            authority!.Asked.Enqueue(context.Request.Path);
            return answer(context);
        });
        await app.StartAsync();
        return authority = new Authority(app);
    }

    public static Task<Authority> StartAsync(int status, string body) => StartAsync(context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body);
    });

    public async ValueTask DisposeAsync()
    {
        await _services.Value.DisposeAsync();
        await _app.DisposeAsync();
    }
}
