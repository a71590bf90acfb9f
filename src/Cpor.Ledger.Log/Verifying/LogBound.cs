using Cpor.Ledger.Audit.Trees;
using Npgsql;

namespace Cpor.Ledger.Log.Verifying;

/// <summary>
/// Up to where the log is verified: what it was in one snapshot at the start. What is added meanwhile lies beyond.
/// </summary>
/// <param name="Origin">The log's name as its entries say.</param>
/// <param name="Size">How many entries there are to be.</param>
/// <param name="Tree">The stored tree; null when it cannot be read.</param>
internal sealed record LogBound(string Origin, long Size, byte[]? Tree)
{
    private const string TreeTable = $"{LogSchema.Schema}.tree";
    private const int MostStrays = 1_000;

    /// <summary>What is wrong already.</summary>
    public IReadOnlyList<Finding> Findings { get; private init; } = [];

    public static async Task<LogBound> ReadAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var command = database.CreateCommand($"""
            select (select origin from {LogSchema.Schema}.identity), t.size, t.frontier,
              (select coalesce(max(position), -1) + 1 from {LogRow.Table}),
              array(select position from {LogRow.Table} where position >= t.size order by position limit {MostStrays}),
              array(select substring(bytes from position('"source":"https://'::bytea in bytes) + 18 for 600)
                from {LogRow.Table} where position in (0, t.size / 2, t.size - 1) order by position)
            from (select) one left join {TreeTable} t on true
            """);
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        var findings = new List<Finding>();
        var origin = Named(row, findings);
        var size = row.IsDBNull(1) ? row.GetInt64(3) : row.GetInt64(1);
        var tree = row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2);
        var read = Frontier.Read(tree ?? []);
        if (!read.IsGood || read.Value.Size != size)
        {
            findings.Add(new Finding(FindingCodes.TreeChanged, TreeTable, "id 1", null, row.IsDBNull(1)
                ? "The row of the tree is gone."
                : "The row of the tree cannot be read, or its size is not that of its frontier."));
            (size, tree) = (row.GetInt64(3), null);
        }

        foreach (var position in row.GetFieldValue<long[]>(4).Where(position => position >= size))
        {
            findings.Add(new Finding(FindingCodes.LogRowAdded, LogRow.Table, $"position {position}", position,
                $"There is a row at position {position}, but the tree has {size} entries."));
        }

        return new LogBound(origin, size, tree) { Findings = findings };
    }

    // The name is in every entry, so what several of them say counts for more than one row.
    private static string Named(NpgsqlDataReader row, List<Finding> findings)
    {
        var stored = row.IsDBNull(0) ? null : row.GetString(0);
        var said = row.GetFieldValue<byte[][]>(5).Select(bytes => System.Text.Encoding.UTF8.GetString(bytes))
            .Select(text => text[..Math.Max(0, text.IndexOf('"', StringComparison.Ordinal))]).Distinct().ToList();
        if (said is not [var origin] || origin == stored)
            return stored ?? "";
        findings.Add(new Finding(FindingCodes.IdentityChanged, $"{LogSchema.Schema}.identity", "id 1", null,
            $"The log is named '{stored}', but its entries say '{origin}'."));
        return origin;
    }
}
