using Cpor.Ledger.Service.Proofs;
using Cpor.Ledger.Service.Storage;
using Npgsql;

namespace Cpor.Ledger.Service.ReadModels.Rebuilding;

/// <summary>
/// Rebuilds the rows of attached documents. A row follows from one fact alone and appears together with it, so a batch
/// is one statement that sees both or neither: it removes rows without a fact and writes those that are wrong or
/// missing, and no writer has to be kept out. Where it has got to is stored by the same statement.
/// </summary>
internal sealed class ProofUseRows(NpgsqlDataSource database) : IInlineRows
{
    private const string Events = $"{EventStore.EventSchema}.mt_events";
    private const string Streams = $"{EventStore.EventSchema}.mt_streams";
    private const int ClaimsInOneBatch = 1_000;

    private static readonly string _batch = $"""
        with claims as materialized (
          select s.id from {Streams} s, ledger.rebuild r
          where r.projection = $1 and s.type = '{EventStore.ClaimStreams}' and s.created <= r.started_at
            and (r.last_claim is null or s.id > r.last_claim)
          order by s.id limit {ClaimsInOneBatch}),
        facts as materialized (
          select e.stream_id as claim_id, (e.data ->> 'proofId')::uuid as proof_id, e.data ->> 'sha256' as sha256
          from {Events} e join claims on claims.id = e.stream_id where e.type = 'proof-attached.v1'),
        removed as (
          delete from ledger.proof_use p using claims
          where p.claim_id = claims.id and not exists (
            select from facts f where f.claim_id = p.claim_id and f.proof_id = p.proof_id)
          returning 1),
        mended as (
          insert into ledger.proof_use (claim_id, proof_id, sha256) select claim_id, proof_id, sha256 from facts
          on conflict (claim_id, proof_id) do update set sha256 = excluded.sha256
            where ledger.proof_use.sha256 <> excluded.sha256
          returning 1)
        update ledger.rebuild
        set done = done + (select count(*) from claims),
          corrected = coalesce(corrected, 0) + (select count(*) from removed) + (select count(*) from mended),
          last_claim = (select id from claims order by id desc limit 1)
        where projection = $1 and exists (select from claims)
        """;

    public string Projection => ProofUseProjection.PublicName;

    public async Task RebuildAsync(CancellationToken cancel)
    {
        while (await RunAsync(_batch, cancel) > 0)
        {
        }

        await RunAsync(
            $"""
            with removed as (
              delete from ledger.proof_use p
              where not exists (select from {Streams} s where s.id = p.claim_id) returning 1)
            update ledger.rebuild set corrected = coalesce(corrected, 0) + (select count(*) from removed)
            where projection = $1
            """,
            cancel);
    }

    private async Task<int> RunAsync(string sql, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = Projection });
        return await command.ExecuteNonQueryAsync(cancel);
    }
}
