using Npgsql;

namespace Cpor.Ledger.Service.Storage;

/// <summary>How this process talks to its database, where the connection string leaves it open.</summary>
internal static class DatabaseConnections
{
    /// <summary>
    /// Statements that a connection keeps prepared: more than the ledger has, so that none is pushed out.
    /// </summary>
    private const int Prepared = 200;

    /// <summary>
    /// The pool of the process. Connections are cleaned whenever they are taken from it again: Wolverine elects its
    /// leader and guards its migrations with locks that belong to a session, and when giving one back fails it relies
    /// on the end of the session. Sparing the cleaning would save the server a tenth to a quarter of a command's
    /// work.
    /// </summary>
    public static NpgsqlDataSource Open(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (!settings.ShouldSerialize("Max Auto Prepare"))
            settings.MaxAutoPrepare = Prepared;
        // Marten's function stores now() at time zone 'utc', which is only right where the session's zone is that too.
        settings.Timezone ??= "UTC";
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
    }
}
