using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Personal;
using Marten;

namespace Cpor.Ledger.Service.Claims;

/// <summary>
/// Keyed hashes of claim names, so that a claim is found by its name without the name being stored. They are written in
/// the transaction of the fact that gives the name, and removed by the database itself when the claim's key is
/// destroyed.
/// </summary>
public sealed class ClaimNames(SearchHash hashes)
{
    private const string Subject = "claim-name";

    /// <summary>The hash of a name, null for none.</summary>
    public async ValueTask<string?> HashAsync(string? name, CancellationToken cancel) =>
        name is null ? null : await hashes.ComputeAsync(Subject, name, cancel);

    /// <summary>Makes the hash part of the session's transaction, or removes the claim's hash.</summary>
    public void Keep(IDocumentSession session, ClaimId id, string? hash)
    {
        if (hash is null)
        {
            session.QueueSqlCommand("delete from ledger.claim_name where claim_id = ?", id.Value);
            return;
        }

        session.QueueSqlCommand(
            """
            insert into ledger.claim_name (claim_id, hash) values (?, ?)
            on conflict (claim_id) do update set hash = excluded.hash
            """,
            id.Value,
            hash);
    }
}
