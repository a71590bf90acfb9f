using Npgsql;

namespace Cpor.Ledger.Service.Tests.Scenarios;

/// <summary>
/// Holds back whoever writes a certain row, so that a test can do something in the middle of a work however fast or
/// slow the machine is.
/// </summary>
internal sealed class Gate : IAsyncDisposable
{
    /// <summary>The two numbers of an advisory lock; the ledger's own locks have one.</summary>
    private const string Key = "815, 1";

    private readonly NpgsqlConnection _keeper;

    private Gate(NpgsqlConnection keeper) => _keeper = keeper;

    /// <summary>Rows of the table wait from when the condition holds until the gate is disposed of.</summary>
    /// <param name="owner">The connection string of the owner of the tables.</param>
    /// <param name="table">The table with its schema.</param>
    /// <param name="condition">In SQL; <c>new</c> is the row.</param>
    public static async Task<Gate> CloseAsync(string owner, string table, string condition)
    {
        var keeper = new NpgsqlConnection($"{owner};Pooling=false");
        await keeper.OpenAsync();
        await using var close = new NpgsqlCommand(
            $"""
            select pg_advisory_lock({Key});
            create or replace function public.held_back() returns trigger language plpgsql as $$ begin
              if {condition} then perform pg_advisory_xact_lock_shared({Key}); end if;
              return new;
            end $$;
            create or replace trigger held_back before insert on {table}
              for each row execute function public.held_back();
            """,
            keeper);
        await close.ExecuteNonQueryAsync();
        return new Gate(keeper);
    }

    /// <summary>Whether somebody stands before it.</summary>
    public async Task<bool> IsReachedAsync()
    {
        await using var waiting = new NpgsqlCommand(
            $"""
            select exists (
              select from pg_locks join pg_database on pg_database.oid = pg_locks.database
              where datname = current_database() and locktype = 'advisory' and (classid, objid) = ({Key})
                and not granted)
            """,
            _keeper);
        return (bool)(await waiting.ExecuteScalarAsync())!;
    }

    public ValueTask DisposeAsync() => _keeper.DisposeAsync();
}
