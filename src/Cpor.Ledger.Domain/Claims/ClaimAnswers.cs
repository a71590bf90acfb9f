namespace Cpor.Ledger.Domain.Claims;

/// <summary>Folds the facts that checks and answers add. Total, like the rest of the folding.</summary>
internal static class ClaimAnswers
{
    public static Claim.Filed Checked(this Claim.Filed filed, CheckRecorded check) => filed with
    {
        Checks = [.. filed.Checks, check.Check],
        Lines = filed.Lines.Select(line => line with { Failed = [.. line.Failed, .. check.FailuresOf(line.Id)] })
            .ToValueList(),
    };

    public static Claim.Filed Asked(this Claim.Filed filed, InfoRequested asked) => filed with
    {
        Requests = [.. filed.Requests, asked.RequestId],
        Submission = filed.Submission with { Asked = asked, AskedVersion = filed.Version },
        Lines = filed.Lines.Select(line => asked.LineIds.Contains(line.Id)
                ? line with
                {
                    State = new LineState.AwaitingAnswer(asked.RequestId, asked.AnswerDue.Ends),
                    Since = filed.Version,
                }
                : line)
            .ToValueList(),
    };

    public static Claim.Filed Answered(this Claim.Filed filed, InfoProvided given) => filed with
    {
        Submission = filed.Submission with { Asked = null },
        Details = filed.Details with
        {
            MpnId = given.MpnId ?? filed.Details.MpnId,
            CustomerContact = given.CustomerContact ?? filed.Details.CustomerContact,
            TechnicalContact = given.TechnicalContact ?? filed.Details.TechnicalContact,
            PartnerContact = given.PartnerContact ?? filed.Details.PartnerContact,
        },
        Lines = filed.Lines.Select(line => line.State is LineState.AwaitingAnswer
                ? line with { State = new LineState.UnderReview(), Since = filed.Version }
                : line)
            .ToValueList(),
    };

    /// <summary>A request is over when no line waits for its answer any more.</summary>
    public static Claim.Filed Settled(this Claim.Filed filed) =>
        filed.Lines.Any(line => line.State is LineState.AwaitingAnswer)
            ? filed
            : filed with { Submission = filed.Submission with { Asked = null } };

    private static IEnumerable<string> FailuresOf(this CheckRecorded check, LineId line) => check.Results
        .Where(result => result.LineId == line && result.Outcome == CheckOutcome.Failed)
        .Select(result => result.Code ?? check.Check);
}
