using Cpor.Ledger.Audit.Dossiers;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Log;
using Cpor.Ledger.Service.Settings;
using Cpor.Ledger.Service.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Cpor.Ledger.Service.Acts;

/// <summary>
/// The documents that claims were ever judged by, terms and calendars, kept to the byte for ever: a later build may
/// ship others, and a file of the settings may be gone.
/// </summary>
public sealed class RuleDocuments(NpgsqlDataSource database, LedgerSettings settings)
{
    /// <summary>Keeps every document that is known now; those that are kept already stay.</summary>
    public async Task KeepAsync(CancellationToken cancel)
    {
        var documents = Shipped().Concat(settings.Terms.Where(File.Exists).Select(File.ReadAllBytes)).ToList();
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"""
            insert into {LogSchema.Schema}.document select * from unnest($1, $2) on conflict do nothing
            """)
        {
            Parameters =
            {
                new() { Value = documents.Select(document => Dossier.Hash(document)).ToArray() },
                new() { Value = documents.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea },
            },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"""
            insert into {LogSchema.Schema}.document
            select distinct on (version) version, document from {LedgerTables.Calendar} on conflict do nothing
            """));
        await batch.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The documents with these hashes, by hash; those that are not kept are left out.</summary>
    /// <param name="hashes">SHA-256, 64 lower-case hexadecimal digits each.</param>
    public async Task<Dictionary<string, ReadOnlyMemory<byte>>> FindAsync(
        IEnumerable<string> hashes, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            $"select sha256, bytes from {LogSchema.Schema}.document where sha256 = any($1)");
        command.Parameters.Add(new() { Value = hashes.ToArray() });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var found = new Dictionary<string, ReadOnlyMemory<byte>>();
        while (await rows.ReadAsync(cancel))
            found.Add(rows.GetString(0), rows.GetFieldValue<byte[]>(1));
        return found;
    }

    private static IEnumerable<byte[]> Shipped()
    {
        var assembly = typeof(TermsDocument).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.Contains(".Documents.")))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var document = new byte[stream.Length];
            stream.ReadExactly(document);
            yield return document;
        }
    }
}
