using Cpor.Ledger.Log.Verifying;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Log;

/// <summary>One way to change what was committed, and what is to be found then.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Sql">What is done to the database, past all triggers and keys.</param>
/// <param name="Expected">Codes and keys of the findings.</param>
public sealed record Tampering(string Kind, string Sql, params (string Code, string Key)[] Expected)
{
    /// <summary>What is done to the folder.</summary>
    public Action<string>? Files { get; init; }

    /// <summary>What else the verifier is given.</summary>
    public Func<VerifyOrder, VerifyOrder> Order { get; init; } = order => order;

    /// <summary>Does it.</summary>
    public async Task DoAsync(TamperedLedger.Copy copy)
    {
        Files?.Invoke(copy.Folder);
        if (Sql.Length == 0)
            return;
        await using var connection = new NpgsqlConnection(copy.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"set session_replication_role = replica; {Sql}", connection);
        // Each statement was meant to change something.
        (await command.ExecuteNonQueryAsync()).ShouldBeGreaterThan(0, Kind);
    }

    public override string ToString() => Kind;
}
