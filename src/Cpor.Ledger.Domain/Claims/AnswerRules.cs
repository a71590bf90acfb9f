namespace Cpor.Ledger.Domain.Claims;

/// <summary>Whether an answer fits what was asked.</summary>
internal static class AnswerRules
{
    /// <summary>Whether a request ended because nobody answered it: nothing can be answered any more.</summary>
    public static bool Lapsed(this Claim.Filed claim, RequestId request) =>
        claim.Requests is [.., var last] && last == request
        && claim.Lines.Any(line => line.State is LineState.Rejected { Reason: RejectionReason.NoPartnerResponse });

    /// <summary>The items that an answer gives.</summary>
    public static ValueList<RequestedItem> Given(Answer answer) => Items(answer)
        .Where(item => item.Given)
        .Select(item => item.Item)
        .ToValueList();

    public static ValueList<FieldProblem> Problems(Answer answer, InfoRequested asked, Claim.Filed claim) =>
    [
        .. Items(answer)
            .Where(item => item.Given && item.Item != RequestedItem.Comment && !asked.Items.Contains(item.Item))
            .Select(item => new FieldProblem(item.Field, "not-requested", "The reviewer did not ask for this.")),
        .. Unreachable(answer, asked),
        .. answer.ProofIds
            .Where(id => claim.Documents.All(document => document.ProofId != id))
            .Select(id => new FieldProblem("proofIds", "proof-unknown", $"No document {id} is attached.")),
        .. answer.RemovedLineIds
            .Where(id => claim.Lines.First(line => line.Id == id).State is not LineState.AwaitingAnswer)
            .Select(id => new FieldProblem("removedLineIds", "not-requested", $"Nothing was asked about line {id}.")),
    ];

    private static IEnumerable<FieldProblem> Unreachable(Answer answer, InfoRequested asked)
    {
        if (asked.CustomerUnreachable && answer.CustomerContact is null)
            yield return new("customerContact", "required", "The notification came back; name another contact.");
    }

    private static IEnumerable<(RequestedItem Item, string Field, bool Given)> Items(Answer answer) =>
    [
        (RequestedItem.MpnId, "mpnId", answer.MpnId is not null),
        (RequestedItem.Lines, "removedLineIds", answer.RemovedLineIds.Count > 0),
        (RequestedItem.CustomerContact, "customerContact", answer.CustomerContact is not null),
        (RequestedItem.TechnicalContact, "technicalContact", answer.TechnicalContact is not null),
        (RequestedItem.PartnerContact, "partnerContact", answer.PartnerContact is not null),
        (RequestedItem.Proof, "proofIds", answer.ProofIds.Count > 0),
        (RequestedItem.Comment, "comment", answer.Comment is not null),
    ];
}
