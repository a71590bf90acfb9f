using JasperFx;
using JasperFx.Events;
using Npgsql;

namespace Cpor.Ledger.Service.Storage;

/// <summary>Recognises that somebody else was faster and nothing was stored, so that deciding again is right.</summary>
internal static class LostRace
{
    /// <summary>Whether it is so; also where other exceptions wrap it.</summary>
    public static bool Is(Exception thrown) => thrown switch
    {
        ConcurrencyException or Marten.Exceptions.ExistingStreamIdCollisionException
            or ExistingStreamIdCollisionException => true,
        PostgresException { SqlState: LedgerTables.OlderEdition or PostgresErrorCodes.DeadlockDetected } => true,
        Marten.Exceptions.MartenCommandException { InnerException: { } inner } => Is(inner),
        AggregateException several => several.InnerExceptions.All(Is),
        _ => false,
    };
}
