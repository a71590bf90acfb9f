using System.Text.Json;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Testing;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Http;

/// <summary>
/// Endpoints that only throw: what a caller reads when something else than a rule stands against a request.
/// </summary>
public sealed class faults_of_endpoints : IAsyncLifetime
{
    private WebApplication _app = null!;
    private HttpClient _client = null!;
    private readonly TaskCompletionSource<string> _long = new();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IClock>(new FakeClock(Instant.FromUtc(2026, 3, 2, 9, 0)))
            .AddSingleton(NpgsqlDataSource.Create("Host=nowhere"))
            .AddHttp();
        _app = builder.Build();
        _app.UseExceptionHandler();
        _app.UseStatusCodePages();
        _app.UseRateLimiter();
        _app.MapGet("/busy", string () => throw new LedgerBusyException());
        _app.MapGet("/broken", string () => throw new InvalidOperationException("jana@woodgrove.example"));
        _app.MapGet("/bad", string () => throw new BadHttpRequestException("half a body", 400));
        _app.MapGet("/large", string () => throw new BadHttpRequestException("too much", 413));
        _app.MapGet("/long", () => _long.Task).RequireRateLimiting(LongReadPolicy.Name);
        _app.MapGet("/database", string () => throw new NpgsqlException("gone", new IOException()));
        await _app.StartAsync();
        _client = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData("busy", 503, "ledger-busy")]
    [InlineData("database", 503, "ledger-busy")]
    [InlineData("broken", 500, "ledger-fault")]
    [InlineData("bad", 400, "body-unreadable")]
    [InlineData("large", 413, "body-too-large")]
    [InlineData("nowhere", 404, "nothing-here")]
    public async Task say_whether_trying_again_helps(string path, int status, string code)
    {
        using var response = await _client.GetAsync(new Uri(path, UriKind.Relative));
        var body = await response.Content.ReadAsStringAsync();
        var problem = JsonDocument.Parse(body).RootElement;

        ((int)response.StatusCode).ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        problem.GetProperty("code").GetString().ShouldBe(code);
        problem.GetProperty("type").GetString().ShouldBe($"urn:cpor-ledger:problem:{code}");
        problem.GetProperty("traceId").GetString().ShouldNotBeNullOrEmpty();
        response.Headers.Contains("Retry-After").ShouldBe(status == 503);
        body.ShouldNotContain("woodgrove");
    }

    [Fact]
    public async Task let_a_few_long_readings_run_and_wait_and_tell_the_others_to_come_back()
    {
        const int Many = LongReadPolicy.AtOnce + LongReadPolicy.Waiting;
        var asked = Enumerable.Range(0, Many + 3)
            .Select(_ => _client.GetAsync(new Uri("long", UriKind.Relative)))
            .ToList();
        var refused = new List<HttpResponseMessage>();
        await foreach (var answered in Task.WhenEach(asked))
        {
            refused.Add(await answered);
            if (refused.Count == asked.Count - Many)
                break;
        }

        foreach (var response in refused)
        {
            ((int)response.StatusCode).ShouldBe(503);
            response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
            (await response.Content.ReadAsStringAsync()).ShouldContain("\"ledger-busy\"");
        }

        _long.SetResult("read");
        (await Task.WhenAll(asked)).Count(response => response.IsSuccessStatusCode).ShouldBe(Many);
    }

    [Fact]
    public async Task name_a_method_that_an_address_does_not_take()
    {
        using var response = await _client.DeleteAsync(new Uri("busy", UriKind.Relative));

        ((int)response.StatusCode).ShouldBe(405);
        (await response.Content.ReadAsStringAsync()).ShouldContain("\"method-not-taken\"");
    }
}
