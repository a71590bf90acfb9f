using Cpor.Ledger.Contracts.Projections;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.ReadModels.Rebuilding;
using Cpor.Ledger.Service.Tests.Scenarios;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.ReadModels;

/// <summary>Rebuilding, and what goes on meanwhile.</summary>
public static class Rebuilders
{
    /// <summary>A SHA-256 that one document in five has in common with others.</summary>
    internal static string Digest(int document) => $"{document % 5:x64}";

    private static readonly Actor Writer = new("actor:writer");

    extension(TestLedger ledger)
    {
        public Projections Projections => ledger.Services.GetRequiredService<Projections>();

        /// <summary>Asks for a rebuild and waits for its end.</summary>
        public async Task<RebuildView> RebuildAsync(string projection)
        {
            (await ledger.Projections.RebuildAsync(projection, "actor:operator")).ShouldNotBeNull();
            return await ledger.RebuiltAsync(projection);
        }

        public Task<RebuildView> RebuiltAsync(string projection)
        {
            var rebuilds = ledger.Services.GetRequiredService<Rebuilds>();
            return TestLedger.UntilAsync(
                async () => await rebuilds.FindAsync(projection) is { FinishedAt: not null } over ? over : null,
                async () => $"the rebuild of {projection} is over; it is {await rebuilds.FindAsync(projection)}");
        }

        public async Task<ProjectionView> ProjectionAsync(string name) =>
            (await ledger.Projections.ListAsync()).Items.Single(projection => projection.Name == name);

        /// <summary>Changes tables as their owner may.</summary>
        public async Task<int> AsOwnerAsync(string sql)
        {
            await using var connection = new NpgsqlConnection(ledger.OwnerConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteNonQueryAsync();
        }

        public async Task<T> ScalarAsync<T>(string sql)
        {
            await using var connection = new NpgsqlConnection(ledger.OwnerConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            return (T)(await command.ExecuteScalarAsync())!;
        }

        /// <summary>Puts an event into the store that no code of ours would write; answers its sequence.</summary>
        public Task<long> PoisonAsync(string alias = "never-heard-of.v1", string data = "{}") =>
            ledger.ScalarAsync<long>($"""
            with stream as (
              insert into ledger_events.mt_streams (id, type, version)
                values (gen_random_uuid(), 'poison', 1) returning id)
            insert into ledger_events.mt_events (
              seq_id, id, stream_id, version, data, type, mt_dotnet_type, timestamp)
            select nextval('ledger_events.mt_events_sequence'), gen_random_uuid(), id, 1, '{data}', '{alias}',
              'Unknown, Unknown', '2026-03-02 09:00:00.123456+00'
            from stream returning seq_id
            """);

        public async Task<bool> SomebodyWaitsForALockAsync()
        {
            await using var connection = new NpgsqlConnection(ledger.OwnerConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(
                """
                select exists (
                  select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')
                """,
                connection);
            return (bool)(await command.ExecuteScalarAsync())!;
        }

        /// <summary>Makes claims and comments on them, all of it through the write side, until told to stop.</summary>
        public async Task WriteAsync(string name, Func<bool> enough)
        {
            for (var made = 0; !enough(); made++)
            {
                var claim = Examples.Claim($"{name} {made}");
                await ledger.CreateAsync(claim, Examples.Contoso, "teams");
                var proof = Examples.Proof($"{name} {made}");
                await ledger.DoAsync(claim, new AttachProof(
                    proof, Digest(made), 1_000, "application/pdf", Examples.Text("file-name")));
                for (var said = 0; said < 5; said++)
                {
                    await ledger.Claims.DecideAsync(
                        claim,
                        new Comment(
                            new CommentId(Examples.Proof($"{name} {made} {said}").Value),
                            ClaimSide.Partner,
                            Examples.Text()),
                        Writer,
                        CancellationToken.None);
                }
            }
        }

        /// <summary>
        /// Reads the row of every claim that is known to exist, again and again; answers how many were missing.
        /// </summary>
        public async Task<int> MissedAsync(Func<bool> enough)
        {
            var missed = 0;
            var store = ledger.Services.GetRequiredService<IDocumentStore>();
            while (!enough())
            {
                await using var session = store.QuerySession();
                var known = await session.Events.QueryAllRawEvents()
                    .Where(fact => fact.EventTypeName == "draft-created.v1" || fact.EventTypeName == "migrated.v1")
                    .Select(fact => fact.StreamId)
                    .ToListAsync();
                missed += known.Count - (await session.LoadManyAsync<LedgerClaim>(known)).Count;
            }

            return missed;
        }
    }
}
