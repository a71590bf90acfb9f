using System.Diagnostics;
using Cpor.Ledger.Log;
using Cpor.Ledger.Service.Hosting;
using Cpor.Ledger.Service.Log;
using Cpor.Ledger.Service.Settings;
using Cpor.Ledger.Service.Storage;
using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Log;

/// <summary>
/// Events are appended by many hands at once, in transactions that are committed late or rolled back, while two or
/// three sequencers fight, connections are cut and PostgreSQL is killed. A small game each time; a large one when
/// <c>LEDGER_CAMPAIGN</c> is <c>full</c>.
/// </summary>
public sealed class positions_under_attack(ITestOutputHelper output)
{
    private static readonly bool _full = Environment.GetEnvironmentVariable("LEDGER_CAMPAIGN") == "full";
    private static readonly int _appends = _full ? 2_500 : 100;

    [Fact]
    public async Task have_no_hole_and_leave_no_event_out()
    {
        using var folder = new Folder();
        var settings = new LedgerSettings { DataFolder = folder.Path };
        await using var database = await LedgerDatabase.OpenAsync(
            new ConfigurationManager(), settings, null, CancellationToken.None);
        await using var app = await LedgerHost.WithoutEndpointsAsync(
            new ConfigurationManager(), database, CancellationToken.None);
        await using var source = NpgsqlDataSource.Create(database.Application);
        var writers = new Writers(app.Services.GetRequiredService<IDocumentStore>(), source, "attack");
        await using var attack = new Attack(source, database, settings);
        var watch = new Watch(source);

        var writing = writers.WriteAsync(hands: 8, _appends);
        while (!writing.IsCompleted || attack.Kills == 0)
        {
            await attack.StepAsync();
            await watch.LookAsync();
        }

        await writing;
        await attack.CalmAsync();
        var log = await LogTable.SettledAsync(database.Owner!);
        output.WriteLine(
            $"{log.Rows.Count} events in the log, {writers.Stored.Count} answered, {writers.RolledBack} rolled back, "
            + $"{writers.Failed} attempts failed; {attack}; looked {watch.Looks} times");
        log.ShouldBeWhole();
        writers.Stored.ShouldBeSubsetOf(log.Rows.Select(row => row.EventId));
        watch.Seen.ShouldBe(log.Rows.Take(watch.Seen.Count).Select(row => row.EventId));
        writers.Stored.Count.ShouldBeGreaterThan(_appends);
        attack.Kills.ShouldBeGreaterThan(0);
    }

    /// <summary>A consumer: what it has seen once, it must always see, and nothing in between.</summary>
    private sealed class Watch(NpgsqlDataSource source)
    {
        public List<Guid> Seen { get; } = [];

        public int Looks { get; private set; }

        public async Task LookAsync()
        {
            try
            {
                await using var next = source.CreateCommand(
                    $"select position, event_id from {LogSchema.Schema}.entry where position >= $1 order by position");
                next.Parameters.Add(new() { Value = (long)Seen.Count });
                await using var rows = await next.ExecuteReaderAsync();
                while (await rows.ReadAsync())
                {
                    rows.GetInt64(0).ShouldBe(Seen.Count);
                    Seen.Add(rows.GetGuid(1));
                }

                Looks++;
            }
            catch (NpgsqlException)
            {
                // Killed meanwhile.
            }
        }
    }

    /// <summary>What is done to the sequencers and to the server.</summary>
    private sealed class Attack(NpgsqlDataSource source, LedgerDatabase database, LedgerSettings settings)
        : IAsyncDisposable
    {
        private readonly Random _chance = new(1);
        private readonly List<Sequencer> _sequencers = [];
        private int _cut;
        private int _started;
        private int _stopped;

        public int Kills { get; private set; }

        public async Task StepAsync()
        {
            using (var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(_chance.Next(50, 400))))
                await pause.WaitForNextTickAsync();
            switch (_sequencers.Count < 2 ? 0 : Kills == 0 && _started > 3 ? 8 : _chance.Next(_full ? 40 : 8))
            {
                case 0 or 1 when _sequencers.Count < 3:
                    await StartAsync();
                    break;
                case 2 or 3 when _sequencers.Count > 0:
                    await StopAsync(_sequencers[_chance.Next(_sequencers.Count)]);
                    break;
                case 4 or 5:
                    await CutAsync("application_name = 'Cpor.Ledger sequencer'");
                    break;
                case 6 or 7:
                    await CutAsync("usename = 'ledger_app' order by random() limit 2");
                    break;
                case 8 when Kills < 10:
                    Kills++;
                    Process.GetProcessById(Postmaster()).Kill();
                    break;
            }
        }

        /// <summary>Leaves one sequencer alone.</summary>
        public async Task CalmAsync()
        {
            while (_sequencers.Count > 1)
                await StopAsync(_sequencers[0]);
            if (_sequencers.Count == 0)
                await StartAsync();
        }

        public async ValueTask DisposeAsync()
        {
            while (_sequencers.Count > 0)
                await StopAsync(_sequencers[0]);
        }

        public override string ToString() =>
            $"{Kills} kills of PostgreSQL, {_cut} connections cut, {_started} sequencers started, {_stopped} stopped";

        private async Task StartAsync()
        {
            var progress = new LogProgress();
            var sequencer = new Sequencer(
                new SequencerConnections(database.Application),
                new LogOrigin(source, settings.ForLog(EventNouns.All)),
                new LogSignal(source, progress, NullLogger<LogSignal>.Instance),
                new LogReconciler(source),
                progress,
                NullLogger<Sequencer>.Instance);
            await sequencer.StartAsync(CancellationToken.None);
            _sequencers.Add(sequencer);
            _started++;
        }

        private async Task StopAsync(Sequencer sequencer)
        {
            _sequencers.Remove(sequencer);
            await sequencer.StopAsync(CancellationToken.None);
            sequencer.Dispose();
            _stopped++;
        }

        private async Task CutAsync(string which)
        {
            try
            {
                await using var connection = new NpgsqlConnection($"{database.Owner};Pooling=false");
                await connection.OpenAsync();
                await using var cut = new NpgsqlCommand(
                    $"""
                    select count(pg_terminate_backend(pid)) from (
                      select pid from pg_stat_activity where pid <> pg_backend_pid() and {which}) chosen
                    """,
                    connection);
                _cut += (int)(long)(await cut.ExecuteScalarAsync())!;
            }
            catch (NpgsqlException away) when (away is not PostgresException { SqlState: [not '5', ..] })
            {
                // Killed meanwhile.
            }
        }

        private int Postmaster() => int.Parse(
            File.ReadLines(Path.Combine(settings.DataFolder, "postgres", "data", "postmaster.pid")).First());
    }
}
