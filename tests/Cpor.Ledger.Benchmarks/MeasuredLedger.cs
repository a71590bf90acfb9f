using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Hosting;
using Cpor.Ledger.Service.Settings;
using Cpor.Ledger.Service.Storage;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cpor.Ledger.Benchmarks;

/// <summary>The real host over a database of its own, wired as the service is.</summary>
public sealed class MeasuredLedger : IAsyncDisposable
{
    private readonly ScratchFolder _folder;
    private readonly WebApplication _app;

    private MeasuredLedger(LedgerDatabase database, ScratchFolder folder, WebApplication app)
    {
        Database = database;
        _folder = folder;
        _app = app;
    }

    public LedgerDatabase Database { get; }

    public IServiceProvider Services => _app.Services;

    public ClaimLedger Claims => Services.GetRequiredService<ClaimLedger>();

    public IDocumentStore Store => Services.GetRequiredService<IDocumentStore>();

    /// <summary>Where the API is.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>Starts over a database as it is, with its connection string changed.</summary>
    public static async Task<MeasuredLedger> StartAsync(
        LedgerDatabase database, string connectionSettings, Action<IServiceCollection> configure)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Ledger"] = $"{database.Application};{connectionSettings}",
            ["ConnectionStrings:LedgerOwner"] = database.Owner,
        }).Build();
        var changed = await LedgerDatabase.OpenAsync(
            configuration, new LedgerSettings(), progress: null, CancellationToken.None);
        await LedgerHost.MigrateAsync(configuration, changed, CancellationToken.None);
        return await StartAsync(changed, configure);
    }

    public static async Task<MeasuredLedger> StartAsync(
        LedgerDatabase database, Action<IServiceCollection>? configure = null, params string[] terms)
    {
        var folder = new ScratchFolder();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Ledger:DataFolder"] = folder.Path,
            ["Logging:LogLevel:Default"] = "Warning",
        });
        builder.Configuration.AddInMemoryCollection(
            terms.Index().Select(term => KeyValuePair.Create($"Ledger:Terms:{term.Index}", (string?)term.Item)));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        if (Environment.GetEnvironmentVariable("LEDGER_BENCHMARK_LOG") is not null)
            builder.Logging.AddSimpleConsole();
        var app = await LedgerHost.BuildAsync(builder, database, configure);
        await app.StartAsync();
        return new MeasuredLedger(database, folder, app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
