using Cpor.Ledger.Domain.Terms;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>Whether an answer fits what was asked.</summary>
internal static class AnswerRules
{
    /// <summary>Whether this answer is the one that was given: a retry. What it removed must be gone.</summary>
    public static bool IsRepeated(this Answer answer, InfoProvided given, Claim.Filed claim) =>
        (answer.MpnId, answer.Comment) == (given.MpnId, given.Comment)
        && (answer.CustomerContact, answer.TechnicalContact, answer.PartnerContact)
            == (given.CustomerContact, given.TechnicalContact, given.PartnerContact)
        && answer.ProofIds.Equals(given.ProofIds)
        && claim.Chosen(answer.RemovedLineIds, static _ => false).All(line => line.State is LineState.Removed);

    /// <summary>Whether it gives anything.</summary>
    public static bool GivesSomething(this Answer answer) => Items(answer).Any(item => item.Given);

    public static ValueList<FieldProblem> Problems(
        Answer answer, InfoRequested asked, Claim.Filed claim, ProgrammeTerms terms) =>
    [
        .. Items(answer)
            .Where(item => item.Given && item.Item != RequestedItem.Comment && !asked.Items.Contains(item.Item))
            .Select(item => new FieldProblem(item.Field, "not-requested", "The reviewer did not ask for this.")),
        .. Unreachable(answer, asked),
        .. Untitled(answer, claim, terms),
        .. answer.ProofIds
            .Where(id => claim.Documents.All(document => document.ProofId != id))
            .Select(id => new FieldProblem("proofIds", "proof-unknown", $"No document {id} is attached.")),
        .. answer.RemovedLineIds
            .Except(claim.Awaiting(asked.RequestId).Ids())
            .Select(id => new FieldProblem("removedLineIds", "not-requested", $"Nothing was asked about line {id}.")),
    ];

    private static IEnumerable<FieldProblem> Untitled(Answer answer, Claim.Filed claim, ProgrammeTerms terms)
    {
        if (answer.CustomerContact is { Title: null } && terms.Ask(claim.Details.Kind, ClaimField.CustomerContact))
            yield return new("customerContact.title", "required", $"The terms {terms.Id} ask for it.");
        if (answer.TechnicalContact is { Title: null } && terms.Ask(claim.Details.Kind, ClaimField.TechnicalContact))
            yield return new("technicalContact.title", "required", $"The terms {terms.Id} ask for it.");
    }

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
