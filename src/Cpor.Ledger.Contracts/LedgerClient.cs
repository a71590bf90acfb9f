using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Cpor.Ledger.Contracts.Associations;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Contests;
using Cpor.Ledger.Contracts.Disputes;
using Cpor.Ledger.Contracts.Review;

namespace Cpor.Ledger.Contracts;

/// <summary>
/// Speaks to a ledger. The caller owns the <see cref="HttpClient"/>, with its base address and token. Refusals come
/// back as replies; only what is no answer of a ledger is thrown.
/// </summary>
/// <remarks>
/// Nothing is retried here. Every command may be sent again: it recognises itself by its ids, or by the key of its
/// <see cref="Call"/>.
/// </remarks>
public sealed partial class LedgerClient(HttpClient http)
{
    private const string Claims = "v1/claims";

    /// <summary>Begins a draft: <c>POST /v1/claims</c>.</summary>
    public Task<Reply<ClaimView>> CreateClaimAsync(
        CreateClaimRequest request, Call? call = null, CancellationToken cancel = default) =>
        SendAsync<ClaimView>(HttpMethod.Post, Claims, Json(request), call, cancel);

    /// <summary>Replaces the details of a draft: <c>PUT /v1/claims/{claimId}/details</c>.</summary>
    public Task<Reply<ClaimView>> GiveDetailsAsync(
        string claimId, GiveDetailsRequest request, Call? call = null, CancellationToken cancel = default) =>
        SendAsync<ClaimView>(HttpMethod.Put, Of(claimId, "details"), Json(request), call, cancel);

    /// <summary>Hands the claim in: <c>POST /v1/claims/{claimId}/submission</c>.</summary>
    public Task<Reply<ClaimView>> SubmitClaimAsync(
        string claimId, Call? call = null, CancellationToken cancel = default) =>
        SendAsync<ClaimView>(HttpMethod.Post, Of(claimId, "submission"), null, call, cancel);

    /// <summary>Comments: <c>POST /v1/claims/{claimId}/comments</c>.</summary>
    public Task<Reply<CommentView>> CommentAsync(
        string claimId, CommentRequest request, Call? call = null, CancellationToken cancel = default) =>
        SendAsync<CommentView>(HttpMethod.Post, Of(claimId, "comments"), Json(request), call, cancel);

    /// <summary>Adds a document: <c>POST /v1/claims/{claimId}/proofs</c>, streamed.</summary>
    /// <param name="file">The document's name and content; the content is read once and left open.</param>
    public Task<Reply<ProofView>> AttachProofAsync(
        string claimId, UploadFile file, Call? call = null, CancellationToken cancel = default)
    {
        var form = new MultipartFormDataContent { { new StreamContent(file.Content), "file", file.Name } };
        var id = file.ProofId is null ? "" : $"?proofId={Uri.EscapeDataString(file.ProofId)}";
        return SendAsync<ProofView>(HttpMethod.Post, Of(claimId, "proofs") + id, form, call, cancel);
    }

    /// <summary>Answers a request for information: <c>POST /v1/claims/{claimId}/answers</c>.</summary>
    public Task<Reply<ClaimView>> ProvideInfoAsync(
        string claimId, ProvideInfoRequest request, Call? call = null, CancellationToken cancel = default) =>
        SendAsync<ClaimView>(HttpMethod.Post, Of(claimId, "answers"), Json(request), call, cancel);

    /// <summary>Takes the claim back: <c>POST /v1/claims/{claimId}/withdrawal</c>.</summary>
    public Task<Reply<ClaimView>> WithdrawAsync(
        string claimId, WithdrawRequest request, Call? call = null, CancellationToken cancel = default) =>
        SendAsync<ClaimView>(HttpMethod.Post, Of(claimId, "withdrawal"), Json(request), call, cancel);

    /// <summary>Ends official lines: <c>POST /v1/claims/{claimId}/disassociation</c>.</summary>
    public Task<Reply<ClaimView>> DisassociateAsync(
        string claimId, DisassociateRequest request, Call? call = null, CancellationToken cancel = default) =>
        SendAsync<ClaimView>(HttpMethod.Post, Of(claimId, "disassociation"), Json(request), call, cancel);

    /// <summary>Asks the partner for more: <c>POST /v1/claims/{claimId}/review/requests</c>.</summary>
    public Task<Reply<ClaimView>> RequestInfoAsync(
        string claimId, RequestInfoRequest request, Call? call = null, CancellationToken cancel = default) =>
        SendAsync<ClaimView>(HttpMethod.Post, Of(claimId, "review/requests"), Json(request), call, cancel);

    /// <summary>Accepts lines: <c>POST /v1/claims/{claimId}/review/validation</c>.</summary>
    public Task<Reply<ClaimView>> ValidateAsync(
        string claimId, ValidateRequest request, Call? call = null, CancellationToken cancel = default) =>
        SendAsync<ClaimView>(HttpMethod.Post, Of(claimId, "review/validation"), Json(request), call, cancel);

    /// <summary>Refuses lines: <c>POST /v1/claims/{claimId}/review/rejection</c>.</summary>
    public Task<Reply<ClaimView>> RejectAsync(
        string claimId, RejectRequest request, Call? call = null, CancellationToken cancel = default) =>
        SendAsync<ClaimView>(HttpMethod.Post, Of(claimId, "review/rejection"), Json(request), call, cancel);

    /// <summary>Takes lines out of the claim: <c>POST /v1/claims/{claimId}/review/removal</c>.</summary>
    public Task<Reply<ClaimView>> RemoveLinesAsync(
        string claimId, RemoveLinesRequest request, Call? call = null, CancellationToken cancel = default) =>
        SendAsync<ClaimView>(HttpMethod.Post, Of(claimId, "review/removal"), Json(request), call, cancel);

