using System.Diagnostics;
using System.Text.Json;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Log;
using Cpor.Ledger.Log.Verifying;
using Cpor.Ledger.Service.Log;
using Cpor.Ledger.Service.Log.Verifying;
using Cpor.Ledger.Service.Settings;
using Cpor.Ledger.Service.Storage;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Log;

/// <summary>What a verification does beside others who write, and after it was killed.</summary>
public sealed class a_verification_that_goes_on(Database database, ITestOutputHelper output)
{
    private const int Many = 12_500;

    [Fact]
    public async Task finds_nothing_while_others_write()
    {
        await using var ledger = await TestLedger.StartAsync(database);
        await ledger.FillAsync(20);
        await ledger.PublishedAsync();
        using var stop = new CancellationTokenSource();
        var writing = Task.WhenAll(Enumerable.Range(0, 4).Select(hand => WriteAsync(ledger, hand, stop.Token)));
        var sizes = new List<long>();
        while (sizes.Count < 15 || sizes[^1] == sizes[0])
        {
            var report = await new LiveVerification(
                LedgerVerification.Of(ledger.ApplicationConnectionString, ledger.Tiles.Path) with
                {
                    Keys = [await ledger.LogKeyAsync()],
                },
                _ => { }).RunAsync(TestContext.Current.CancellationToken);
            report.Findings.ShouldBeEmpty();
            sizes.Add(report.Size);
        }

        await stop.CancelAsync();
        await writing;
        output.WriteLine($"sizes: {string.Join(", ", sizes)}");
        sizes[^1].ShouldBeGreaterThan(sizes[0]);
    }

    [Fact]
    public async Task tells_of_an_event_that_waits_and_of_its_age()
    {
        await using var ledger = await TestLedger.StartAsync(database);
        await ledger.FillAsync(1);
        await ledger.PublishedAsync();
        await using var source = NpgsqlDataSource.Create($"{ledger.OwnerConnectionString};Pooling=false");
        await using var connection = await source.OpenConnectionAsync();
        // Whoever holds the lock on the tree keeps the sequencer from going on.
        await using var transaction = await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("select * from ledger_log.tree for update", connection);
        await hold.ExecuteNonQueryAsync();
        await ledger.CreateAsync(Examples.Claim("waits"), Examples.Contoso, "teams");

        var report = await new LiveVerification(
            LedgerVerification.Of(ledger.ApplicationConnectionString, ledger.Tiles.Path), _ => { })
            .RunAsync(TestContext.Current.CancellationToken);

        report.Findings.ShouldBeEmpty();
        report.Waiting.ShouldBe(1);
        report.OldestWaits.ShouldNotBeNull();
    }

    [Fact]
    public async Task finds_the_same_after_it_was_killed()
    {
        using var folder = new Folder();
        var opened = await database.CreateLedgerAsync();
        await FillAsync(opened);
        var whole = await Run(opened, folder, "--json");
        whole.ExitCode.ShouldBe(1);
        var state = Path.Combine(folder.Path, "state.json");

        await KillAsync(opened, folder, state);
        var resumed = await Run(opened, folder, "--json", "--state", state, "--resume");

        resumed.Report.Notes.ShouldContain(note => note.StartsWith("Went on at position", StringComparison.Ordinal));
        resumed.Report.Findings.ShouldBe(whole.Report.Findings);
        resumed.Report.Root.ShouldBe(whole.Report.Root);
        whole.Report.Findings.Select(finding => (finding.Code, finding.Position)).ShouldBe(
        [
            (FindingCodes.EventActorChanged, 17), (FindingCodes.LogLeafHashChanged, 5_000),
            (FindingCodes.EventRemoved, Many - 1),
        ]);
        File.Exists(state).ShouldBeFalse();
    }

    private static async Task WriteAsync(TestLedger ledger, int hand, CancellationToken stop)
    {
        // Not as fast as it can: a verification that takes longer than the one before it would never be done.
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var claim = 0; !stop.IsCancellationRequested; claim++)
        {
            await ledger.CreateAsync(Examples.Claim($"beside {hand} {claim}"), Examples.Contoso, "teams");
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private static async Task FillAsync(LedgerDatabase opened)
    {
        await using var owner = NpgsqlDataSource.Create($"{opened.Owner};Pooling=false");
        await ExecuteAsync(owner, $"""
            set session_replication_role = replica;
            insert into ledger_events.mt_streams (id, type, version, timestamp, created, tenant_id, is_archived)
            values ('{Guid.Empty}', 'ledger_claim', {Many}, now(), now(), '*DEFAULT*', false);
            insert into ledger_events.mt_events
              (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, is_archived)
            select i, gen_random_uuid(), '{Guid.Empty}', i, jsonb_build_object('number', i), 'commented.v1', now(),
              '*DEFAULT*', false
            from generate_series(1, {Many}) i
            """);
        await LogSchema.FillAsync(owner, TestContext.Current.CancellationToken);
        using var progress = new LogProgress();
        using var signal = new LogSignal(owner, progress, NullLogger<LogSignal>.Instance);
        using var sequencer = new Sequencer(
            new SequencerConnections(opened.Application),
            new LogOrigin(owner, new LedgerSettings().ForLog(EventNouns.All)), signal,
            new LogReconciler(owner), progress, NullLogger<Sequencer>.Instance);
        await sequencer.StartAsync(CancellationToken.None);
        await LogTable.SettledAsync(opened.Owner!);
        await sequencer.StopAsync(CancellationToken.None);
        await ExecuteAsync(owner, $"""
            set session_replication_role = replica;
            update ledger_events.mt_events set user_name = 'x' where seq_id = 18;
            update ledger_log.entry set leaf_hash = sha256('') where position = 5000;
            delete from ledger_events.mt_events where seq_id = {Many}
            """);
    }

    private static async Task ExecuteAsync(NpgsqlDataSource owner, string sql)
    {
        await using var command = owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Ends the quiet kind, which rests between its pages, as soon as it has kept how far it is.</summary>
    private static async Task KillAsync(LedgerDatabase opened, Folder folder, string state)
    {
        using var process = Start(opened, folder, "--continuous", "--state", state);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!process.HasExited && !File.Exists(state))
            await timer.WaitForNextTickAsync();
        process.HasExited.ShouldBeFalse("It was over before it could be killed.");
        process.Kill();
        await process.WaitForExitAsync();
    }

    private static async Task<(VerifyReport Report, int ExitCode)> Run(
        LedgerDatabase opened, Folder folder, params string[] args)
    {
        using var process = Start(opened, folder, args);
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var options = LedgerJson.Apply(new JsonSerializerOptions());
        return (JsonSerializer.Deserialize<VerifyReport>(text, options)!, process.ExitCode);
    }

    private static Process Start(LedgerDatabase opened, Folder folder, params string[] args) => Process.Start(
        new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "ledger.dll"), "log", "verify", "--read-models", "false",
                .. args,
            ])
        {
            WorkingDirectory = folder.Path,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment =
            {
                ["ConnectionStrings__Ledger"] = opened.Application,
                ["Ledger__DataFolder"] = folder.Path,
            },
        })!;
}
