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
        await using (var begin = source.CreateCommand(
            "create extension if not exists pg_stat_statements; select pg_stat_statements_reset()"))
        {
            await begin.ExecuteNonQueryAsync();
        }

        foreach (var number in slice.Numbers)
            await contender.DoAsync(number);
        await PrintAsync(source);
    }

    private static async Task PrintAsync(NpgsqlDataSource source)
    {
        var table = new Table("for each command", "ms to run", "ms to plan", "WAL bytes", "statement");
        await using var ask = source.CreateCommand(
            """
            select calls, total_exec_time, total_plan_time, wal_bytes::bigint, left(regexp_replace(query, '\s+', ' ', 'g'), 150)
            from pg_stat_statements where toplevel order by total_exec_time desc limit 25
            """);
        await using var rows = await ask.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            table.Add(
                $"{rows.GetInt64(0) / (double)Commands:F2}",
                $"{rows.GetDouble(1) / Commands:F3}",
                $"{rows.GetDouble(2) / Commands:F3}",
                $"{rows.GetInt64(3) / (double)Commands:F0}",
                rows.GetString(4).Replace("|", "\\|"));
        }

        table.Print();
    }
}
