using Npgsql;

namespace Cpor.Ledger.Service.Hosting;

/// <summary>How this process talks to its database, where the connection string leaves it open.</summary>
internal static class DatabaseConnections
{
    /// <summary>Statements that a connection keeps prepared: more than the ledger has, so that none is pushed out.</summary>
    private const int Prepared = 200;

    public static NpgsqlDataSource Open(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (!settings.ShouldSerialize("Max Auto Prepare"))
            settings.MaxAutoPrepare = Prepared;
        // Cleaning a connection whenever it is taken from the pool throws away the plans of the function that appends
        // facts, and planning costs more than running them. The pool is this process's own, and nothing in it leaves a
        // session changed; an open transaction is rolled back all the same.
        if (!settings.ShouldSerialize("No Reset On Close"))
            settings.NoResetOnClose = true;
        // Marten's function stores now() at time zone 'utc', which is only right where the session's zone is that too.
        settings.Timezone ??= "UTC";
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
    }
}
