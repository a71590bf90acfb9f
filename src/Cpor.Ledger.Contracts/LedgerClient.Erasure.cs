using Cpor.Ledger.Contracts.Claims;

namespace Cpor.Ledger.Contracts;

/// <summary>Erasing personal data.</summary>
public sealed partial class LedgerClient
{
    /// <summary>Erases the personal data of a claim: <c>POST /v1/claims/{claimId}/erasure</c>.</summary>
    public Task<Reply<ErasureView>> EraseAsync(
        string claimId, ErasePersonalDataRequest request, Call? call = null, CancellationToken cancel = default) =>
        SendAsync<ErasureView>(HttpMethod.Post, Of(claimId, "erasure"), Json(request), call, cancel);

    /// <summary>The certificate of an erasure: <c>GET /v1/claims/{claimId}/erasure</c>.</summary>
    /// <param name="language"><c>en</c> or <c>ru</c>; English when left out.</param>
    public Task<Reply<ErasureView>> GetErasureAsync(
        string claimId, string? language = null, CancellationToken cancel = default) =>
        GetAsync<ErasureView>(With(Of(claimId, "erasure"), ("language", language)), cancel);
}
