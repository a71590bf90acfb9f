using Cpor.Ledger.Log;
using JasperFx.Resources;
using Npgsql;

namespace Cpor.Ledger.Service.Storage;

/// <summary>How making, mending or upgrading the tables went.</summary>
/// <param name="Found">What was otherwise than this version expects.</param>
/// <param name="Left">What still is, because nothing here can mend it.</param>
public sealed record SchemaUpgrade(IReadOnlyList<SchemaDifference> Found, IReadOnlyList<SchemaDifference> Left)
{
    /// <summary>Upgrades the database of a host that is not started. Others who do so at once are waited for.</summary>
    internal static async Task<SchemaUpgrade> RunAsync(IHost host, string role, CancellationToken cancel)
    {
        var database = host.Services.GetRequiredService<NpgsqlDataSource>();
        var comparison = host.Services.GetRequiredService<SchemaComparison>();
        // The lock ends with the session, whatever happens.
        await using var alone = await database.OpenConnectionAsync(cancel);
        await ExecuteAsync(alone, "select pg_advisory_lock(hashtext('ledger_tables'))", cancel);
        var found = await comparison.FindAsync(role, cancel);
        try
        {
            if (found.Count > 0)
                await host.SetupResources(cancel);
            await LogSchema.FillAsync(database, cancel);
            await DatabaseGrants.ApplyAsync(database, role, cancel);
        }
        catch (Exception failed) when (Refusal(failed) is { } refusal)
        {
            throw new SchemaUpgradeException(refusal.MessageText, failed);
        }

        await SchemaStamp.PutAsync(database, cancel);
        var left = found.Count == 0 ? found : await comparison.FindAsync(role, cancel);
        await ExecuteAsync(alone, "select pg_advisory_unlock(hashtext('ledger_tables'))", cancel);
        return new SchemaUpgrade(found, left);
    }

    private static PostgresException? Refusal(Exception? failed) =>
        failed is null ? null : failed as PostgresException ?? Refusal(failed.InnerException);

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
