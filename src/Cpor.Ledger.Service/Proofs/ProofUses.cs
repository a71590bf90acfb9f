using Cpor.Ledger.Domain.Claims;
using Npgsql;

namespace Cpor.Ledger.Service.Proofs;

/// <summary>
/// Finds the claims that a document was attached to, by its digest, in a row for each document. The rows are written
/// with the facts (<see cref="ProofUseProjection"/>), so what was attached a moment ago is found as well.
/// </summary>
public sealed class ProofUses(NpgsqlDataSource database)
{
    /// <summary>The query. Parameters: the claim that asks, the digests, and how many to name at most.</summary>
    public const string Find = """
        select distinct sha256, claim_id from ledger.proof_use
        where claim_id <> $1 and sha256 = any($2)
        order by claim_id, sha256 limit $3
        """;

    /// <summary>Other claims with one of the documents: the digest and the claim, in the order of the claims.</summary>
    public async Task<IReadOnlyList<(string Sha256, ClaimId Claim)>> ElsewhereAsync(
        ClaimId claim, IEnumerable<string> digests, int most, CancellationToken cancel = default)
    {
        await using var find = database.CreateCommand(Find);
        find.Parameters.Add(new() { Value = claim.Value });
        find.Parameters.Add(new() { Value = digests.ToArray() });
        find.Parameters.Add(new() { Value = most });
        await using var reader = await find.ExecuteReaderAsync(cancel);
        var found = new List<(string, ClaimId)>();
        while (await reader.ReadAsync(cancel))
            found.Add((reader.GetString(0), new ClaimId(reader.GetGuid(1))));
        return found;
    }
}
