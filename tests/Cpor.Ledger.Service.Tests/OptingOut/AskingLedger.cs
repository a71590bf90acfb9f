using Cpor.Ledger.Service.Hosting;
using Cpor.Ledger.Service.Settings;
using Cpor.Ledger.Service.Storage;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Wolverine;

namespace Cpor.Ledger.Service.Tests.OptingOut;

/// <summary>One ledger for the tests of a class; the checks of its claims find nothing.</summary>
public sealed class AskingLedger(Database database) : IAsyncLifetime
{
    public TestLedger Ledger { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Ledger = await TestLedger.StartAsync(database, configure: OptOutScene.With());

    public ValueTask DisposeAsync() => Ledger.DisposeAsync();

    /// <summary>
    /// One more process of the same ledger: the same database, data folder and clock, nothing else shared.
    /// </summary>
    public async Task<WebApplication> StartNodeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Ledger:DataFolder"] = Ledger.DataFolder,
            ["ConnectionStrings:Ledger"] = Ledger.OwnerConnectionString,
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var opened = await LedgerDatabase.OpenAsync(builder.Configuration, new LedgerSettings(), null, default);
        var app = await LedgerHost.BuildAsync(builder, opened, services =>
        {
            services.AddSingleton<TimeProvider>(Ledger.Time);
            services.RunWolverineInSoloMode();
            OptOutScene.With()(services);
        });
        await app.StartAsync();
        return app;
    }
}
