using Npgsql;

namespace Cpor.Ledger.Benchmarks.CommandCost;

/// <summary>Which statements one command sends, and what the server spends on each.</summary>
public static class Statements
{
    private const int Commands = 200;

    /// <summary>Beyond the numbers of every comparison.</summary>
    private const int First = 1_000_000;

    public static async Task PrintAsync(MeasuredLedger ledger, IContender contender)
    {
        var slice = new Slice(First, Commands);
        await contender.PrepareAsync(slice);
        await using var source = NpgsqlDataSource.Create(ledger.Database.Owner!);
        await BeginAsync(source);
        foreach (var number in slice.Numbers)
            await contender.DoAsync(number);
        await PrintAsync(source, Commands);
    }

    /// <summary>Forgets what was counted so far.</summary>
    public static async Task BeginAsync(NpgsqlDataSource source)
    {
        await using var begin = source.CreateCommand(
            "create extension if not exists pg_stat_statements; select pg_stat_statements_reset()");
        await begin.ExecuteNonQueryAsync();
    }

    /// <summary>Prints what was counted since, for each of so many commands.</summary>
    public static async Task PrintAsync(NpgsqlDataSource source, int commands)
    {
        var table = new Table("for each command", "ms to run", "ms to plan", "WAL bytes", "statement");
        await using var ask = source.CreateCommand(
            """
            select calls, total_exec_time, total_plan_time, wal_bytes::bigint,
              left(regexp_replace(query, '\s+', ' ', 'g'), 150)
            from pg_stat_statements where toplevel order by total_exec_time desc limit 25
            """);
        await using var rows = await ask.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            table.Add(
                $"{rows.GetInt64(0) / (double)commands:F2}",
                $"{rows.GetDouble(1) / commands:F3}",
                $"{rows.GetDouble(2) / commands:F3}",
                $"{rows.GetInt64(3) / (double)commands:F0}",
                rows.GetString(4).Replace("|", "\\|"));
        }

        table.Print();
    }
}
