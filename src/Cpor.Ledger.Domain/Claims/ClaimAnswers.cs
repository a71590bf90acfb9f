using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Deadlines;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>Folds the facts that checks and answers add. Total, like the rest of the folding.</summary>
internal static class ClaimAnswers
{
    public static Claim.Filed Checked(this Claim.Filed filed, CheckRecorded check) => filed with
    {
        Checks = [.. filed.Checks, new AnsweredCheck(check.Check, filed.Version)],
        Lines = filed.Lines
            .Select(line => line with { Failed = [.. line.Failed, .. check.FailuresOf(line.Id, filed.Version)] })
            .ToValueList(),
    };

    public static Claim.Filed Asked(this Claim.Filed filed, InfoRequested asked) =>
        (filed with { Requests = [.. filed.Requests, new Request(asked, filed.Version, null)] })
            .Move(asked.LineIds, new LineState.AwaitingAnswer(asked.RequestId, asked.AnswerDue.Ends));

    public static Claim.Filed Answered(this Claim.Filed filed, InfoProvided given) => (filed with
    {
        Requests = filed.Requests
            .Select(request => request.Id == given.RequestId ? request with { Answer = given } : request)
            .ToValueList(),
        FirstDetails = filed.FirstDetails ?? filed.Details,
        Details = filed.Details with
        {
            MpnId = given.MpnId ?? filed.Details.MpnId,
            CustomerContact = given.CustomerContact ?? filed.Details.CustomerContact,
            TechnicalContact = given.TechnicalContact ?? filed.Details.TechnicalContact,
            PartnerContact = given.PartnerContact ?? filed.Details.PartnerContact,
        },
    }).BackToReview(filed.Awaiting(given.RequestId).Ids());

    // A line that was contested when it was asked about still is.
    private static Claim.Filed BackToReview(this Claim.Filed filed, ValueList<LineId> lines) => lines.Aggregate(
        filed,
        static (claim, line) => claim.Move([line], claim.Challenge(line) is { } contest
            ? new LineState.Contested(contest.OtherClaimId)
            : new LineState.UnderReview()));

    /// <summary>The notification came back: the window never was.</summary>
    public static Claim.Filed Void(this Claim.Filed filed, WindowId id) => filed with
    {
        Windows = filed.Windows
            .Select(window => window.Id == id ? window with { Void = true } : window)
            .ToValueList(),
    };

    /// <summary>
    /// Remembers under which window lines were validated or contested, so that a retry is recognised.
    /// </summary>
    public static Claim.Filed Under(
        this Claim.Filed filed, WindowId id, ValueList<LineId> validated, ValueList<LineId> contested)
    {
        var window = filed.Windows.FirstOrDefault(known => known.Id == id) ?? new Window(id, [], []);
        return filed with
        {
            Windows =
            [
                .. filed.Windows.Where(known => known.Id != id),
                window with
                {
                    LineIds = [.. window.LineIds, .. validated],
                    ContestedLineIds = [.. window.ContestedLineIds, .. contested],
                },
            ],
        };
    }

    public static Claim.Filed Move(this Claim.Filed filed, ValueList<LineId> lines, LineState to) => filed with
    {
        Lines = filed.Lines
            .Select(line => lines.Contains(line.Id) ? line with { State = to, Since = filed.Version } : line)
            .ToValueList(),
    };

    /// <summary>Lines whose slots others hold.</summary>
    public static Claim.Filed Contest(this Claim.Filed filed, Contested fact)
    {
        var moved = fact.Slots.Aggregate(filed.Open(fact), static (claim, slot) =>
            claim.Move([slot.LineId], new LineState.Contested(slot.HolderClaimId)));
        return fact.WindowId is { } window ? moved.Under(window, [], fact.LineIds) : moved;
    }

    /// <summary>When the review of lines is promised; null when it is no more.</summary>
    public static Claim.Filed Promise(this Claim.Filed filed, ValueList<LineId> lines, Due? review) => filed with
    {
        Lines = filed.Lines
            .Select(line => lines.Contains(line.Id) ? line with { Review = review } : line)
            .ToValueList(),
    };

    private static IEnumerable<FailedCheck> FailuresOf(this CheckRecorded check, LineId line, int version) =>
        check.Results
            .Where(result => result.LineId == line && result.Outcome == CheckOutcome.Failed)
            .Select(result => new FailedCheck(result.Code ?? check.Check, version));
}
