using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Proofs;
using Cpor.Ledger.Service.Storage;
using NodaTime;

namespace Cpor.Ledger.Service.Claims.Batches;

/// <summary>
/// Does the rows of a batch as the endpoints for a single claim, proof and submission do.
/// </summary>
public sealed class BatchRunner(
    ClaimCommands commands,
    ClaimNames names,
    ProofUploads proofs,
    Submissions submissions,
    ClaimTransactions transactions,
    IClock clock)
{
    private const string Refused = "refused";

    /// <summary>
    /// Tries a row and then does it, unless the trial is refused: so nothing of a refused row is there, and it can be
    /// put right and sent again under the same key. What came of a row that was interrupted is completed in this way
    /// too.
    /// </summary>
    internal async Task<ClaimBatchOutcome> DoAsync(
        ClaimBatch batch, BatchRow row, BatchWish wish, RequestContext context)
    {
        // If-Match is about one claim, and there are many.
        var meant = context with { IfMatch = null };
        await using var rehearsal = new Rehearsal(transactions, clock, context.Actor);
        var tried = new RehearsedRequest(meant, rehearsal);
        try
        {
            var (outcome, refusal) = await StepsAsync(batch, row, wish, tried);
            if (refusal is null && !wish.DryRun)
                (outcome, refusal) = await StepsAsync(batch, row, wish, meant);
            return Outcome(outcome, refusal);
        }
        catch (LedgerBusyException)
        {
            return Outcome(Refused, BatchRefusals.Busy);
        }

        ClaimBatchOutcome Outcome(string outcome, Refusal? refusal) => new(
            row.Number,
            row.Asked.Key!,
            ClaimId.TryParse(batch.IdOf(row), out var id) ? $"{id}" : null,
            outcome,
            refusal is null ? null : ProblemReply.PartOf(refusal));
    }

    private async Task<(string Outcome, Refusal? Refusal)> StepsAsync(
        ClaimBatch batch, BatchRow row, BatchWish wish, RequestContext context)
    {
        var begun = await CreateClaimEndpoint.BeginAsync(
            row.Asked with { ClaimId = batch.IdOf(row) }, context, commands, names);
        if (begun.Refusal is not null)
            return (Refused, begun.Refusal);
        var proved = false;
        foreach (var name in ClaimBatch.ProofsOf(row))
        {
            var attached = await AttachAsync(batch.Zip!, name, begun, context);
            if (attached.Refusal is not null)
                return (Refused, attached.Refusal);
            proved |= attached.Added;
        }

        var handedIn = wish.Submit
            ? await SubmitClaimEndpoint.SubmitAsync(begun.View!.ClaimId, context, commands, submissions)
            : null;
        if (handedIn?.Refusal is { } refusal)
            return (Refused, refusal);
        return (handedIn?.Added == true ? "submitted"
            : begun.Added ? "created"
            : proved ? "completed"
            : "unchanged", null);
    }

    /// <summary>
    /// The document's id is made from claim and content, so that a repeated row means the same one. Whoever attached it
    /// before under another id has done what the row asks.
    /// </summary>
    private async Task<CommandResult> AttachAsync(
        BatchZip zip, string name, CommandResult begun, RequestContext context)
    {
        var id = begun.View!.ClaimId;
        var claim = ClaimId.Parse(id);
        await using var content = await zip.OpenAsync(name, context.Cancel);
        var received = await proofs.ReceiveAsync(claim, name[(name.LastIndexOf('/') + 1)..], content, context);
        var answer = await AttachProofEndpoint.AttachAsync(id, IdOf(id, received.Stored), received, context, commands);
        return answer.Refusal?.Code == Problems.ProofAlreadyAttached ? begun with { Added = false } : answer;
    }

    private static ProofId IdOf(string claimId, ProofResult.Stored? stored) =>
        IdempotencyKey.TryParse(claimId, stored?.Sha256 ?? "", out var key)
            ? new ProofId(key.IdFor("proof of a batch"))
            : default;
}
