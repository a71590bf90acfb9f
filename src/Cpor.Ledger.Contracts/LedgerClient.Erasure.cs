using Cpor.Ledger.Contracts.Actors;
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

    /// <summary>The name behind an actor's id: <c>GET /v1/actors/{actorId}</c>.</summary>
    public Task<Reply<ActorView>> GetActorAsync(string actorId, CancellationToken cancel = default) =>
        GetAsync<ActorView>($"v1/actors/{Uri.EscapeDataString(actorId)}", cancel);

    /// <summary>Erases the name behind an actor's id: <c>POST /v1/actors/{actorId}/erasure</c>.</summary>
    public Task<Reply<ActorView>> EraseActorAsync(
        string actorId, Call? call = null, CancellationToken cancel = default) => SendAsync<ActorView>(
            HttpMethod.Post, $"v1/actors/{Uri.EscapeDataString(actorId)}/erasure", null, call, cancel);
}
