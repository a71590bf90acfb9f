using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// The reviewer asks the partner for more (CPOR article, introduction: "we may ask you for more information"). May be
/// repeated after an answer. A retry is recognised by the request's id and content. No line named means every line
/// before the reviewer.
/// </summary>
public sealed record RequestInfo(
    RequestId RequestId,
    ValueList<LineId> LineIds,
    ValueList<RequestedItem> Items,
    ValueList<ProofDefect> Defects,
    Sealed? Comment,
    Regime Regime) : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Draft => ClaimRefusals.NotSubmitted,
        Claim.Filed filed when filed.Request(RequestId) is { } request =>
            IsRepeated(request.Fact) ? Decisions.NoFacts : RequestRefusals.RequestIdUsed,
        Claim.Filed filed when filed.IsOver() => ClaimRefusals.Over,
        Claim.Filed filed when !filed.Knows(LineIds) => ClaimRefusals.LineUnknown,
        Claim.Filed filed when filed.Lines.Any(line => line.State is LineState.AwaitingAnswer) =>
            RequestRefusals.RequestOpen,
        Claim.Filed when Items.Count == 0 => RequestRefusals.RequestEmpty,
        Claim.Filed filed => Ask(filed, filed.Chosen(LineIds, line => line.State.IsBeforeReviewer), now),
        _ => ClaimRefusals.Over,
    };

    private bool IsRepeated(InfoRequested asked) =>
        LineIds.IsWithin(asked.LineIds)
        && Items.Distinct().SequenceEqual(asked.Items)
        && Defects.Distinct().SequenceEqual(asked.Defects)
        && Comment == asked.Comment;

    private Decision<ClaimEvent> Ask(Claim.Filed claim, ValueList<ClaimLine> lines, Instant now) =>
        lines.Count == 0 || !lines.All(line => line.State.IsBeforeReviewer)
            ? ClaimRefusals.LinesNotOpenToThis
            : new InfoRequested(
                claim.Id,
                lines.Ids(),
                now,
                RequestId,
                Items.Distinct().ToValueList(),
                Defects.Distinct().ToValueList(),
                Comment,
                Regime.Count(Regime.Terms.AnswerWindow.Value, now),
                CustomerUnreachable: false,
                claim.Under(Regime.Terms).Asked(
                    "answer-window",
                    Regime.Terms.AnswerWindow.Source,
                    "counted",
                    [.. lines.Select(line => line.Input())]));
}
