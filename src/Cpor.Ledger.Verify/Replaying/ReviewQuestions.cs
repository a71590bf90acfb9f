using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Disputes;

namespace Cpor.Ledger.Verify.Replaying;

/// <summary>What checks and reviewers asked for, and what the partner answered them.</summary>
internal static class ReviewQuestions
{
    public static IEnumerable<Question> OfReview(this Turn turn) => turn.Fact switch
    {
        CheckRecorded check =>
        [
            new(
                new RecordCheck(check.Check, check.Results),
                "what the check found: it asked the directory, the catalogue or the store of documents"),
        ],
        ReviewOpened => turn.OfLines(),
        Contested { WindowId: { } window } => [.. turn.OfLines(), turn.Validate(window)],
        Contested => turn.OfLines(),
        InfoRequested asked =>
        [
            new(new RequestInfo(
                asked.RequestId, asked.LineIds, asked.Items, asked.Defects, asked.Comment, turn.Regime)),
        ],
        InfoProvided given => [new(new ProvideInfo(given.RequestId, turn.Answer(given), turn.Regime))],
        LineRemoved removed => [new(new RemoveLines(removed.LineIds, removed.Comment))],
        Validated validated => [turn.Validate(validated.WindowId)],
        Rejected rejected => turn.OfRejection(rejected.Reason, rejected.Defects, rejected.Comment),
        RejectedFinally rejected => turn.OfRejection(rejected.Reason, rejected.Defects, rejected.Comment),
        _ => [],
    };

    /// <summary>What ends the checks, or a window, for lines that stand there.</summary>
    private static IEnumerable<Question> OfLines(this Turn turn) =>
        turn.Lines.Select(line => line.State).FirstOrDefault() switch
        {
            LineState.Checking => [new(new OpenReview(turn.Regime, turn.Holders()), RecordedSlots.Given)],
            LineState.Notified notified => [turn.Close(notified.WindowId)],
            _ => [],
        };

    /// <summary>The lines that were asked about are those that the record has an answer for.</summary>
    private static Question Validate(this Turn turn, WindowId window) => new(
        new ValidateLines(
            window,
            (
                from rule in turn.Facts[0].Record?.Rules ?? []
                where rule.Rule == "slot-free"
                from input in rule.Inputs
                where input is { Name: "slot", LineId: not null }
                select input.LineId!.Value).ToValueList(),
            turn.Holders(),
            turn.Bound),
        RecordedSlots.Given);

    private static Answer Answer(this Turn turn, InfoProvided given) => new(
        given.MpnId,
        given.CustomerContact,
        given.TechnicalContact,
        given.PartnerContact,
        turn.Next<LineRemoved>().FirstOrDefault(removed => removed.Side == ClaimSide.Partner)?.LineIds ?? [],
        given.ProofIds,
        given.Comment);

    private static IEnumerable<Question> OfRejection(
        this Turn turn, RejectionReason reason, ValueList<ProofDefect> defects, Sealed? comment)
    {
        if (reason == RejectionReason.NoPartnerResponse)
        {
            return turn.Lines.Select(line => line.State).OfType<LineState.AwaitingAnswer>().Take(1)
                .Select(waiting => new Question(new LapseAnswer(waiting.RequestId, turn.Regime)));
        }

        // One decision refuses some lines for now and others for good.
        var forGood = turn.Facts is [{ Fact: Rejected }, { Fact: RejectedFinally next }, ..] && next.Reason == reason
            ? next.LineIds
            : [];
        return
        [
            .. turn.OfLines(),
            Reject([.. turn.Fact.LineIds, .. forGood]),
            Reject(turn.Fact.LineIds),
        ];

        Question Reject(ValueList<LineId> lines) =>
            new(new RejectLines(lines, reason, defects, comment, turn.Regime));
    }
}
