using Cpor.Ledger.Log.Verifying;
using Cpor.Ledger.Service.Storage;
using Npgsql;

namespace Cpor.Ledger.Service.Log.Verifying;

/// <summary>Compares the rows of attached documents with the events that attached them.</summary>
internal static class ProofUseCheck
{
    private const string Table = $"{EventStore.DocumentSchema}.proof_use";

    private const string Differing = $"""
        with facts as (
          select e.stream_id as claim_id, (e.data ->> 'proofId')::uuid as proof_id, e.data ->> 'sha256' as sha256
          from {EventStore.EventSchema}.mt_events e where e.stream_id = any($1) and e.type = 'proof-attached.v1'),
        rows as (select * from {Table} where claim_id = any($1))
        select coalesce(f.claim_id, r.claim_id), coalesce(f.proof_id, r.proof_id),
          f.claim_id is null, r.claim_id is null
        from facts f full join rows r on r.claim_id = f.claim_id and r.proof_id = f.proof_id
        where f.sha256 is distinct from r.sha256
        """;

    private const string WithoutClaim = $"""
        select claim_id, proof_id, true, false from {Table} p
        where not exists (select from {EventStore.EventSchema}.mt_streams s where s.id = p.claim_id)
        """;

    /// <summary>What differs for these claims.</summary>
    public static async Task<List<Finding>> FindAsync(
        NpgsqlConnection connection, Guid[] claims, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Differing, connection);
        command.Parameters.Add(new() { Value = claims });
        return await ReadAsync(command, new HashSet<Guid>(), cancel);
    }

    /// <summary>The rows of no claim.</summary>
    public static async Task<List<Finding>> UnfoundedAsync(
        NpgsqlDataSource database, ISet<Guid> suspects, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(WithoutClaim);
        return await ReadAsync(command, suspects, cancel);
    }

    private static async Task<List<Finding>> ReadAsync(
        NpgsqlCommand command, ISet<Guid> suspects, CancellationToken cancel)
    {
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var findings = new List<Finding>();
        while (await rows.ReadAsync(cancel))
        {
            var (claim, proof) = (rows.GetGuid(0), rows.GetGuid(1));
            if (suspects.Contains(claim))
                continue;
            var (code, what) = (rows.GetBoolean(2), rows.GetBoolean(3)) switch
            {
                (true, _) => (FindingCodes.ReadModelRowUnfounded, "is there, but no event attached it"),
                (_, true) => (FindingCodes.ReadModelRowMissing, "is missing"),
                _ => (FindingCodes.ReadModelDiffers, "has another hash than the event that attached it"),
            };
            findings.Add(new Finding(code, Table, $"claim_id {claim}, proof_id {proof}", null,
                $"The row of document {proof} of claim {claim} {what}."));
        }

        return findings;
    }
}
