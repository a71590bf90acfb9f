using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Disputes;

namespace Cpor.Ledger.Verify.Replaying;

/// <summary>What the partner asked for.</summary>
internal static class PartnerQuestions
{
    public static IEnumerable<Question> OfPartner(this Turn turn) => turn.Fact switch
    {
        DraftCreated created => [turn.OfDraft(created)],
        DetailsGiven given => [new(new GiveDetails(given.Details))],
        ProofAttached proof =>
        [
            new(
                new AttachProof(proof.ProofId, proof.Sha256, proof.Size, proof.ContentType, proof.FileName),
                "what the document is; its bytes count only where they were included"),
        ],
        Commented comment => [new(new Comment(comment.CommentId, comment.Side, comment.Text))],
        Submitted submitted =>
        [
            new(
                new SubmitClaim(turn.Bound, Found(submitted), SlotHolders.None),
                "which subscriptions the catalogue knew, and that the partner did not hold the slots"),
        ],
        Withdrawn withdrawn => [new(new Withdraw(withdrawn.Comment))],
        _ => [],
    };

    private static Question OfDraft(this Turn turn, DraftCreated created)
    {
        var draft = new CreateDraft(created.ClaimId, created.OrganisationId, created.Details);
        return turn.Facts is [_, { Fact: PredecessorLinked linked }, ..]
            ? new Question(
                draft with { Follows = linked.PredecessorClaimId, Predecessor = Refused(linked, created) },
                "that the claim it follows was refused for good, and when that one was submitted")
            : new Question(draft);
    }

    /// <summary>What the catalogue must have answered for the subscriptions that were not given.</summary>
    private static ValueList<SubscriptionsFound> Found(Submitted submitted) =>
    [
        .. from line in submitted.Lines
           where line is { SubscriptionGiven: false, Product: not null, SubscriptionId: not null }
           select new SubscriptionsFound(line.Product!.Value, [line.SubscriptionId!.Value]),
    ];

    /// <summary>The refused claim, as far as the link speaks of it.</summary>
    private static Claim.Filed Refused(PredecessorLinked linked, DraftCreated draft)
    {
        var line = new SubmittedLine(default, default, null, null, null, null);
        var submitted = new Submitted(
            linked.PredecessorClaimId,
            [],
            linked.PredecessorSubmittedAt,
            draft.OrganisationId,
            draft.Details.MpnId,
            draft.Details.TenantId,
            null,
            draft.Details.SolutionArea,
            draft.Details.Activities,
            [],
            [line],
            [],
            new Exclusivity(false, false),
            PaymentOptOut: false,
            new DecisionRecord("", "", []));
        return new Claim.Filed(
            linked.PredecessorClaimId,
            draft.OrganisationId,
            1,
            draft.Details,
            [],
            [],
            new Submission(submitted, 1),
            [new ClaimLine(line, new LineState.RejectedFinally(RejectionReason.InsufficientProof), 1, [])],
            [],
            [],
            []);
    }
}
