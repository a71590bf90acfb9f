using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Hosting;
using Cpor.Ledger.Service.Storage;
using JasperFx.CodeGeneration;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Npgsql;
using Wolverine;

namespace Cpor.Ledger.Service.Tests.Scenarios;

/// <summary>
/// The real host over a database of its own, with a clock that only the test moves. Nothing waits by the wall clock:
/// time is moved, and what is due then happens.
/// </summary>
public sealed class TestLedger : IAsyncDisposable
{
    private readonly LedgerDatabase _database;
    private readonly Folder _folder;
    private readonly WebApplication _app;

    private TestLedger(LedgerDatabase database, Folder folder, WebApplication app, FakeTimeProvider time)
    {
        _database = database;
        _folder = folder;
        _app = app;
        Time = time;
        Client = NewClient();
    }

    /// <summary>The one clock of the host.</summary>
    public FakeTimeProvider Time { get; }

    /// <summary>Speaks to the host over a real socket, without a token. Replies are held to the description.</summary>
    public HttpClient Client { get; }

    /// <summary>The host's container.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Where the host keeps proofs, keys and mails.</summary>
    public string DataFolder => _folder.Path;

    /// <summary>The database, as the ledger's tools open it.</summary>
    public LedgerDatabase Database => _database;

    /// <summary>The owner's connection string, for looking at tables and for attacking them.</summary>
    public string OwnerConnectionString => _database.Owner!;

    /// <summary>The application's connection string.</summary>
    public string ApplicationConnectionString => _database.Application;

    /// <summary>The clock's reading.</summary>
    public Instant Now => Services.GetRequiredService<IClock>().GetCurrentInstant();

    /// <summary>The write side, for tests that do not go through HTTP.</summary>
    public ClaimLedger Claims => Services.GetRequiredService<ClaimLedger>();

    /// <summary>Monday, 2 March 2026, nine o'clock UTC: an ordinary working day in every shipped calendar.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static async Task<TestLedger> StartAsync(
        Database database,
        IEnumerable<KeyValuePair<string, string?>>? settings = null,
        Action<IServiceCollection>? configure = null)
    {
        var folder = new Folder();
        var time = new FakeTimeProvider(Monday);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Ledger:DataFolder"] = folder.Path,
        });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        if (Environment.GetEnvironmentVariable("LEDGER_TEST_LOG") is not null)
            builder.Logging.AddSimpleConsole();
        var opened = await database.CreateLedgerAsync();
        var app = await LedgerHost.BuildAsync(builder, opened, services =>
        {
            services.AddSingleton<TimeProvider>(time);
            services.AddSingleton<IAssemblyGenerator, CompiledOnce>();
            services.RunWolverineInSoloMode();
            configure?.Invoke(services);
        });
        await app.StartAsync();
        return new TestLedger(opened, folder, app, time);
    }

    /// <summary>Another client of the same kind, to be disposed of by the test.</summary>
    public HttpClient NewClient() => new(new DescribedReplies()) { BaseAddress = new Uri(_app.Urls.First()) };

    /// <summary>Moves the clock, and lets timers that are due by then fire.</summary>
    public async Task AdvanceAsync(Duration by)
    {
        Time.Advance(by.ToTimeSpan());
        // Wolverine polls by the wall clock; what is due by ours, and put off by the database, is made due by that too.
        await using var connection = new NpgsqlConnection(OwnerConnectionString);
        await connection.OpenAsync();
        await using var release = new NpgsqlCommand(
            $"""
            begin;
            lock table {EventStore.MessageSchema}.wolverine_incoming_envelopes in share row exclusive mode;
            update public.test_clock set reads = '{Time.GetUtcNow():O}';
            update {EventStore.MessageSchema}.wolverine_incoming_envelopes
            set execution_time = now() - interval '1 second'
            where status = 'Scheduled' and (
              execution_time <= (select reads from public.test_clock) or execution_time between '2900-01-01'
                and (select reads + interval '1000 years' from public.test_clock));
            commit;
            """,
            connection);
        await release.ExecuteNonQueryAsync();
    }

    /// <summary>The claim now.</summary>
    public async Task<LedgerClaim?> LoadAsync(ClaimId id)
    {
        await using var session = Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await session.LoadAsync<LedgerClaim>(id.Value);
    }

    /// <summary>Waits until the claim has a status, for at most five minutes.</summary>
    public Task<LedgerClaim> UntilAsync(ClaimId id, ClaimStatus status) => UntilAsync(
        async () => await LoadAsync(id) is { } claim && claim.State.Status() == status ? claim : null,
        async () => $"claim {id} is {status}; it is {(await LoadAsync(id))?.Status ?? "absent"}");

    /// <summary>
    /// Waits until something is there, for at most five minutes: only a failing test waits for long, and a busy machine
    /// is no failure.
    /// </summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T?>> look, Func<Task<string>> expectation)
        where T : class
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var looks = 0; looks < 15_000; looks++)
        {
            if (await look() is { } found)
                return found;
            await timer.WaitForNextTickAsync();
        }

        throw new TimeoutException($"After five minutes it is not so that {await expectation()}.");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
