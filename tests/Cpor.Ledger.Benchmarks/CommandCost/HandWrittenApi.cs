using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cpor.Ledger.Benchmarks.CommandCost;

/// <summary>A minimal API without tokens around a hand-written submission.</summary>
public sealed class HandWrittenApi : IContender, IAsyncDisposable
{
    private readonly HandWrittenSubmit _submit;
    private readonly WebApplication _app;
    private readonly Caller _caller;

    private HandWrittenApi(HandWrittenSubmit submit, WebApplication app)
    {
        _submit = submit;
        _app = app;
        _caller = new Caller(new Uri(app.Urls.First()));
    }

    public string Name => $"{_submit.Name}, behind a minimal API";

    public static async Task<HandWrittenApi> OpenAsync(HandWrittenSubmit submit)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/claims/{number:int}/submission", async (int number) =>
        {
            await submit.DoAsync(number);
            return Results.Json(new { number, status = "submitted" });
        });
        await app.StartAsync();
        return new HandWrittenApi(submit, app);
    }

    public Task PrepareAsync(Slice slice) => _submit.PrepareAsync(slice);

    public Task DoAsync(int number) => _caller.PostAsync($"/claims/{number}/submission");

    public async ValueTask DisposeAsync()
    {
        _caller.Dispose();
        await _app.DisposeAsync();
    }
}