    /// <summary>Disputes a rejection: <c>POST /v1/claims/{claimId}/disputes</c>.</summary>
    public Task<Reply<ClaimView>> DisputeAsync(
        string claimId, DisputeRequest request, Call? call = null, CancellationToken cancel = default) =>
        SendAsync<ClaimView>(HttpMethod.Post, Of(claimId, "disputes"), Json(request), call, cancel);

    /// <summary>Begins a claim that follows a refused one: <c>POST /v1/claims/{claimId}/successor</c>.</summary>
    public Task<Reply<ClaimView>> FollowAsync(
        string claimId, FollowRequest request, Call? call = null, CancellationToken cancel = default) =>
        SendAsync<ClaimView>(HttpMethod.Post, Of(claimId, "successor"), Json(request), call, cancel);

    /// <summary>Is heard in a contest: <c>POST /v1/claims/{claimId}/contests/{contestId}/answer</c>.</summary>
    public Task<Reply<ClaimView>> AnswerContestAsync(
        string claimId,
        string contestId,
        AnswerContestRequest request,
        Call? call = null,
        CancellationToken cancel = default) => SendAsync<ClaimView>(
            HttpMethod.Post,
            Of(claimId, $"contests/{Uri.EscapeDataString(contestId)}/answer"),
            Json(request),
            call,
            cancel);

    /// <summary>Decides a contest: <c>POST /v1/claims/{claimId}/contests/{contestId}/decision</c>.</summary>
    public Task<Reply<ClaimView>> DecideContestAsync(
        string claimId,
        string contestId,
        DecideContestRequest request,
        Call? call = null,
        CancellationToken cancel = default) => SendAsync<ClaimView>(
            HttpMethod.Post,
            Of(claimId, $"contests/{Uri.EscapeDataString(contestId)}/decision"),
            Json(request),
            call,
            cancel);

    /// <summary>Records a returned notification: <c>POST /v1/claims/{claimId}/review/bounce</c>.</summary>
    public Task<Reply<ClaimView>> RecordBounceAsync(
        string claimId, RecordBounceRequest request, Call? call = null, CancellationToken cancel = default) =>
        SendAsync<ClaimView>(HttpMethod.Post, Of(claimId, "review/bounce"), Json(request), call, cancel);

    /// <summary>Proposes a correction: <c>POST /v1/claims/{claimId}/corrections</c>.</summary>
    public Task<Reply<ClaimView>> ProposeCorrectionAsync(
        string claimId, ProposeCorrectionRequest request, Call? call = null, CancellationToken cancel = default) =>
        SendAsync<ClaimView>(HttpMethod.Post, Of(claimId, "corrections"), Json(request), call, cancel);

    /// <summary>Confirms another's correction: <c>POST …/corrections/{correctionId}/confirmation</c>.</summary>
    public Task<Reply<ClaimView>> ConfirmCorrectionAsync(
        string claimId, string correctionId, Call? call = null, CancellationToken cancel = default) =>
        SendAsync<ClaimView>(
            HttpMethod.Post,
            Of(claimId, $"corrections/{Uri.EscapeDataString(correctionId)}/confirmation"),
            null,
            call,
            cancel);

    /// <summary>Takes a correction back: <c>POST …/corrections/{correctionId}/withdrawal</c>.</summary>
    public Task<Reply<ClaimView>> DropCorrectionAsync(
        string claimId, string correctionId, Call? call = null, CancellationToken cancel = default) =>
        SendAsync<ClaimView>(
            HttpMethod.Post,
            Of(claimId, $"corrections/{Uri.EscapeDataString(correctionId)}/withdrawal"),
            null,
            call,
            cancel);

    private static string Of(string claimId, string path) => $"{Claims}/{Uri.EscapeDataString(claimId)}/{path}";

    private static JsonContent Json<T>(T request) => JsonContent.Create(request, options: LedgerJson.Options);

    private async Task<Reply<T>> SendAsync<T>(
        HttpMethod method, string address, HttpContent? body, Call? call, CancellationToken cancel)
        where T : class
    {
        using var request = new HttpRequestMessage(method, address) { Content = body };
        // A document is not sent before the ledger has looked at the rest of the request.
        request.Headers.ExpectContinue = body is MultipartFormDataContent;
        if (call?.Key is { } key)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        if (call?.IfVersion is { } version)
            request.Headers.IfMatch.Add(Tag(version));
        using var response = await http.SendAsync(request, cancel);
        return await ReadAsync<T>(response, cancel);
    }

    private static async Task<Reply<T>> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancel)
        where T : class
    {
        var status = (int)response.StatusCode;
        var version = response.Headers.ETag is { } tag && long.TryParse(
            tag.Tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (long?)null;
        return response.IsSuccessStatusCode
            ? new Reply<T>(
                status, await response.Content.ReadFromJsonAsync<T>(LedgerJson.Options, cancel), null, version)
            : new Reply<T>(status, null, await ProblemAsync(response, cancel), version);
    }

    /// <summary>
    /// What stands between caller and ledger may answer something else; its status still says something.
    /// </summary>
    private static async Task<Problem> ProblemAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.Content.Headers.ContentType?.MediaType == "application/problem+json")
        {
            try
            {
                if (await response.Content.ReadFromJsonAsync<Problem>(LedgerJson.Options, cancel) is { } problem)
                    return problem;
            }
            catch (JsonException)
            {
                // Told by its status below.
            }
        }

        return new Problem { Status = (int)response.StatusCode, Title = response.ReasonPhrase };
    }

    private static EntityTagHeaderValue Tag(long version) =>
        new($"\"{version.ToString(CultureInfo.InvariantCulture)}\"");
}
