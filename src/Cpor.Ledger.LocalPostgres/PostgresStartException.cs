namespace Cpor.Ledger.LocalPostgres;

/// <summary>
/// PostgreSQL is there but could not be made ready. The message gives the reason and what would help.
/// </summary>
public sealed class PostgresStartException : Exception
{
    public PostgresStartException()
    {
    }

    public PostgresStartException(string message)
        : base(message)
    {
    }

    public PostgresStartException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
