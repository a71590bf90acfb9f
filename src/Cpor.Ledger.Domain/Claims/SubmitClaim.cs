using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Erasure;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// The customer's live subscriptions to a product, asked of the catalogue before the command is decided.
/// </summary>
public sealed record SubscriptionsFound(ProductKey Product, ValueList<SubscriptionId> Subscriptions);

/// <summary>
/// The partner hands the claim in (CPOR article, step 10). Everything that is missing is said at once; what is
/// submitted is frozen and bound to these terms. Submitting again adds nothing.
/// </summary>
public sealed record SubmitClaim(ProgrammeTerms Terms, ValueList<SubscriptionsFound> Found, SlotHolders Holders)
    : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Filed => Decisions.NoFacts,
        Claim.Draft { ErasedAt: not null } => ErasureRefusals.Erased,
        Claim.Draft draft => Decide(draft, now),
        _ => ClaimRefusals.Over,
    };

    private Decision<ClaimEvent> Decide(Claim.Draft draft, Instant now)
    {
        var details = draft.Details;
        if (SubmissionRules.Missing(draft, Terms, Found) is { Count: > 0 } missing)
            return ClaimRefusals.Incomplete(missing);
        var resolved = details with { Lines = details.Lines.Select(Resolve).ToValueList() };
        var lines = resolved.Lines.Zip(details.Lines, (line, given) => Line(details, line, given)).ToValueList();
        if (lines.Select(line => line.Slot).Distinct().Count() != lines.Count)
            return ClaimRefusals.Incomplete([new("lines", "repeated", "Two lines claim one subscription.")]);
        return Yours(draft, lines) is { Count: > 0 } yours
            ? ClaimRefusals.SlotAlreadyYours with { Fields = yours }
            : Submit(draft, lines, now);
    }

    private Submitted Submit(Claim.Draft draft, ValueList<SubmittedLine> lines, Instant now) => new(
        draft.Id,
        lines.Select(line => line.LineId).ToValueList(),
        now,
        draft.OrganisationId,
        draft.Details.MpnId,
        draft.Details.TenantId,
        draft.Details.DomainName,
        draft.Details.SolutionArea,
        draft.Details.Activities,
        ClaimableActivities.Of(draft.Details.SolutionArea, draft.Details.Activities),
        lines,
        draft.Documents.Select(document => document.ProofId).ToValueList(),
        Terms.Exclusivity.Value,
        draft.Details.PaymentOptOut,
        SubmissionRecord.Of(draft, lines, Terms));

    private ClaimedUnit Resolve(ClaimedUnit line) =>
        line is { Product: { } product, SubscriptionId: null } && SubmissionRules.Sole(product, Found) is { } sole
            ? line with { SubscriptionId = sole }
            : line;

    private static SubmittedLine Line(ClaimDetails details, ClaimedUnit line, ClaimedUnit given) => new(
        line.LineId,
        line.SlotAt(details.TenantId)!.Value,
        line.Workload,
        line.Product,
        line.SubscriptionId,
        line.SubscriptionId is null ? null : given.SubscriptionId is not null);

    private ValueList<FieldProblem> Yours(Claim.Draft draft, ValueList<SubmittedLine> lines) => lines
        .Select((line, index) => (index, holder: Holders
            .InTheWayOf(draft.Wants(line, Terms.Exclusivity.Value)).FirstOrDefault()))
        .Where(found => found.holder?.OrganisationId == draft.OrganisationId)
        .Select(found => new FieldProblem(
            $"lines[{found.index}]", ClaimRefusals.SlotAlreadyYours.Code, ClaimRefusals.SlotAlreadyYours.Explanation))
        .ToValueList();
}
