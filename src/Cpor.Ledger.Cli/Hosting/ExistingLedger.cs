using Cpor.Ledger.LocalPostgres;
using Cpor.Ledger.Service.Settings;
using Cpor.Ledger.Service.Storage;
using Npgsql;

namespace Cpor.Ledger.Cli.Hosting;

/// <summary>
/// The database of a ledger that is there already. Commands that look after a ledger make none: an import into a new
/// and empty database would report success and help nobody.
/// </summary>
internal static class ExistingLedger
{
    /// <summary>Opens it, and says which one it is.</summary>
    /// <exception cref="UsageException">The settings name no database, and the data folder has none.</exception>
    public static async Task<LedgerDatabase> OpenAsync(
        IConfiguration configuration, Terminal terminal, CancellationToken cancel)
    {
        var settings = Configured.Settings(configuration);
        var isGiven = configuration.GetConnectionString("Ledger") is { Length: > 0 };
        if (!isGiven && !PrivateCluster.IsIn(LedgerDatabase.ClusterFolder(settings)))
        {
            throw new UsageException(
                $"There is no ledger here: ConnectionStrings__Ledger is not set, and {settings.DataFolder} has no "
                + "private database. Give this command the service's own settings, ConnectionStrings__Ledger or "
                + "Ledger__DataFolder.");
        }

        var database = await LedgerDatabase.OpenAsync(configuration, settings, terminal.Say, cancel);
        terminal.Say($"Using {Name(database, settings)}.");
        return database;
    }

    private static string Name(LedgerDatabase database, LedgerSettings settings)
    {
        var given = new NpgsqlConnectionStringBuilder(database.Application);
        return database.IsPrivate
            ? $"the private database in {settings.DataFolder}"
            : $"database {given.Database} at {given.Host}:{given.Port}";
    }
}
