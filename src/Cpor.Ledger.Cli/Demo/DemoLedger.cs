using System.Net;
using System.Net.Sockets;
using Cpor.Ledger.Cli.Hosting;
using Cpor.Ledger.Log.Publishing;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Hosting;
using Cpor.Ledger.Service.Importing;
using Cpor.Ledger.Service.Storage;
using Marten;
using Microsoft.AspNetCore.Connections;
using Wolverine;
using Wolverine.Runtime;

namespace Cpor.Ledger.Cli.Demo;

/// <summary>
/// The whole ledger in this process: a private PostgreSQL, a mail server that keeps what it gets, and the service with
/// a clock that can be put forward. Nothing of the environment's own settings is used, so that a demonstration can
/// never meet real data.
/// </summary>
internal sealed class DemoLedger : IAsyncDisposable
{
    private const int FirstPort = 5080, LastPort = 5099;

    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(10);

    private readonly LedgerDatabase _database;
    private readonly MailServer _mailServer;
    private readonly WebApplication _app;
    private readonly DemoClock _clock;

    private DemoLedger(
        LedgerDatabase database, MailServer mailServer, WebApplication app, DemoClock clock, DemoFolders folders)
    {
        _database = database;
        _mailServer = mailServer;
        _app = app;
        _clock = clock;
        Folders = folders;
        Mailbox = mailServer.Mailbox;
        Url = new Uri(app.Urls.First());
    }

    /// <summary>Where the service listens.</summary>
    public Uri Url { get; }

    /// <summary>Where it keeps everything.</summary>
    public DemoFolders Folders { get; }

    /// <summary>What time it is for the ledger.</summary>
    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>What was mailed.</summary>
    public Mailbox Mailbox { get; }

    /// <summary>Starts everything.</summary>
    public static async Task<DemoLedger> StartAsync(
        DemoFolders folders, DemoChoices choices, Action<string> progress, CancellationToken cancel)
    {
        var mailServer = MailServer.Start(Mailbox.Open(folders.Mail));
        LedgerDatabase? database = null;
        try
        {
            var configuration = Builder(folders, choices, mailServer.Port).Configuration;
            database = await LedgerDatabase.OpenAsync(
                configuration, Configured.Settings(configuration), progress, cancel);
            progress("The database runs; starting the service.");
            var clock = new DemoClock();
            while (true)
            {
                try
                {
                    var builder = Builder(folders, choices, mailServer.Port);
                    var app = await StartAsync(builder, database, clock, folders, cancel);
                    return new DemoLedger(database, mailServer, app, clock, folders);
                }
                catch (IOException failed) when (failed.InnerException is AddressInUseException)
                {
                    // Somebody else took the port since it was found free; the next one is tried.
                }
            }
        }
        catch
        {
            await mailServer.DisposeAsync();
            await (database?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw;
        }
    }

    /// <summary>Tokens for everybody who plays.</summary>
    public Cast NewCast() => new(Url, _app.Services.GetRequiredService<DevelopmentIssuer>());

    /// <summary>Where every claim stands, as an operator sees it.</summary>
    public Board NewBoard(Cast cast) =>
        new(cast.Operator, new PassingTime(_clock, _app.Services.GetRequiredService<IWolverineRuntime>().Storage));

    /// <summary>A policy by which the verifier trusts this ledger's log, and no witness is needed.</summary>
    public async Task<string> PolicyAsync(CancellationToken cancel)
    {
        var keys = await _app.Services.GetRequiredService<LogKeys>().OpenAsync(cancel);
        return string.Concat(keys.Select(key => $"log {key.Verifier}\n")) + "quorum none\n";
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _mailServer.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task StopAsync()
    {
        using var ending = new CancellationTokenSource(TimeToEnd);
        try
        {
            await _app.StopAsync(ending.Token).WaitAsync(ending.Token);
            await _app.DisposeAsync().AsTask().WaitAsync(ending.Token);
        }
        catch (OperationCanceledException)
        {
            // Without a database it would wait for ever to say goodbye to it.
        }
    }

    private static async Task<WebApplication> StartAsync(
        WebApplicationBuilder builder,
        LedgerDatabase database,
        DemoClock clock,
        DemoFolders folders,
        CancellationToken cancel)
    {
        // Alone, so that what a killed process left is taken up at once, and not when other nodes miss it.
        var app = await LedgerHost.BuildAsync(builder, database, services => services
            .AddSingleton<TimeProvider>(clock)
            .RunWolverineInSoloMode());
        try
        {
            await GoOnAsync(app, clock, cancel);
            await ImportSubscriptionsAsync(app, folders, cancel);
            await app.StartAsync(cancel);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Time goes on where an earlier run left it, so that it passed for nobody meanwhile.</summary>
    private static async Task GoOnAsync(WebApplication app, DemoClock clock, CancellationToken cancel)
    {
        await using var session = app.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var newest = await session.Events.QueryAllRawEvents()
            .OrderByDescending(fact => fact.Timestamp)
            .Take(1)
            .ToListAsync(cancel);
        if (newest is [var fact])
            clock.PutTo(fact.Timestamp);
    }

    private static async Task ImportSubscriptionsAsync(
        WebApplication app, DemoFolders folders, CancellationToken cancel)
    {
        var file = Path.Combine(folders.Samples, "subscriptions.json");
        await app.Services.GetRequiredService<Import>().RunAsync(
            app.Services.GetRequiredService<SubscriptionRows>(),
            new ImportOrder(file, "demo", Path.Combine(folders.Data, "subscriptions.results.csv")),
            cancel: cancel);
    }

    private static WebApplicationBuilder Builder(DemoFolders folders, DemoChoices choices, int mailPort)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = Environments.Development,
            ContentRootPath = AppContext.BaseDirectory,
        });
        ((IConfigurationBuilder)builder.Configuration).Sources.Clear();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(Settings(folders, mailPort, url));
        builder.Configuration["Ledger:AllowDownload"] = $"{choices.MayDownload}";
        builder.WebHost.UseUrls(url);
        if (choices.WithLog)
            builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        return builder;
    }

    private static Dictionary<string, string?> Settings(DemoFolders folders, int mailPort, string url) => new()
    {
        ["Ledger:PublicUrl"] = url,
        ["Ledger:DataFolder"] = folders.Data,
        ["Ledger:TenantDirectory"] = Path.Combine(folders.Samples, "tenant-directory.json"),
        ["Ledger:PartnerDirectory"] = Path.Combine(folders.Samples, "partner-directory.json"),
        ["Ledger:Mail:Host"] = $"{IPAddress.Loopback}",
        ["Ledger:Mail:Port"] = $"{mailPort}",
        ["Ledger:Mail:Security"] = "none",
        ["Ledger:Mail:From"] = "claims@ledger.example",
    };

    /// <summary>The usual port, or the next one that nobody listens on.</summary>
    private static int FreePort() =>
        Enumerable.Range(FirstPort, LastPort - FirstPort + 1).Append(0).First(IsFree);

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
