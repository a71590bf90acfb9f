using Npgsql;

namespace Cpor.Ledger.Log;

/// <summary>Recognises that the database is away for a moment: it restarts, recovers, or cannot be reached.</summary>
public static class DatabaseAway
{
    /// <summary>Whether the same again may succeed once it is back; also where another exception wraps it.</summary>
    public static bool Is(Exception? failure) => failure switch
    {
        null => false,
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown } => true,
        NpgsqlException { IsTransient: true } => true,
        _ => Is(failure.InnerException),
    };
}
