using System.Net.Http.Headers;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Hosting;
using Cpor.Ledger.Service.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Access;

/// <summary>A host with authentication, authorization and a few endpoints that name the caller.</summary>
public sealed class Entrance : IAsyncDisposable
{
    public static readonly OrganisationId Fabrikam = new("4711");

    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private Entrance(WebApplication app, FakeTimeProvider time)
    {
        _app = app;
        Time = time;
        _client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public FakeTimeProvider Time { get; }

    public DevelopmentIssuer Issuer => _app.Services.GetRequiredService<DevelopmentIssuer>();

    public ActorDirectory Actors => _app.Services.GetRequiredService<ActorDirectory>();

    public static async Task<Entrance> OpenAsync(Database database, Folder folder, EntranceSettings? given = null)
    {
        var settings = given ?? new();
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        var source = await database.OfAsync(typeof(Entrance));
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { EnvironmentName = settings.Environment });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings.Configuration);
        builder.Services
            .AddSingleton(new LedgerSettings
            {
                DataFolder = folder.Path,
                Tokens = new TokenSettings { Authority = settings.Authority },
            })
            .AddSingleton(source)
            .AddSingleton<TimeProvider>(time)
            .AddSingleton<IClock, LedgerClock>()
            .AddAccess();
        var app = builder.Build();
        app.UseAccess();
        app.MapGet("/anybody", () => "in").AllowAnonymous();
        app.MapGet("/undeclared", () => "in");
        app.MapPost("/posted", () => "in").WithMetadata(new AuthorizeRolesAttribute(CallerRole.Partner));
        app.MapGet("/partners", Who).WithMetadata(new AuthorizeRolesAttribute(CallerRole.Partner));
        app.MapGet("/reviewers", Who)
            .WithMetadata(new AuthorizeRolesAttribute(CallerRole.Reviewer, CallerRole.Auditor));
        await app.StartAsync();
        return new Entrance(app, time);
    }

    /// <summary>A token of the development issuer that is right in every respect, unless told otherwise.</summary>
    public string Token(
        CallerRole role = CallerRole.Partner, string subject = "anna", Duration? lifetime = null) =>
        Issuer.Issue(
            subject,
            role,
            role == CallerRole.Partner ? Fabrikam : null,
            role == CallerRole.Partner ? [new MpnId("1234567")] : [],
            lifetime ?? Duration.FromHours(1));

    public async Task<HttpResponseMessage> GetAsync(string path, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await _client.SendAsync(request);
    }

    /// <summary>What the endpoint answers: the status, and what it says of the caller.</summary>
    public async Task<string> SendAsync(string path, string? token = null)
    {
        using var response = await GetAsync(path, token);
        return $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}".TrimEnd();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static string Who(HttpContext http)
    {
        var caller = Caller.From(http.User)!;
        return $"{caller.Role} {caller.OrganisationId} {string.Join(' ', caller.MpnIds)} {caller.ActorId}";
    }
}

/// <summary>How an <see cref="Entrance"/> is set up.</summary>
public sealed record EntranceSettings
{
    public string Environment { get; init; } = "Development";

    public string Authority { get; init; } = "";

    public IReadOnlyDictionary<string, string?> Configuration { get; init; } = new Dictionary<string, string?>();
}
