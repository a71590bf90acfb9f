using Cpor.Ledger.Log;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Log;

/// <summary>How the node that gives positions learns that there is something to do.</summary>
public sealed class waking_the_sequencer(Database database)
{
    private static readonly TimeSpan _while = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task takes_no_notice_for_what_its_own_process_committed()
    {
        // Nowhere: whoever sent a notice would fail.
        await using var nowhere = NpgsqlDataSource.Create("Host=nowhere");
        using var active = Active();
        using var signal = new LogSignal(nowhere, active, NullLogger<LogSignal>.Instance);

        signal.Wait(TimeSpan.Zero, Cancel).ShouldBeFalse();
        signal.Raise();
        signal.Raise();

        signal.Wait(TimeSpan.Zero, Cancel).ShouldBeTrue();
        signal.Wait(TimeSpan.Zero, Cancel).ShouldBeFalse();
    }

    [Fact]
    public async Task hears_of_what_another_process_committed_also_after_its_connection_was_cut()
    {
        await using var source = await database.CreateAsync();
        using var active = Active();
        using var passive = new LogProgress();
        using var here = new LogSignal(source, active, NullLogger<LogSignal>.Instance);
        using var elsewhere = new LogSignal(source, passive, NullLogger<LogSignal>.Instance);
        using var session = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var hearing = here.HearAsync(session.Token);
        await elsewhere.StartAsync(Cancel);

        IsWoken().ShouldBeTrue();
        while (here.Wait(_while, Cancel))
        {
            // Until nothing is on its way any more.
        }

        await using (var cut = source.CreateCommand(
            """
            select pg_terminate_backend(pid) from pg_stat_activity
            where query = 'listen ledger_log' and datname = current_database()
            """))
            (await cut.ExecuteScalarAsync(Cancel)).ShouldBe(true);
        IsWoken().ShouldBeTrue();

        await elsewhere.StopAsync(Cancel);
        await session.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => hearing);

        // More than once, because nobody tells when it listens.
        bool IsWoken() => Enumerable.Range(0, 30).Any(_ =>
        {
            elsewhere.Raise();
            return here.Wait(_while, Cancel);
        });
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static LogProgress Active()
    {
        var progress = new LogProgress();
        progress.Report(0, 0);
        return progress;
    }
}
