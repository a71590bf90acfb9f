using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cpor.Ledger.Service.Tests.Hosting;

/// <summary>A telemetry collector (OTLP over HTTP) that keeps what it is sent, as the bytes come.</summary>
public sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Signal, string Sent)> _received = [];

    private Collector(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// <summary>All that was sent of one signal; names are readable in it, whatever the encoding around them.</summary>
    public string Sent(string signal) =>
        string.Join('\n', _received.Where(received => received.Signal == signal).Select(received => received.Sent));

    public static async Task<Collector> OpenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var collector = new Collector(app);
        app.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            collector._received.Enqueue((signal, Encoding.UTF8.GetString(body.ToArray())));
            return Results.Ok();
        });
        await app.StartAsync();
        return collector;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
