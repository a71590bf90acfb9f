using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Service.Http;
using Npgsql;

namespace Cpor.Ledger.Service.ReadModels;

/// <summary>Which part of the queue is asked for.</summary>
/// <param name="Turn"><c>reviewer</c>, <c>partner</c>, or null for both.</param>
/// <param name="Contested">Only contested claims, only others, or null for both.</param>
/// <param name="Limit">How many at most.</param>
public sealed record ReviewFilter(string? Turn, bool? Contested, int Limit)
{
    /// <summary>The same for the same list, whatever the page's size: what a cursor belongs to.</summary>
    public byte[] Fingerprint() =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"reviews|{Turn}|{Contested}"))[..PageCursor.FingerprintLength];
}

/// <summary>Finds what is before the reviewers, what is due first coming first.</summary>
public sealed class ReviewSearch(NpgsqlDataSource database)
{
    /// <summary>The claims after a place in the queue: one more than the limit when there are more.</summary>
    public async Task<IReadOnlyList<ReviewItem>> FindAsync(
        ReviewFilter filter, PageCursor? after, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("""
            select data from ledger.mt_doc_reviewitem
            where turn = any($1) and ($2::boolean is null or contested = $2)
              and ($3::timestamptz is null or (due, id) > ($3, $4))
            order by due, id limit $5
            """);
        command.Parameters.Add(new() { Value = filter.Turn is { } turn ? new[] { turn } : ["reviewer", "partner"] });
        command.Parameters.Add(new() { Value = filter.Contested ?? (object)DBNull.Value });
        command.Parameters.Add(new() { Value = after?.Value?.UtcDateTime ?? (object)DBNull.Value });
        command.Parameters.Add(new() { Value = after?.Id ?? Guid.Empty });
        command.Parameters.Add(new() { Value = filter.Limit + 1 });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var found = new List<ReviewItem>();
        while (await rows.ReadAsync(cancel))
            found.Add(JsonSerializer.Deserialize<ReviewItem>(rows.GetString(0), StoredFormat.Options)!);
        return found;
    }
}
