using System.Text.Json;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Npgsql;
using NpgsqlTypes;

namespace Cpor.Ledger.Service.Importing;

/// <summary>
/// The slots that earlier rows of a dry run would have taken. They are kept in a table of its transaction, so that
/// memory does not grow with the file.
/// </summary>
internal static class RehearsedSlots
{
    private const string Table =
        "create temporary table if not exists import_rehearsed (slot text, fact text) on commit drop";

    /// <summary>The holders as they would be after the earlier rows.</summary>
    public static async Task<SlotHolders> AddToAsync(
        SlotHolders holders, IEnumerable<Slot> slots, ImportBatch batch, CancellationToken cancel)
    {
        await using var create = new NpgsqlCommand(Table, batch.Connection);
        await create.ExecuteNonQueryAsync(cancel);
        await using var command = new NpgsqlCommand(
            "select fact from import_rehearsed where slot = any($1)", batch.Connection);
        command.Parameters.Add(new() { Value = slots.Select(slot => slot.Value).ToArray() });
        await using var facts = await command.ExecuteReaderAsync(cancel);
        while (await facts.ReadAsync(cancel))
        {
            holders = holders.Evolve(
                JsonSerializer.Deserialize<Migrated>(facts.GetString(0), StoredFormat.Options)!);
        }

        return holders;
    }

    /// <summary>Keeps what would have been stored.</summary>
    public static async Task KeepAsync(IReadOnlyList<Migrated> facts, ImportBatch batch, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "insert into import_rehearsed select * from unnest($1, $2)", batch.Connection);
        command.Parameters.Add(Texts(fact => fact.Lines[0].Slot.Value));
        command.Parameters.Add(Texts(fact => JsonSerializer.Serialize(fact, StoredFormat.Options)));
        await command.ExecuteNonQueryAsync(cancel);

        NpgsqlParameter Texts(Func<Migrated, string> text) => new()
        {
            Value = facts.Select(text).ToArray(),
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
        };
    }
}
