using System.Globalization;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Contests;
using NodaTime;
using NodaTime.Text;

namespace Cpor.Ledger.Contracts;

/// <summary>What changes nothing.</summary>
public sealed partial class LedgerClient
{
    /// <summary>A claim now: <c>GET /v1/claims/{claimId}</c>.</summary>
    /// <param name="known">The version that the caller already has; the reply is then empty (304) while it
    /// holds.</param>
    public async Task<Reply<ClaimView>> GetClaimAsync(
        string claimId, long? known = null, CancellationToken cancel = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, One(claimId));
        if (known is { } version)
            request.Headers.IfNoneMatch.Add(Tag(version));
        using var response = await http.SendAsync(request, cancel);
        return await ReadAsync<ClaimView>(response, cancel);
    }

    /// <summary>A claim after so many facts: <c>GET /v1/claims/{claimId}?version=</c>.</summary>
    public Task<Reply<ClaimView>> GetClaimAtAsync(string claimId, long version, CancellationToken cancel = default) =>
        GetAsync<ClaimView>($"{One(claimId)}?version={version.ToString(CultureInfo.InvariantCulture)}", cancel);

    /// <summary>A claim as the ledger knew it at an instant: <c>GET /v1/claims/{claimId}?at=</c>.</summary>
    public Task<Reply<ClaimView>> GetClaimAtAsync(string claimId, Instant at, CancellationToken cancel = default) =>
        GetAsync<ClaimView>($"{One(claimId)}?at={InstantPattern.ExtendedIso.Format(at)}", cancel);

    /// <summary>One page of the claims that the caller may see: <c>GET /v1/claims</c>.</summary>
    public Task<Reply<ClaimList>> ListClaimsAsync(ClaimListQuery query, CancellationToken cancel = default)
    {
        var parts = query.Status.Select(status => ("status", status))
            .Append(("tenantId", query.TenantId!))
            .Append(("mpnId", query.MpnId!))
            .Append(("name", query.Name!))
            .Append(("sort", query.Sort!))
            .Append(("limit", query.Limit?.ToString(CultureInfo.InvariantCulture)!))
            .Append(("after", query.After!))
            .Where(part => part.Item2 is not null)
            .Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2)}");
        return GetAsync<ClaimList>($"{Claims}?{string.Join('&', parts)}", cancel);
    }

    /// <summary>
    /// The personal data of a claim: <c>GET /v1/claims/{claimId}/contacts</c>. The reading is recorded.
    /// </summary>
    /// <param name="reason">Why it is read, 1 to 200 characters.</param>
    public Task<Reply<ContactsView>> GetContactsAsync(
        string claimId, string reason, CancellationToken cancel = default) =>
        GetAsync<ContactsView>($"{Of(claimId, "contacts")}?reason={Uri.EscapeDataString(reason)}", cancel);

    /// <summary>The contests of a claim: <c>GET /v1/claims/{claimId}/contests</c>.</summary>
    public Task<Reply<ContestList>> ListContestsAsync(string claimId, CancellationToken cancel = default) =>
        GetAsync<ContestList>(Of(claimId, "contests"), cancel);

    /// <summary>The documents of a claim: <c>GET /v1/claims/{claimId}/proofs</c>.</summary>
    /// <param name="reason">Why their names are read, which is recorded; without it they are left out.</param>
    public Task<Reply<ProofList>> ListProofsAsync(
        string claimId, string? reason = null, CancellationToken cancel = default) =>
        GetAsync<ProofList>(
            reason is null
                ? Of(claimId, "proofs")
                : $"{Of(claimId, "proofs")}?reason={Uri.EscapeDataString(reason)}",
            cancel);

    /// <summary>
    /// A document's content: <c>GET /v1/claims/{claimId}/proofs/{proofId}/content</c>. It is recorded.
    /// </summary>
    /// <param name="reason">Why it is read, 1 to 200 characters.</param>
    public Task<Reply<Download>> GetProofContentAsync(
        string claimId, string proofId, string reason, CancellationToken cancel = default) => DownloadAsync(
            $"{Of(claimId, "proofs")}/{Uri.EscapeDataString(proofId)}/content?reason={Uri.EscapeDataString(reason)}",
            cancel);

    /// <summary>The proof of execution to fill in and sign: <c>GET /v1/claims/{claimId}/proof-template</c>.</summary>
    /// <param name="language">BCP 47 tag, such as <c>ru</c>; English where there are no texts.</param>
    public Task<Reply<Download>> GetProofTemplateAsync(
        string claimId, string language, CancellationToken cancel = default) =>
        DownloadAsync($"{Of(claimId, "proof-template")}?language={Uri.EscapeDataString(language)}", cancel);

    private async Task<Reply<Download>> DownloadAsync(string address, CancellationToken cancel)
    {
        using var response = await http.GetAsync(new Uri(address, UriKind.Relative), cancel);
        var status = (int)response.StatusCode;
        if (!response.IsSuccessStatusCode)
            return new Reply<Download>(status, null, await ProblemAsync(response, cancel), null);
        var headers = response.Content.Headers;
        return new Reply<Download>(
            status,
            new Download(
                await response.Content.ReadAsByteArrayAsync(cancel),
                headers.ContentType?.MediaType,
                headers.ContentDisposition?.FileNameStar ?? headers.ContentDisposition?.FileName?.Trim('"')),
            null,
            null);
    }

    private static string One(string claimId) => $"{Claims}/{Uri.EscapeDataString(claimId)}";

    private Task<Reply<T>> GetAsync<T>(string address, CancellationToken cancel)
        where T : class => SendAsync<T>(HttpMethod.Get, address, null, null, cancel);
}
