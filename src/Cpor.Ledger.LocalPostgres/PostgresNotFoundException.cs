namespace Cpor.Ledger.LocalPostgres;

/// <summary>
/// No usable PostgreSQL was found. The message says where it was sought and which commands would help.
/// </summary>
public sealed class PostgresNotFoundException : Exception
{
    public PostgresNotFoundException()
    {
    }

    public PostgresNotFoundException(string message)
        : base(message)
    {
    }

    public PostgresNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
