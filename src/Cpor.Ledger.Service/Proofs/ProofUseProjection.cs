using Cpor.Ledger.Domain.Claims;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace Cpor.Ledger.Service.Proofs;

/// <summary>
/// Writes one row for each document of a claim, in the transaction of the fact that attaches it. A document is never
/// taken off a claim, so a row never changes.
/// </summary>
public sealed partial class ProofUseProjection : EventProjection
{
    /// <summary>The projection's public name.</summary>
    public const string PublicName = "proof-uses";

    public ProofUseProjection()
    {
        Name = PublicName;
        IncludeType<ProofAttached>();
    }

    public override ValueTask ApplyAsync(IDocumentOperations operations, IEvent e, CancellationToken cancellation)
    {
        if (e.Data is ProofAttached proof)
        {
            operations.QueueSqlCommand(
                """
                insert into ledger.proof_use (claim_id, proof_id, sha256) values (?, ?, ?)
                on conflict (claim_id, proof_id) do update set sha256 = excluded.sha256
                """,
                proof.ClaimId.Value,
                proof.ProofId.Value,
                proof.Sha256);
        }

        return ValueTask.CompletedTask;
    }
}
