using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Acts;
using Cpor.Ledger.Domain.Claims;
using Marten;
using NodaTime;
using Npgsql;

namespace Cpor.Ledger.Service.Acts;

/// <summary>
/// Puts what people have read of personal data into the log. Each reading is marked in the transaction that records it,
/// so it is recorded once. What the ledger reads by itself, as for a letter, stays with the readings.
/// </summary>
public sealed class LoggedReadings(IDocumentStore store, NpgsqlDataSource database)
{
    private const int MostAtOnce = 400;

    private const string Take = """
        update ledger_keys.reading set is_logged = true where id in (
          select id from ledger_keys.reading where not is_logged and who like 'actor:%'
          order by id limit $1 for update skip locked)
        returning who, claim_id, event, field, read_at
        """;

    /// <summary>Records those that are not recorded yet.</summary>
    /// <returns>How many there were, at most 400 at once.</returns>
    public async Task<int> RecordAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var taken = await TakeAsync(connection, cancel);
        foreach (var byOne in taken.GroupBy(reading => reading.Who))
            await RecordAsync(transaction, byOne.Key, [.. byOne], cancel);
        await transaction.CommitAsync(cancel);
        return taken.Count;
    }

    private async Task RecordAsync(
        NpgsqlTransaction transaction, string who, IReadOnlyList<Taken> readings, CancellationToken cancel)
    {
        await using var session = store.LightweightSession(Marten.Services.SessionOptions.ForTransaction(transaction));
        session.LastModifiedBy = who;
        var stream = ActStreamId.Of("readings", who).Value;
        object[] acts =
        [
            .. readings.GroupBy(reading => (reading.ClaimId, reading.At)).OrderBy(one => one.Key.At).Select(one =>
                new PersonalDataRead(
                    one.Key.At,
                    new ClaimId(one.Key.ClaimId),
                    one.Select(reading => reading.Item).Distinct().Order(StringComparer.Ordinal).ToValueList())),
        ];
        // Such a stream becomes long, and nothing is decided by it: it is not folded to add to it.
        if (await session.Events.FetchStreamStateAsync(stream, cancel) is null)
            session.Events.StartStream<RecordedActs>(stream, acts);
        else
            await session.Events.AppendExclusive(stream, cancel, acts);
        await session.SaveChangesAsync(cancel);
    }

    private static async Task<List<Taken>> TakeAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Take, connection);
        command.Parameters.Add(new() { Value = MostAtOnce });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var taken = new List<Taken>();
        while (await rows.ReadAsync(cancel))
        {
            taken.Add(new Taken(
                rows.GetString(0),
                rows.GetGuid(1),
                $"{rows.GetString(2)} {rows.GetString(3)}",
                Instant.FromDateTimeUtc(rows.GetDateTime(4))));
        }

        return taken;
    }

    private sealed record Taken(string Who, Guid ClaimId, string Item, Instant At);
}
