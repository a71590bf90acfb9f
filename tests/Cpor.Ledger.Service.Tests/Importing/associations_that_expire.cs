using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Importing;
using Cpor.Ledger.Service.Processes;
using Cpor.Ledger.Service.Storage;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Importing;

public class associations_that_expire(Database database)
{
    private static readonly Instant _end = Instant.FromUtc(2026, 4, 1, 0, 0);
    private static readonly ClaimId _claim = ClaimId.OfRow("test", "a");

    [Fact]
    public async Task can_be_proved_later_and_end_with_their_subscriptions()
    {
        await using var ledger = await StartAsync(new Warnings());

        await ledger.DoAsync(_claim, new AttachProof(
            Examples.Proof("late"), new string('a', 64), 1_000, "application/pdf", Examples.Text("file-name")));

        (await ledger.LoadAsync(_claim))!.State.Status().ShouldBe(ClaimStatus.Official);
        await ledger.AdvanceAsync(_end - ledger.Now);
        await ledger.UntilAsync(_claim, ClaimStatus.Ended);
    }

    [Fact]
    public async Task get_a_timer_when_their_end_is_near_and_end_at_that_instant()
    {
        await using var ledger = await StartAsync(new Warnings());
        await ledger.AdvanceAsync(_end - ledger.Now - Duration.FromMinutes(5));
        (await TimersAsync(ledger)).ShouldBe(0);

        await ledger.AdvanceAsync(Duration.FromMinutes(5) - Duration.FromSeconds(20));
        await TestLedger.UntilAsync(
            async () => await TimersAsync(ledger) > 0 ? ledger : null, () => Task.FromResult("there is a timer"));
        (await ledger.LoadAsync(_claim))!.State.Status().ShouldBe(ClaimStatus.Official);
        await ledger.AdvanceAsync(Duration.FromSeconds(20));

        var ended = await ledger.UntilAsync(_claim, ClaimStatus.Ended);
        ended.ChangedAt.ShouldBe(_end.ToDateTimeOffset());
    }

    [Fact]
    public async Task end_late_without_an_alarm_when_no_ledger_ran()
    {
        var warnings = new Warnings();
        await using var ledger = await StartAsync(warnings);

        await ledger.AdvanceAsync(_end - ledger.Now + Duration.FromHours(1));

        await ledger.UntilAsync(_claim, ClaimStatus.Ended);
        warnings.All.ShouldBeEmpty();
    }

    private async Task<TestLedger> StartAsync(Warnings warnings)
    {
        var ledger = await TestLedger.StartAsync(
            database, configure: services => services.AddSingleton<ILogger<OverdueClaimsService>>(warnings));
        var file = Path.Combine(ledger.DataFolder, "rows.csv");
        await File.WriteAllTextAsync(file, Carried.Heading + Carried.Row("a", to: "2026-03-31"));
        var report = await ledger.Services.GetRequiredService<Import>().RunAsync(
            ledger.Services.GetRequiredService<AssociationRows>(), new ImportOrder(file, "test", $"{file}.results"));
        report.Accepted.ShouldBe(1);
        return ledger;
    }

    private static async Task<long> TimersAsync(TestLedger ledger)
    {
        await using var connection = new NpgsqlConnection(ledger.OwnerConnectionString);
        await connection.OpenAsync();
        await using var count = new NpgsqlCommand(
            $"""
            select count(*) from {EventStore.MessageSchema}.wolverine_incoming_envelopes
            where message_type = 'expiry-timeout'
            """,
            connection);
        return (long)(await count.ExecuteScalarAsync())!;
    }

    /// <summary>What the watch over lost work says.</summary>
    private sealed class Warnings : ILogger<OverdueClaimsService>
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId id, TState state, Exception? fault, Func<TState, Exception?, string> words) =>
            All.Enqueue(words(state, fault));
    }
}
